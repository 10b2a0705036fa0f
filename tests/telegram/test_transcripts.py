"""The transcripts of the documentation are what the bot says today; `make transcripts` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.telegram.transcripts import FOLDER, SURFACES, transcript


@pytest.mark.parametrize("surface", SURFACES)
async def test_a_transcript_is_what_the_bot_says_today(surface: str, tmp_path: Path) -> None:
    assert (FOLDER / f"{surface}.md").read_text(encoding="utf-8") == await transcript(surface, tmp_path)


def test_there_is_no_transcript_of_a_surface_that_does_not_exist() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(SURFACES)
