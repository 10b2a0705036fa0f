"""A change is published only if it passes, is served at once, and can be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.errors import EditRefused, KnowledgeError
from bot.domain.revision import replay
from bot.service.editing.contract import PROPOSAL_LIFETIME, TRIAL_LIFETIME, Role, TrialState, Verdict
from bot.service.editing.edits import (
    AddEntry,
    AddWording,
    Edit,
    Enable,
    RemoveWording,
    Rewrite,
    SetField,
    TakeFiles,
    Undo,
)
from tests.made_up_store import REPORT
from tests.service.editing.conftest import EDITOR, OTHER_OWNER, OWNER, STRANGER, Desk

BOATS = AddWording("festivals", "县里有什么热闹可看")
NEW_ANSWER = SetField("who-delivered", ("answer",), "县长作的。")
"""Breaks a golden answer: the name is gone."""


async def test_a_new_wording_is_answered_the_moment_it_is_published(desk: Desk) -> None:
    assert "节庆活动" not in desk.says("县里有什么热闹可看")

    await desk.published(OWNER, BOATS)

    assert "节庆活动" in desk.says("县里有什么热闹可看")


async def test_before_it_is_published_it_is_shown_and_served_to_nobody(desk: Desk) -> None:
    trial = await desk.editing.attempt(OWNER, BOATS)

    assert trial.is_sound
    first = trial.previews[0]
    assert first.question == "县里有什么热闹可看"
    assert first.after is not None
    assert "节庆活动" in first.after.headline
    assert "节庆活动" not in desk.says("县里有什么热闹可看")


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (SetField("gross-regional-product", ("observations", 0, "value"), "211"), "210.5"),
        (SetField("gross-regional-product", ("observations", 0, "quote"), "生产总值999亿元"), "quote"),
        (AddWording("exports", "GDP"), "gross-regional-product"),
        (SetField("gross-regional-product", ("direction",), "sideways"), "direction"),
        (SetField("who-delivered", ("answer",), "甲乙丙在2029年作的。"), "2029"),
        (Rewrite("exports", "- id: exports\n  name: 出口总额\n"), "missing"),
    ],
    ids=["value", "quote", "alias", "schema", "number of an answer", "rewritten"],
)
async def test_what_fails_a_check_is_refused_with_its_reason(desk: Desk, edit: Edit, reason: str) -> None:
    before = await desk.store.blocks()
    trial = await desk.editing.attempt(OWNER, edit)

    outcome = await desk.editing.publish(OWNER, trial.id, accepts_changes=True)

    assert outcome.verdict is Verdict.REFUSED
    assert reason in " ".join(trial.faults)
    assert await desk.store.blocks() == before


async def test_a_golden_answer_that_changes_needs_a_second_yes(desk: Desk) -> None:
    trial = await desk.editing.attempt(OWNER, NEW_ANSWER)

    first = await desk.editing.publish(OWNER, trial.id)

    assert first.verdict is Verdict.SECOND_YES
    assert [(one.question.id, one.breaks) for one in trial.golden] == [("who", True)]
    assert "甲乙丙" in desk.says("报告人是谁")
    assert (await desk.editing.publish(OWNER, trial.id, accepts_changes=True)).verdict is Verdict.PUBLISHED
    assert desk.says("报告人是谁") == "县长作的。"


async def test_a_second_yes_to_what_was_not_shown_is_none(desk: Desk) -> None:
    trial = await desk.editing.attempt(OWNER, NEW_ANSWER)
    await desk.published(
        OTHER_OWNER,
        AddEntry(
            REPORT,
            "questions",
            {"id": "who-2", "question": "谁作的报告", "status": "answered", "says": ["甲乙丙"], "note": "made up"},
        ),
    )

    outcome = await desk.editing.publish(OWNER, trial.id, accepts_changes=True)

    assert outcome.verdict is Verdict.SECOND_YES
    assert outcome.trial is not None
    assert {one.question.id for one in outcome.trial.golden} == {"who", "who-2"}
    assert (await desk.editing.publish(OWNER, trial.id, accepts_changes=True)).verdict is Verdict.PUBLISHED


async def test_undo_restores_what_was_there_in_a_revision_of_its_own(desk: Desk) -> None:
    before = await desk.editing.export()
    number = await desk.published(OWNER, BOATS)

    undone = await desk.published(OWNER, Undo(number))

    assert undone == number + 1
    assert await desk.editing.export() == before
    assert "节庆活动" not in desk.says("县里有什么热闹可看")


async def test_what_changed_since_is_not_undone_but_shown(desk: Desk) -> None:
    number = await desk.published(OWNER, BOATS)
    later = await desk.published(OWNER, AddWording("festivals", "热闹日子有几个"))

    trial = await desk.editing.attempt(OWNER, Undo(number))

    assert trial.conflict is not None
    assert trial.conflict.number == later
    assert (await desk.editing.publish(OWNER, trial.id)).verdict is Verdict.CONFLICT


async def test_the_second_of_two_at_one_entry_gets_the_change_of_the_first(desk: Desk) -> None:
    mine = await desk.editing.attempt(OWNER, BOATS)
    number = await desk.published(OTHER_OWNER, AddWording("festivals", "热闹日子有几个"))

    outcome = await desk.editing.publish(OWNER, mine.id)

    assert outcome.verdict is Verdict.CONFLICT
    assert outcome.conflict is not None
    assert (outcome.conflict.number, outcome.conflict.author) == (number, f"telegram:{OTHER_OWNER}")
    assert "热闹日子有几个" in (await desk.store.blocks())[f"{REPORT}/faq/festivals"].text


async def test_changes_of_two_entries_do_not_stand_in_each_others_way(desk: Desk) -> None:
    mine = await desk.editing.attempt(OWNER, BOATS)
    await desk.published(OTHER_OWNER, AddWording("who-delivered", "谁念的稿子呢"))

    assert (await desk.editing.publish(OWNER, mine.id)).verdict is Verdict.PUBLISHED


async def test_a_disabled_entry_is_gone_from_the_answers_until_it_is_enabled(desk: Desk) -> None:
    await desk.published(OWNER, Enable("festivals", enabled=False))
    gone = desk.says("举办了哪些节庆活动")
    await desk.published(OWNER, Enable("festivals", enabled=True))

    assert "三个" not in gone
    assert "三个" in desk.says("举办了哪些节庆活动")


async def test_the_log_replayed_is_what_is_served(desk: Desk) -> None:
    await desk.published(OWNER, BOATS)
    await desk.published(OWNER, RemoveWording("festivals", "办了什么节"))
    await desk.published(OWNER, Undo(3))

    revisions = await desk.editing.history(100)

    assert replay(reversed(revisions)) == await desk.store.blocks()
    assert [one.number for one in await desk.editing.history(100, named="festivals")] == [4, 3, 2, 1]


class TestFiles:
    async def test_a_file_changes_the_entries_it_holds_and_no_others(self, desk: Desk) -> None:
        exported = await desk.editing.export()
        entry = "- id: festivals\n" + exported[f"{REPORT}/faq.yaml"].decode().split("- id: festivals\n")[1]
        sent = entry.replace("办了什么节", "办了啥节呀").encode()

        await desk.published(OWNER, TakeFiles({"my-faq.yaml": sent}, {}))

        after = await desk.editing.export()
        assert [path for path in after if after[path] != exported[path]] == [f"{REPORT}/faq.yaml"]
        assert "三个" in desk.says("办了啥节呀")

    async def test_new_entries_are_added(self, desk: Desk) -> None:
        new = "- id: gdp-growth\n  question: 2030年GDP增长多少\n  status: answered\n  says: [3.2%]\n  note: made up\n"

        await desk.published(OWNER, TakeFiles({"questions.yaml": new.encode()}, {}))

        assert [one.id for one in desk.serving.engine.knowledge.questions] == ["gdp", "who", "gdp-growth"]

    @pytest.mark.parametrize(
        "content",
        [
            b"- id: &a [x]\n  questions: *a\n",
            "- id: 坏".encode("gb18030"),
            "- id: x".encode("utf-16"),
            b"- id: [unclosed\n",
            b"just words",
        ],
        ids=["aliases", "GB18030", "UTF-16", "broken", "no list"],
    )
    async def test_a_file_that_cannot_be_read_is_refused_with_the_line(self, desk: Desk, content: bytes) -> None:
        with pytest.raises(KnowledgeError, match=r"faq\.yaml"):
            await desk.editing.attempt(OWNER, TakeFiles({"faq.yaml": content}, {}))

    async def test_laughs_are_not_multiplied(self, desk: Desk) -> None:
        lines = ["a: &a [lol]"] + [
            f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=False)
        ]

        with pytest.raises(KnowledgeError, match="anchor"):
            await desk.editing.attempt(OWNER, TakeFiles({"lexicon.yaml": "\n".join(lines).encode()}, {}))

    async def test_a_file_of_another_kind_is_told_what_is_expected(self, desk: Desk) -> None:
        with pytest.raises(EditRefused, match=r"indicators\.yaml"):
            await desk.editing.attempt(OWNER, TakeFiles({"holiday.yaml": b"- a: b\n"}, {}))


class TestRoles:
    async def test_an_editor_publishes_what_passes_every_check(self, desk: Desk) -> None:
        await desk.published(EDITOR, BOATS)

        assert (await desk.editing.history(1))[0].author == f"telegram:{EDITOR}"

    async def test_an_editor_leaves_the_rest_to_an_owner(self, desk: Desk) -> None:
        trial = await desk.editing.attempt(EDITOR, NEW_ANSWER)
        alone = await desk.editing.publish(EDITOR, trial.id, accepts_changes=True)
        proposed = await desk.editing.propose(EDITOR, trial.id)
        again = await desk.editing.publish(EDITOR, trial.id, accepts_changes=True)

        assert (alone.verdict, proposed.verdict, again.verdict) == (
            Verdict.OWNER_NEEDED,
            Verdict.PROPOSED,
            Verdict.FORBIDDEN,
        )
        assert [one.id for one in await desk.editing.proposals()] == [trial.id]
        assert await desk.editing.trial(OWNER, trial.id) is not None
        assert (await desk.editing.publish(OWNER, trial.id, accepts_changes=True)).verdict is Verdict.PUBLISHED
        assert (await desk.editing.history(1))[0].author == f"telegram:{EDITOR}, telegram:{OWNER}"
        assert await desk.editing.proposals() == ()

    async def test_a_stranger_may_nothing(self, desk: Desk) -> None:
        trial = await desk.editing.attempt(OWNER, BOATS)

        with pytest.raises(EditRefused):
            await desk.editing.attempt(STRANGER, BOATS)
        assert (await desk.editing.publish(STRANGER, trial.id)).verdict is Verdict.FORBIDDEN
        assert (await desk.editing.propose(STRANGER, trial.id)).verdict is Verdict.FORBIDDEN
        assert not await desk.editing.drop(STRANGER, trial.id)
        assert await desk.editing.trial(STRANGER, trial.id) is None
        assert not await desk.editing.grant(STRANGER, STRANGER)
        assert not await desk.editing.revoke(EDITOR, EDITOR)

    async def test_what_one_tries_no_other_publishes(self, desk: Desk) -> None:
        trial = await desk.editing.attempt(EDITOR, BOATS)

        assert (await desk.editing.publish(OWNER, trial.id)).verdict is Verdict.FORBIDDEN

    async def test_a_revoked_editor_is_nobody_at_once(self, desk: Desk) -> None:
        trial = await desk.editing.attempt(EDITOR, BOATS)

        assert await desk.editing.revoke(OWNER, EDITOR)

        assert await desk.editing.role(EDITOR) is Role.NOBODY
        assert (await desk.editing.publish(EDITOR, trial.id)).verdict is Verdict.FORBIDDEN
        assert await desk.editing.trial(OWNER, trial.id) is None


class TestTrials:
    async def test_one_is_published_once(self, desk: Desk) -> None:
        trial = await desk.editing.attempt(OWNER, BOATS)
        first = await desk.editing.publish(OWNER, trial.id)

        second = await desk.editing.publish(OWNER, trial.id)

        assert (first.verdict, second.verdict) == (Verdict.PUBLISHED, Verdict.EXPIRED)
        assert await desk.store.head() == 2

    async def test_one_that_is_dropped_is_over(self, desk: Desk) -> None:
        trial = await desk.editing.attempt(OWNER, BOATS)

        assert await desk.editing.drop(OWNER, trial.id)

        assert not await desk.editing.drop(OWNER, trial.id)
        assert (await desk.editing.publish(OWNER, trial.id)).verdict is Verdict.EXPIRED

    async def test_a_yes_that_comes_too_late_is_none(self, desk: Desk) -> None:
        trial = await desk.editing.attempt(EDITOR, BOATS)
        proposal = await desk.editing.attempt(EDITOR, NEW_ANSWER)
        await desk.editing.propose(EDITOR, proposal.id)
        desk.clock.pass_by(TRIAL_LIFETIME + timedelta(seconds=1))

        assert (await desk.editing.publish(EDITOR, trial.id)).verdict is Verdict.EXPIRED
        waiting = await desk.editing.publish(OWNER, proposal.id)
        desk.clock.pass_by(PROPOSAL_LIFETIME)
        assert waiting.verdict is Verdict.SECOND_YES
        assert (await desk.editing.publish(OWNER, proposal.id, accepts_changes=True)).verdict is Verdict.EXPIRED
        assert await desk.editing.proposals() == ()

    async def test_what_changes_nothing_is_told(self, desk: Desk) -> None:
        with pytest.raises(EditRefused, match="Nothing would change"):
            await desk.editing.attempt(OWNER, AddWording("festivals", "办了什么节"))

    @pytest.mark.parametrize("edit", [AddWording("no-such", "x"), Undo(99), RemoveWording("festivals", "x")])
    async def test_what_cannot_be_done_is_told(self, desk: Desk, edit: Edit) -> None:
        with pytest.raises(EditRefused):
            await desk.editing.attempt(OWNER, edit)

    async def test_a_trial_outlives_the_service_that_made_it(self, desk: Desk) -> None:
        trial = await desk.editing.attempt(OWNER, BOATS)
        kept = await desk.editing.trial(OWNER, trial.id)

        assert kept is not None
        assert (kept.state, kept.changes) == (TrialState.OPEN, trial.changes)


async def test_an_entry_is_seen_with_its_figures_and_who_changed_it_last(desk: Desk) -> None:
    await desk.published(EDITOR, AddWording("gross-regional-product", "全县经济总盘子"))

    view = await desk.editing.entry("gross-regional-product")

    assert view is not None
    assert (view.kind, view.title, view.is_enabled) == ("indicators", "地区生产总值", True)
    assert view.figures[0].as_written == "210.5亿元"
    assert "全县经济总盘子" in view.wordings
    assert view.changed_by is not None
    assert view.changed_by.author == f"telegram:{EDITOR}"


async def test_sentences_to_quote_stand_once_in_the_report(desk: Desk) -> None:
    from bot.domain.answer import Language

    found = await desk.editing.search("生产总值", Language.ZH_HANS)

    source = desk.serving.engine.knowledge.report.document.text
    assert found
    assert [quote for quote in found if source.count(quote) != 1] == []


async def test_a_check_of_what_is_served_finds_nothing_and_then_what_was_broken_on_purpose(desk: Desk) -> None:
    assert await desk.editing.faults() == ()
    trial = await desk.editing.attempt(OWNER, NEW_ANSWER)
    await desk.editing.publish(OWNER, trial.id)
    await desk.editing.publish(OWNER, trial.id, accepts_changes=True)

    assert await desk.editing.faults() == ("who: 报告人是谁",)
