"""How the bot behaves in each group, as the group's own admins set it."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from bot.domain.answer import Answer, AnswerKind
from bot.service.ports import Clock, GroupRules, GroupStore
from bot.service.pseudonyms import Pseudonyms

_AS_IT_COMES = GroupRules()
_WHOLE = frozenset({AnswerKind.LIST, AnswerKind.NAVIGATION, AnswerKind.CLARIFY, AnswerKind.SILENCE})
"""Answers whose headline alone says too little."""


class Groups(Protocol):
    """Knows the rules of groups. What changes them raises StoreError where that cannot be kept."""

    def rules(self, group: str) -> GroupRules:
        """The rules of a group; those of a new one where none were set."""

    async def change(self, group: str, rules: GroupRules) -> None:
        """Behave so in this group from now on."""

    async def move(self, old: str, new: str) -> None:
        """The group goes by another id from now on."""

    async def forget(self, group: str) -> None:
        """Keep nothing of a group."""


class StoredGroups:
    """The rules, in memory and in a store; implements `Groups`.

    All are in memory, for every message in a group is judged by them.
    """

    def __init__(self, store: GroupStore, clock: Clock, pseudonyms: Pseudonyms) -> None:
        self._store = store
        self._clock = clock
        self._of = pseudonyms.of
        self._rules: dict[str, GroupRules] = {}

    async def load(self) -> None:
        """Read the rules.

        Raises:
            StoreError: they cannot be read.
        """
        self._rules = await self._store.rules()

    def rules(self, group: str) -> GroupRules:
        """The rules of a group; those of a new one where none were set."""
        return self._rules.get(self._of(group), _AS_IT_COMES) if self._rules else _AS_IT_COMES

    async def change(self, group: str, rules: GroupRules) -> None:
        """Behave so in this group from now on."""
        await self._store.keep(self._of(group), rules, self._clock.now())
        self._rules[self._of(group)] = rules

    async def move(self, old: str, new: str) -> None:
        """The group goes by another id from now on; moving it twice does no harm."""
        rules = self._rules.get(self._of(old))
        if rules is not None:
            await self.change(new, rules)
            await self.forget(old)

    async def forget(self, group: str) -> None:
        """Keep nothing of a group."""
        if self._of(group) in self._rules:
            await self._store.drop(self._of(group))
            # Both chats tell of a move, perhaps at the same time.
            self._rules.pop(self._of(group), None)


def brief(answer: Answer) -> Answer:
    """The answer with its headline and the first passage it rests on; a list, or a question back, stays whole."""
    if answer.kind in _WHOLE:
        return replace(answer, suggestions=())
    return replace(answer, details=(), citations=answer.citations[:1], suggestions=())
