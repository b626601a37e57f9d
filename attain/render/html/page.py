"""The whole page: head, cards, tables, notes, and what it all rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attain.render.html.cards import cards_html, headline
from attain.render.html.document import document, footer, listed
from attain.render.html.graphs import LEVELS
from attain.render.html.markup import element, status, text
from attain.render.html.tables import table_html
from attain.table.language import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from attain.table.attention import Attention
    from attain.table.dossier import Dossier
    from attain.table.language import Language
    from attain.table.legend import Legend

CURVES = {
    "month": marked("The curves: attainment by the end of each month; dashed is the target, thin what was due."),
    "quarter": marked("The curves: attainment by the end of each quarter; dashed is the target, thin what was due."),
}


def html(dossier: Dossier) -> str:
    """The page of a dossier, the same bytes for the same dossier."""
    page, language = dossier.page, dossier.language
    extras = dossier.extras or [()] * len(page.tables)
    tables = zip(page.tables, extras, strict=True)
    main = [
        _header(page.title, page.lead, dossier.facts),
        _attention(dossier.attentions),
        _grid(headline(figure, language) for figure in dossier.headlines),
        _legend(dossier),
        *(table_html(table, beside, number, language) for number, (table, beside) in enumerate(tables, 1)),
        *(cards_html(cards, number, language) for number, cards in enumerate(dossier.cards, 1)),
        listed(language.say("Notes"), (*page.notes, *dossier.omitted), "notes"),
        listed(language.say("Warnings"), dossier.problems, "warnings"),
    ]
    return document(page.title, main, footer(dossier.inputs, language), language)


def _header(title: str, lead: str, facts: Iterable[tuple[str, str]]) -> str:
    told = "".join(element("div", element("dt", text(label)), element("dd", text(fact))) for label, fact in facts)
    parts = (element("h1", text(title)), element("p", text(lead), class_="lead"), element("dl", told, class_="facts"))
    return element("header", *parts) + "\n"


def _attention(attentions: Iterable[Attention]) -> str:
    """What is not good, in a line each, before anything else is read."""
    told = "".join(element("li", status(one.status, one.tone), " ", text(one.told)) for one in attentions)
    return element("ul", told, class_="attention") + "\n" if told else ""


def _grid(cards: Iterable[str]) -> str:
    drawn = "".join(cards)
    return element("div", "\n", drawn, class_="cards headlines") + "\n" if drawn else ""


def _legend(dossier: Dossier) -> str:
    """How a bullet graph is read, and which figures each band of the status takes."""
    language = dossier.language
    parts = [element("p", text(told)) for told in _how_to_read(dossier, language)]
    parts += [_bands(legend) for legend in dossier.legends]
    hinted = {column.header: column.hint for table in dossier.page.tables for column in table.columns if column.hint}
    parts += [element("p", text(f"{header}: {hint}.")) for header, hint in hinted.items()]
    return element("div", *parts, class_="legend") + "\n" if parts else ""


def _bands(legend: Legend) -> str:
    """A band set in one line: its shade in the graphs, the band, the figures that it takes."""
    judged = f"{legend.judged} ({', '.join(legend.metrics)})" if legend.metrics else legend.judged
    told = [
        element(
            "li",
            element("span", class_=f"shade b{min(band.level, LEVELS - 1)}"),
            status(band.name, band.tone),
            " ",
            text(band.takes),
        )
        for band in legend.bands
    ]
    return element("div", element("p", text(judged)), element("ul", *told), class_="bands")


def _how_to_read(dossier: Dossier, language: Language) -> Iterator[str]:
    """How the graphs are read that are on the page, each kind told once."""
    figures = [
        *dossier.headlines,
        *(figure for some in dossier.cards for card in some.cards for figure in card.figures),
    ]
    bullets = [found.bullet for extras in dossier.extras for found in extras if found] + [f.bullet for f in figures]
    drawn = [bullet for bullet in bullets if bullet]
    if drawn:
        told = language.say(
            "The bars: the bar is the actual, the thick mark the target, the thin mark what of it is due by now; the "
            "shades are the bands of the status."
        )
        beyond = language.say("An arrow says that the bar goes on.")
        yield f"{told} {beyond}" if any(bullet.beyond for bullet in drawn) else told
    for per in dict.fromkeys(figure.curve.per for figure in figures if figure.curve):
        yield language.say(CURVES[per])
