"""Buttons that show a page: in place of the one they stand on, or, under an answer, below it."""

from __future__ import annotations

from functools import partial

from bot.service.browsing import Browsing
from bot.service.exploring.contract import Exploring
from bot.telegram.buttons.reactions import Pressed, React, Reaction, gone
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.pages import lists, outline
from bot.telegram.rendering.answers import Outgoing
from bot.telegram.rendering.keyboards import Action


class PagingButtons:
    """Reacts to buttons that leaf through something."""

    def __init__(self, exploring: Exploring, browsing: Browsing, delivery: Delivery) -> None:
        self._exploring = exploring
        self._browsing = browsing
        self._delivery = delivery
        pages = (
            Action.CONTEXT, Action.PARAGRAPH, Action.OUTLINE, Action.SECTION, Action.TERMS, Action.CATEGORIES,
            Action.INDICATORS, Action.RELATED, Action.TARGETS,
        )  # fmt: skip
        self.reactions: dict[Action, React] = dict.fromkeys(pages, self._turn)

    async def _turn(self, pressed: Pressed) -> Reaction:
        page = self._page(pressed)
        return gone(pressed) if page is None else Reaction(None, partial(self._show, pressed, page))

    def _page(self, pressed: Pressed) -> Outgoing | None:
        press, exploring, language = pressed.press, self._exploring, pressed.language
        match press.action:
            case Action.CONTEXT:
                return outline.context_page(exploring, press.key, language)
            case Action.PARAGRAPH:
                return outline.paragraph_page(exploring, press.key, language)
            case Action.OUTLINE:
                return outline.outline_top(exploring, self._browsing.report_title(language), language)
            case Action.SECTION:
                return outline.section_page(exploring, press.key, press.page(1), language)
            case Action.TERMS:
                return lists.term_page(exploring, press.page(0), language)
            case Action.CATEGORIES:
                return lists.category_page(exploring, language)
            case Action.INDICATORS:
                return lists.indicator_page(exploring, press.key, press.page(1), language)
            case Action.RELATED:
                return lists.related_page(exploring, press.key, press.page(1), language)
            case _:
                # Only years that have any stand on buttons.
                has_any = bool(exploring.targets(press.page(0), language))
                return lists.target_page(exploring, press.page(0), press.page(1), language) if has_any else None

    async def _show(self, pressed: Pressed, page: Outgoing) -> None:
        message, stays = pressed.message, pressed.press.opens or not pressed.can_be_edited
        if stays or not await self._delivery.edit(message.chat.id, message.message_id, page):
            await self._delivery.send(spot_of(message), (page,))
