"""Tells the numbers of a report that are surely no figures: years, dates, names, numbers of lists and notes."""

from __future__ import annotations

import re

from bot.documents.numerals import PrintedNumber

_LONGEST_NAME = 24
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_AFTER_YEAR = re.compile("年|[-—–－至~～](?:19|20)[0-9]{2}年?|[/.-][0-9]{1,2}")
_DATE = re.compile("月|日")
_NOTE = re.compile(r"[［\[【]\s*$")
_LETTER = re.compile("[A-Za-z]")
_PLUS = re.compile("[+＋×&＆·]")
_AFTER_ORDINAL = re.compile("[届次批轮个期代条号章年季只家部颗架条例]")
# What follows a number that names one thing, rather than counting things.
_NAMING = re.compile("周年|强(?![度化])|号|路(?!段)|热线|℃|°")
_DURATION = re.compile("年(?!度)|个(?:月|季度|小时)|季度")
_ROUND_THE_CLOCK = re.compile("24小时")
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》|「[^「」]*」")


def reason_for(text: str, number: PrintedNumber) -> str | None:
    """Why a number of a paragraph is no figure, as a curator would state it; None where it may be one."""
    before, after = text[: number.start], text[number.end :]
    for reads in (_place_in_a_list, _time, _name):
        reason = reads(before, after, number)
        if reason is not None:
            return reason
    return _quoted(text, number)


def late_reason_for(text: str, number: PrintedNumber) -> str | None:
    """As `reason_for`, for a number that opens no figure: 2024世界… is a year, 10大类 a name."""
    if _YEAR.fullmatch(number.digits):
        return "year word"
    return "part of a name" if text.startswith("大", number.end) else None


def _place_in_a_list(before: str, after: str, _number: PrintedNumber) -> str | None:
    if not before.strip("（( ") and re.match(r"\s*[．.、）)]", after):
        return "list number"
    if _NOTE.search(before) and re.match(r"\s*[］\]】]", after):
        return "mark of a note"
    return None


def _time(before: str, after: str, number: PrintedNumber) -> str | None:
    if _YEAR.fullmatch(number.digits) and (_AFTER_YEAR.match(after) or re.search("[0-9][-—–－至~～]$", before)):
        return "year word"
    if _DATE.match(after) and len(number.digits) <= 2:
        return "date"
    if _ROUND_THE_CLOCK.match(number.digits + after):
        return "round the clock"
    return "duration" if _DURATION.match(after) else None


def _name(before: str, after: str, number: PrintedNumber) -> str | None:
    if before.endswith("第") and _AFTER_ORDINAL.match(after):
        return "ordinal"
    if _PLUS.search(before[-1:]) or _PLUS.match(after):
        return "part of a name"
    if before.endswith("前") and re.match("[名位强]", after):
        return "rank that bounds a class"
    if _LETTER.search(before[-1:]) or (_LETTER.match(after) and not after.startswith("TEU")):
        return "part of a name"
    return "part of a name" if _NAMING.match(after) and number.digits.isdecimal() else None


def _quoted(text: str, number: PrintedNumber) -> str | None:
    """A number inside a short quotation (“1269”行动计划) is a name; one in a long quotation may be a figure."""
    for found in _QUOTED.finditer(text):
        if found.start() < number.start and number.end < found.end() and len(found[0]) <= _LONGEST_NAME:
            return "part of a name" if found[0][0] == "“" else "title of a document"
    return None
