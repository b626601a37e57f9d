"""The language that a command is asked to tell its result in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from attain.model import Plan
    from attain.number import Locale
    from attain.table.language import Language

LANGUAGES = ("id", "en")


def lang_named(text: str | None) -> Locale | None:
    """The language that `--lang` names, or None; a usage error where there is none of that name."""
    if text is not None and text not in LANGUAGES:
        from attain.errors import refuse

        refuse("A205", f"no language {text}", f"write --lang {' or --lang '.join(LANGUAGES)}")
    return cast("Locale | None", text)


def language_for(plan: Plan, lang: Locale | None) -> Language:
    """The language that reports of a plan are told in, with the plan's own words for its segments and branches."""
    return language_of(lang, plan.locale).calling(plan.segment_label, plan.branch_label)


def language_of(lang: Locale | None, locale: Locale | None, figures: Locale | None = None) -> Language:
    """The words' language: `--lang`, else the locale's, else English; figures are written its way, or as `figures` are.

    For English no catalogue is opened, nor what would read one imported.
    """
    name = lang or locale or "en"
    written = name if lang else figures or name
    if name == "en":
        from attain.table.language import english

        return english(written)
    from attain.languages import language

    return language(name, written)
