"""The small parts: limits, turns, memories, button codes, languages, liveness, and the catalogues."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor as FluentVisitor
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardMarkup

from bot.messages.catalogue import FOLDER
from bot.telegram.admission.limits import Allowance, Limiter
from bot.telegram.admission.turns import Turns
from bot.telegram.connection.pulse import Pulse
from bot.telegram.delivery import pace
from bot.telegram.delivery.flood import FloodGate
from bot.telegram.memory import Recent, Seen
from bot.telegram.rendering.keyboards import Action, Press, decode, encode, label_of, question_keyboard
from bot.telegram.settings import Rate


class TestLimiter:
    """A token bucket that is polite once."""

    def test_refuses_beyond_the_burst_and_tells_it_once(self) -> None:
        limiter = Limiter(Rate(2, 60), lambda: 0.0)

        admitted = [limiter.admit("a") for _ in range(5)]

        assert admitted == [True] * 2 + [False] * 3
        assert [limiter.tell("a") for _ in range(3)] == [True, False, False]

    def test_somebody_who_goes_on_asking_is_not_told_again_at_each_token(self) -> None:
        now = [0.0]
        limiter = Limiter(Rate(8, 20), lambda: now[0])
        told = 0
        for second in range(50):
            now[0] = float(second)
            told += not limiter.admit("a") and limiter.tell("a")
        now[0] += 18.0
        again = [limiter.admit("a") for _ in range(8)].count(False) and limiter.tell("a")

        assert told == 1
        assert again

    def test_a_request_takes_a_token_of_each_bucket_or_of_none(self) -> None:
        people, groups = Limiter(Rate(5, 60), lambda: 0.0), Limiter(Rate(2, 30), lambda: 0.0)
        both = Allowance(((people, "a"), (groups, "g")))

        assert [both.take() for _ in range(4)] == [True, True, False, False]
        assert [people.admit("a") for _ in range(4)] == [True, True, True, False]
        assert both.seconds_to_next() == 2.0
        assert [both.tell(), people.tell("a"), groups.tell("g")] == [True, False, False]

    def test_keeps_people_apart(self) -> None:
        limiter = Limiter(Rate(1, 1), lambda: 0.0)
        limiter.admit("a")

        assert limiter.admit("b")

    @given(st.lists(st.floats(0, 100), max_size=60))
    def test_never_admits_more_than_burst_and_refill(self, pauses: list[float]) -> None:
        now = [0.0]
        limiter = Limiter(Rate(3, 6), lambda: now[0])
        admitted = 0
        for pause in pauses:
            now[0] += pause
            admitted += limiter.admit("a")

        assert admitted <= 3 + now[0] * 6 / 60 + 1e-6


class TestFloodGate:
    """Who waits when Telegram asks to wait."""

    @pytest.mark.parametrize(
        ("refused", "others_wait"),
        [([1], False), ([1] * 4, False), ([1, 2], False), ([1, -2, 3], True), ([None], True)],
    )
    async def test_one_chat_waits_alone_and_several_mean_all(
        self, refused: list[int | None], others_wait: bool
    ) -> None:
        gate = FloodGate(30)
        for chat in refused:
            gate.close(chat, 100, "sendMessage")

        assert not gate.is_free(1)
        assert gate.is_free(7) is not others_wait

    async def test_a_private_chat_is_written_to_at_a_pace_and_no_other_waits_for_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pace.Pace.__init__, "__defaults__", (0.01,))
        gate, made = FloodGate(30, 2), list[tuple[int, str]]()

        async def call(chat: int, endpoint: str) -> bool:
            made.append((chat, endpoint))
            return True

        async def sent(chat: int, endpoint: str = "sendMessage") -> None:
            await gate.process_request(call, (chat, endpoint), {}, endpoint, {"chat_id": chat}, None)

        await asyncio.gather(*(sent(1) for _ in range(5)), sent(1, "editMessageText"), sent(2))

        assert sorted(made) == [(1, "editMessageText"), *[(1, "sendMessage")] * 5, (2, "sendMessage")]
        assert made.index((2, "sendMessage")) < 4
        assert made.index((1, "editMessageText")) < 4

    async def test_a_pace_lets_a_burst_through_and_then_waits(self) -> None:
        paced = pace.Pace(2, seconds=3_600)
        free = []
        for _ in range(2):
            async with paced:
                free.append(paced.is_free)

        assert free == [True, False]
        assert not paced.is_full

    async def test_a_plea_finds_no_place_where_answers_wait(self) -> None:
        gate = FloodGate(1)

        async def call() -> bool:
            return True

        before = gate.is_free(7)
        await gate.process_request(call, (), {}, "sendMessage", {"chat_id": 5}, None)

        assert before
        assert not gate.is_free(7)


class TestTurns:
    """One at a time, in order, nothing left behind."""

    async def test_are_taken_in_order_and_forgotten_when_done(self) -> None:
        turns, order = Turns(), []

        async def work(number: int) -> None:
            async with turns.turn("a"):
                await asyncio.sleep(0.01 / (number + 1))
                order.append(number)

        await asyncio.gather(*(work(number) for number in range(5)))

        assert order == [0, 1, 2, 3, 4]
        assert len(turns) == 0

    async def test_are_passed_on_where_one_fails(self) -> None:
        turns = Turns()
        with pytest.raises(ZeroDivisionError):
            async with turns.turn("a"):
                raise ZeroDivisionError

        async with turns.turn("a"):
            assert len(turns) == 1


class TestMemories:
    """Bounded, and the oldest is forgotten."""

    def test_what_was_used_lately_stays(self) -> None:
        recent: Recent[str, int] = Recent(2)
        recent.put("a", 1)
        recent.put("b", 2)
        recent.get("a")
        recent.put("c", 3)

        assert (recent.get("a"), recent.get("b"), recent.get("c"), len(recent)) == (1, None, 3, 2)

    def test_the_second_showing_is_known(self) -> None:
        seen: Seen[int] = Seen(10)

        assert [seen.before(1), seen.before(2), seen.before(1)] == [False, False, True]


class TestButtonCodes:
    """Short, versioned, strict."""

    @given(
        st.sampled_from(Action),
        st.lists(st.from_regex(r"[A-Za-z0-9_-]{1,24}", fullmatch=True), max_size=2),
        st.booleans(),
    )
    def test_what_is_encoded_is_decoded_and_within_64_bytes(
        self, action: Action, arguments: list[str], opens: bool
    ) -> None:
        data = encode(action, *arguments, opens=opens)

        assert decode(data) == Press(action, tuple(arguments), opens)
        assert len(data.encode()) <= 64

    @given(st.one_of(st.text(), st.from_regex(r"v[12]n?:[a-z]{1,3}(:.{0,30}){0,3}")))
    def test_anything_else_is_nothing(self, data: str) -> None:
        press = decode(data)

        is_earlier = press == Press(Action.QUESTION) and data.startswith("v1:q:")
        assert press is None or is_earlier or encode(press.action, *press.arguments, opens=press.opens) == data

    @pytest.mark.parametrize(("said", "page"), [("0", 0), ("12", 12), ("-1", 0), ("99999", 0), ("x", 0), ("٣", 0)])
    def test_a_page_is_a_small_number_or_the_first(self, said: str, page: int) -> None:
        assert Press(Action.TERMS, (said,)).page(0) == page
        assert Press(Action.TERMS, ()).page(0) == 0

    def test_a_label_is_found_by_the_data_of_its_own_button_only(self) -> None:
        keyboard = question_keyboard(["甲", "乙"])

        assert [label_of(f"v2:q:{index}", keyboard) for index in range(3)] == ["甲", "乙", None]
        assert label_of("v2:q:0", None) is None

    def test_the_same_question_gets_one_button_and_an_endless_one_none(self) -> None:
        keyboard = question_keyboard(["甲", "甲", "长" * 200, ""])

        assert isinstance(keyboard, InlineKeyboardMarkup)
        assert [[button.text for button in row] for row in keyboard.inline_keyboard] == [["甲"]]
        assert question_keyboard([]) is None


class TestPulse:
    """What the connection went through, and what that means."""

    def test_is_lost_after_too_many_refusals_in_a_row_only(self) -> None:
        pulse = Pulse(2, 60, lambda: 0.0)
        for happens in (pulse.refused, pulse.refused, pulse.succeeded, pulse.refused, pulse.refused):
            happens()
        patient = pulse.lost.is_set()
        pulse.refused()

        assert (patient, pulse.lost.is_set()) == (False, True)

    def test_tells_silence_from_idleness(self) -> None:
        now = [0.0]
        pulse = Pulse(2, 60, lambda: now[0])
        pulse.succeeded()
        now[0] = 5.0
        pulse.tried()
        now[0] = 7.0

        assert (pulse.silent_seconds, pulse.idle_seconds) == (7.0, 2.0)

    def test_is_down_until_telegram_answered_and_when_it_fails_or_is_silent_for_long(self) -> None:
        now = [0.0]
        pulse = Pulse(2, 60, lambda: now[0])
        told = [pulse.health()]
        pulse.succeeded()
        told.append(pulse.health())
        pulse.failed("a made-up reason")
        now[0] = 5.0
        told.append(pulse.health())
        now[0] = 11.0
        told.append(pulse.health())
        pulse.succeeded()
        now[0] = 70.0
        told.append(pulse.health())
        now[0] = 72.0
        told.append(pulse.health())

        assert [(health.is_up, health.reason) for health in told] == [
            (False, "starting"),
            (True, ""),
            (True, ""),
            (False, "a made-up reason"),
            (True, ""),
            (False, "Telegram is silent"),
        ]


class _Places(FluentVisitor):
    """The names of the places of a message, those that choose between one and many among them."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 -- the library's word
        """Note the name."""
        self.names.add(node.id.name)


def _entries(language: str) -> dict[str, set[str]]:
    resource = parse((Path(FOLDER) / language / "telegram.ftl").read_text(encoding="utf-8"))
    found = {}
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            assert entry.value is not None
            places = _Places()
            places.visit(entry)
            found[entry.id.name] = places.names
    return found


def test_both_catalogues_hold_the_same_messages_with_the_same_places() -> None:
    assert _entries("zh-Hans") == _entries("en")


def test_no_message_is_left_over_in_the_catalogue() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (FOLDER.parent / "telegram").rglob("*.py"))
    made = (
        "telegram-command-",
        "telegram-month-",
        "telegram-reason-",
        "telegram-rules-mention-",
        "telegram-rules-reply-",
    )
    unused = {name for name in _entries("en") if f'"{name}"' not in code and not name.startswith(made)}

    assert unused == set()
