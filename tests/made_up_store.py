"""A knowledge folder of one made-up report, with the shipped vocabulary; 纸鹤县 does not exist."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.shipped import KNOWLEDGE, ROOT

_MADE_UP = ROOT / "tests" / "answering" / "made_up"
REPORT = "zhihe-2031"


def made_up_folder(parent: Path) -> Path:
    """Make `parent/knowledge`, and beside it the document that its report names."""
    folder = parent / "knowledge"
    shutil.copytree(_MADE_UP / "knowledge", folder)
    shutil.copytree(_MADE_UP / "seeds", parent / "seeds")
    for shared in ("lexicon.yaml", "glosses.yaml"):
        shutil.copy(KNOWLEDGE / shared, folder)
    # What the lexicon offers by name are entries of the shipped report.
    lexicon = folder / "lexicon.yaml"
    text = lexicon.read_text(encoding="utf-8")
    unit = "  - {name: 万度, name_en: 10 thousand kilowatt-hours, dimension: energy}"
    text = text.replace("\nunits:\n", f"\nunits:\n{unit}\n", 1)
    lexicon.write_text(
        re.sub(r"^ambiguities:\n(?:[ #].*\n|\n)*", "ambiguities: []\n\n", text, flags=re.MULTILINE), "utf-8"
    )
    return folder
