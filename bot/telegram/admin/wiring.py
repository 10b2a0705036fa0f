"""Puts the admin's interface together."""

from __future__ import annotations

from bot.telegram.admin.adding import Adding
from bot.telegram.admin.backups import Backups
from bot.telegram.admin.checking import Checking
from bot.telegram.admin.desk import AdminDesk
from bot.telegram.admin.dialogues import Dialogues
from bot.telegram.admin.digests import DigestChoice
from bot.telegram.admin.drafts import REPORTS, Drafts
from bot.telegram.admin.entries import Entries
from bot.telegram.admin.features import Feature
from bot.telegram.admin.files import Files
from bot.telegram.admin.finder import Finder
from bot.telegram.admin.menu import Menu
from bot.telegram.admin.news import News
from bot.telegram.admin.people import People
from bot.telegram.admin.publishing import Delivered, Publishing
from bot.telegram.admin.reviewing import Waiting
from bot.telegram.admin.statistics import StatisticsPages
from bot.telegram.admin.wordings import Wordings
from bot.telegram.delivery.sending import Delivery
from bot.telegram.incoming.people import Speakers
from bot.telegram.services import Keeping


def admin_desk(keeping: Keeping, report: Delivered, delivery: Delivery, speakers: Speakers) -> AdminDesk:
    """The desk with all its features."""
    editing, dialogues, menu = keeping.editing, Dialogues(), Menu()
    finder = Finder(editing, dialogues)
    publishing = Publishing(editing, report, News(editing, delivery, speakers))
    entries = Entries(editing, publishing, finder, dialogues)
    files = Files(editing, publishing)
    wordings = Wordings(editing, entries, publishing, dialogues)
    adding = Adding(entries, publishing, finder, dialogues)
    drafts = Drafts(keeping.drafting, publishing)
    files.others.update(dict.fromkeys(REPORTS, drafts.take))
    features: list[Feature] = [
        menu,
        publishing,
        People(editing),
        entries,
        wordings,
        adding,
        files,
        drafts,
        Waiting(keeping.reviewing, entries, wordings, adding),
        StatisticsPages(keeping.statistics),
        DigestChoice(keeping.digests),
        Backups(keeping.backup),
        Checking(editing, keeping.explaining),
    ]
    desk = AdminDesk(editing, features, files.take, dialogues, delivery, speakers)
    menu.known = desk.known
    return desk
