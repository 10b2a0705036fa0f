"""The rules of a group, each with a button a choice."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.ports import GroupRules
from bot.telegram.pages.listing import Row
from bot.telegram.rendering.answers import Outgoing, plain
from bot.telegram.rendering.keyboards import Action, button

AUTOMATIC = "auto"
_LANGUAGES = {
    Language.ZH_HANS.value: "telegram-language-simplified",
    Language.ZH_HANT.value: "telegram-language-traditional",
    Language.EN.value: "telegram-language-english",
}


def rules_page(rules: GroupRules, topic: int | None, language: Language) -> Outgoing:
    """The rules; `topic` is the one the page stands in, None where the group has no topics."""
    rows: list[Row] = [
        [
            _choice(words(name, Language(value)), "lang", value, chosen=_value(rules.language) == value, said=language)
            for value, name in _LANGUAGES.items()
        ],
        [
            _choice(
                words("telegram-rules-language-automatic", language),
                "lang",
                AUTOMATIC,
                chosen=rules.language is None,
                said=language,
            )
        ],
        _pair(("mention", "on", "off"), first=rules.answers_mentions, said=language),
        _pair(("reply", "full", "short"), first=not rules.is_short, said=language),
    ]
    if topic is not None:
        here = bool(rules.topics) and topic in rules.topics
        rows.append(
            [
                _choice(
                    words("telegram-rules-topic-all", language), "topic", "all", chosen=not rules.topics, said=language
                ),
                _choice(words("telegram-rules-topic-here", language), "topic", "here", chosen=here, said=language),
            ]
        )
    return plain(words("telegram-rules", language), InlineKeyboardMarkup(rows))


def changed(rules: GroupRules, name: str, value: str, topic: int) -> GroupRules | None:
    """The rules after a button; None where there is no such choice."""
    match name, value:
        case "lang", str() if value == AUTOMATIC:
            return replace(rules, language=None)
        case "lang", str() if value in _LANGUAGES:
            return replace(rules, language=Language(value))
        case "mention", "on" | "off":
            return replace(rules, answers_mentions=value == "on")
        case "reply", "full" | "short":
            return replace(rules, is_short=value == "short")
        case "topic", "all":
            return replace(rules, topics=frozenset())
        case "topic", "here":
            # A second press takes the topic out again; the last one cannot be, for then nothing would be left.
            others = rules.topics - {topic}
            return replace(rules, topics=others if topic in rules.topics and others else rules.topics | {topic})
        case _:
            return None


def _pair(choices: tuple[str, str, str], *, first: bool, said: Language) -> Row:
    name, one, other = choices
    return [
        _choice(words(f"telegram-rules-{name}-{one}", said), name, one, chosen=first, said=said),
        _choice(words(f"telegram-rules-{name}-{other}", said), name, other, chosen=not first, said=said),
    ]


def _choice(label: str, name: str, value: str, *, chosen: bool, said: Language) -> InlineKeyboardButton:
    shown = words("telegram-ticked", said, label=label) if chosen else label
    return button(shown, Action.RULE, name, value)


def _value(language: Language | None) -> str:
    return language.value if language is not None else ""
