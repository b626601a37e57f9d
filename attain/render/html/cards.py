"""Cards: a metric's figure large with its way from month to month, and a small card for each member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.render.html.graphs import bullet_svg, curve_svg, steps_svg
from attain.render.html.markup import element, status, text
from attain.render.html.tables import small_table
from attain.table.language import marked
from attain.table.page import NOTHING
from attain.table.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.table.dossier import BareCard, Brought, Card, Cards, Figure
    from attain.table.graphs import Curve, Steps
    from attain.table.language import Language

IN_STEP = {"month": marked("In the month"), "quarter": marked("In the quarter")}
STEPS = {"month": marked("Month by month"), "quarter": marked("Quarter by quarter")}


def headline(figure: Figure, language: Language) -> str:
    """A metric's card: what is attained, of what, at which pace, and the way there."""
    ratios = element("div", *_ratios(figure, language), class_="ratios")
    parts = [element("div", element("h2", text(figure.name)), ratios, _bullet(figure, language))]
    if figure.curve:
        drawn = curve_svg(figure.curve, _way(figure, figure.curve, language), language.say("target"))
        parts += [element("div", drawn), _months(figure, figure.curve, language)]
    return element("article", *parts, class_="card headline") + "\n"


def _ratios(figure: Figure, language: Language) -> Iterator[str]:
    """Attainment and pace side by side, both named, the status beside the one that decides it."""
    say, amounts = language.say, _amounts(figure, language)
    if figure.bullet is None:
        # A reason why there is no attainment is no figure.
        yield _ratio("", figure.attainment, _status(figure), amounts)
        return
    on_pace = figure.judged == "pace"
    yield _ratio(say("Attainment"), figure.attainment, "" if on_pace else _status(figure), amounts)
    if figure.pace != NOTHING.text:
        yield _ratio(say("Pace"), figure.pace, _status(figure) if on_pace else "", figure.pace_of)


def _ratio(kind: str, told: str, band: str, against: str) -> str:
    """A ratio, large, below what it is and above what it is made of."""
    named = element("p", text(kind), " " if kind and band else "", band, class_="kind") if kind or band else ""
    large = element("p", element("strong", text(told)), class_="large" if kind else "large reason")
    return element("div", named, large, element("p", text(against)))


def cards_html(cards: Cards, number: int, language: Language) -> str:
    """A section of small cards, all drawn to one scale."""
    name = f"cards-{number}"
    drawn = "".join((*(_card(card, language) for card in cards.cards), *(_bare(card, language) for card in cards.bare)))
    about = element("p", text(cards.about), class_="about") if cards.about else ""
    title = element("h2", text(cards.title), id=name)
    grid = element("div", drawn, class_="cards") if drawn else ""
    return element("section", title, about, grid, _without(cards), aria_labelledby=name) + "\n"


def _without(cards: Cards) -> str:
    """The members without any target behind one line, each with what it brought."""
    if not cards.without:
        return ""
    told = (element("li", text(_brought(card))) for card in cards.without)
    return element("details", element("summary", text(cards.without_title)), element("ul", *told), class_="without")


def _brought(card: Card) -> str:
    """A member with its actuals; its name alone where it has none."""
    actuals = [f"{figure.name} {figure.amounts[0]}" for figure in card.figures if figure.amounts[0] != NOTHING.text]
    return f"{card.title}: {', '.join(actuals)}" if actuals else card.title


def _card(card: Card, language: Language) -> str:
    figures = "".join(_small(figure, language) for figure in card.figures)
    return element("article", element("h3", text(card.title)), figures, class_="card") + "\n"


def _bare(card: BareCard, language: Language) -> str:
    """What a member without targets brought: its actuals, how the steps went, and their figures behind one line."""
    figures = "".join(_brought_figure(figure, language) for figure in card.figures)
    steps = ""
    if card.table:
        title = language.say(STEPS[card.per])
        table = small_table(card.table, f"{card.title}: {title}")
        steps = element("details", element("summary", text(title)), table, class_="months")
    return element("article", element("h3", text(card.title)), figures, steps, class_="card") + "\n"


def _brought_figure(figure: Brought, language: Language) -> str:
    line = element("p", text(figure.name), class_="metric")
    told = element("p", element("strong", text(figure.actual)), element("span", text(figure.share)), class_="figure")
    drawn = steps_svg(figure.steps, _steps_told(figure, figure.steps, language)) if figure.steps else ""
    return element("div", line, told, drawn, class_="small")


def _steps_told(figure: Brought, steps: Steps, language: Language) -> str:
    told = ", ".join(f"{label} {found or NOTHING.text}" for label, found in zip(steps.labels, steps.texts, strict=True))
    return language.say("{name}, actual: {steps}", name=figure.name, steps=told)


def _small(figure: Figure, language: Language) -> str:
    line = element("p", text(figure.name), class_="metric")
    ratios = element("p", " ".join(_small_ratios(figure, language)), class_="figure")
    below = element("p", text(_amounts(figure, language)), " ", _status(figure), class_="below")
    curve = curve_svg(figure.curve, _way(figure, figure.curve, language)) if figure.curve else ""
    return element("div", line, ratios, _bullet(figure, language), curve, below, class_="small")


def _small_ratios(figure: Figure, language: Language) -> Iterator[str]:
    """Attainment and pace in one line, each with its name; the reason alone where there is no attainment."""
    if figure.bullet is None:
        yield element("strong", text(figure.attainment))
        return
    yield element("span", text(language.say("Attainment")), " ", element("strong", text(figure.attainment)))
    if figure.pace != NOTHING.text:
        yield element("span", text(language.say("Pace")), " ", element("strong", text(figure.pace)))


def _amounts(figure: Figure, language: Language) -> str:
    """The actual, and of what where there is a target."""
    actual, target = figure.amounts
    return actual if target == NOTHING.text else language.say("{actual} of {target}", actual=actual, target=target)


def _status(figure: Figure) -> str:
    if figure.status == NOTHING.text:
        return ""
    return status(figure.status, figure.tone)


def _bullet(figure: Figure, language: Language) -> str:
    if figure.bullet is None:
        return ""
    name = language.say(
        "{name}: attainment {share}, pace {pace}", name=figure.name, share=figure.attainment, pace=figure.pace
    )
    return bullet_svg(figure.bullet, name)


def _way(figure: Figure, curve: Curve, language: Language) -> str:
    steps = ", ".join(f"{point.label} {point.text or NOTHING.text}" for point in curve.points)
    return language.say("{name}, attainment: {steps}", name=figure.name, steps=steps)


def _months(figure: Figure, curve: Curve, language: Language) -> str:
    """The figures of a curve as a table, for those who want to read them."""
    brought = curve.adds_up and any(point.brought is not None for point in curve.points)
    columns = (
        Column("step", language.say("By the end of")),
        *([Column("brought", language.say(IN_STEP[curve.per]), "right")] if brought else []),
        Column("actual", language.say("Sum so far") if curve.adds_up else language.say("Actual"), "right"),
        Column("attainment", language.say("Attainment"), "right"),
        Column("pace", language.say("Pace"), "right"),
    )
    rows = tuple(
        Row(
            (
                Cell(point.label),
                *([Cell(point.brought or NOTHING.text)] if brought else []),
                *(Cell(found or NOTHING.text) for found in (point.actual, point.text, point.pace)),
            )
        )
        for point in curve.points
    )
    name = f"{figure.name}: {language.say(STEPS[curve.per])}"
    table = small_table(Table("", columns, rows), name)
    return element("details", element("summary", text(language.say(STEPS[curve.per]))), table, class_="months")
