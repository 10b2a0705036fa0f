"""The traffic that the bots are measured with is what it is said to be."""

from __future__ import annotations

from itertools import chain

from benchmarks.telegram_traffic import Traffic, known_questions


def asked(traffic: Traffic, conversations: int) -> list[str]:
    return list(chain.from_iterable(traffic.conversation() for _ in range(conversations)))


def test_rehearsed_traffic_asks_every_known_question_first_and_then_only_those() -> None:
    known = known_questions()
    traffic = Traffic(0.0, rehearsed=True)

    assert asked(traffic, len(known)) == list(known)
    assert set(asked(traffic, 200)) <= set(known)


def test_new_questions_are_worded_as_never_before() -> None:
    new = asked(Traffic(1.0), 200)

    assert len(set(new)) == len(new)
    assert not set(new) & set(known_questions())


def test_the_same_is_asked_of_every_bot() -> None:
    first, second = (asked(Traffic(0.15, rehearsed=True), 2_700)[2_600:] for _ in range(2))

    assert first == second
