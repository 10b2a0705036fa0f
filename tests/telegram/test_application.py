"""The framework's application remembers nobody."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

from telegram.ext import Application

from tests.telegram import made_up
from tests.telegram.botapi.people import Person
from tests.telegram.stage import Stage


def held(application: Application[Any, Any, Any, Any, Any, Any]) -> Iterator[object]:
    """Whatever stands in a set or a mapping of the application's own."""
    for kind in type(application).__mro__:
        for name in getattr(kind, "__slots__", ()):
            own = getattr(application, name, ())
            if isinstance(own, set | dict):
                yield from own


async def test_the_application_keeps_no_id_of_who_wrote_or_of_where(stage: Stage) -> None:
    people = [Person(stage.world, 800_000_001 + number) for number in range(3)]
    for person in people:
        person.says(made_up.GRAIN)
        await stage.heard(person)
    await stage.settled()
    applications = [one for one in gc.get_objects() if isinstance(one, Application) and one.running]

    assert len(applications) == 1
    assert not {person.id for person in people} & set(held(applications[0]))
