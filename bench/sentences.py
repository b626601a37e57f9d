"""Makes the texts that the benchmark of `attain check` reads: the same characters on every machine.

Releases in both languages, three sentences in five with an attainment, most of them right; and texts of one thing
alone, which a careless pattern would read again and again.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PARAGRAPH = 5
WRONG_IN = 8

STATEMENTS_ID = (
    "{place} mengumpulkan Rp{actual} miliar sampai {month}, atau {percent} persen dari target Rp{target} miliar.",
    "Dari target {target} ribu {thing}, {place} sudah mencatat {actual} ribu atau {percent}%.",
    "Capaian {thing} di {place} baru {percent} persen, yakni {actual} ribu dari {target} ribu yang ditargetkan.",
    "Realisasi {thing} per {month} sebesar Rp{actual} miliar. Itu setara {percent} persen dari pagu Rp{target} miliar.",
    "Hingga {month} {place} baru menyerap sekitar Rp{actual} miliar; sasarannya Rp{target} miliar ({percent}%).",
)
STATEMENTS_EN = (
    "{place} collected ${actual} million by {month}, or {percent} percent of its ${target} million target.",
    "Against a goal of {target} thousand {thing}, {place} has registered {actual} thousand, which is {percent}%.",
    "Only {percent} per cent of the {target} thousand {thing} planned were reached, {place} said: {actual} thousand.",
    "The {place} office took in ${actual} million. That is {percent}% of the ${target} million budgeted for the year.",
    "With {actual} thousand {thing} out of {target} thousand, {place} stood at about {percent} percent in {month}.",
)
OTHERS_ID = (
    "Kepala kantor {place} mengatakan pelayanan {thing} dibuka mulai pukul 08.00 sampai 15.30 setiap hari kerja.",
    "Jumlah {thing} naik {percent} persen dibanding {month} tahun lalu, menurut catatan kantor {place}.",
    "Kegiatan itu dihadiri {target} orang dari {place} dan berlangsung tertib hingga selesai.",
    "Ia berharap warga {place} segera mendaftar, karena manfaatnya besar dan iurannya ringan.",
)
OTHERS_EN = (
    "The head of the {place} office said that {thing} are served from 8.00 to 15.30 on every working day.",
    "The number of {thing} rose by {percent} percent from {month} of last year, the {place} office noted.",
    "About {target} people from {place} came to the meeting, which ended without any trouble.",
    "She hopes that the people of {place} will sign up soon, since the benefits are many and the dues are low.",
)
PLACES = ("Serang", "Cikupa", "Labuan", "Tangerang", "Lebak", "Cilegon", "Pandeglang", "Batam")
MONTHS_ID = ("Januari", "Maret 2018", "triwulan pertama", "Juni", "semester I", "akhir September")
MONTHS_EN = ("January", "March 2018", "the first quarter", "June", "the first half", "late September")
THINGS_ID = ("peserta", "wajib pajak", "kunjungan", "dosis vaksin", "klaim", "sambungan rumah")
THINGS_EN = ("members", "taxpayers", "visits", "vaccine doses", "claims", "house connections")

_PERCENT = re.compile(r"[\d.,]+ persen")

# What a text of 1 MB may consist of, by the name under which it is printed.
ODD: dict[str, tuple[str, str]] = {
    "digits": ("1234567890", ".txt"),
    "dots": (".", ".txt"),
    "digits and dots": ("1.", ".txt"),
    "digits and blanks": ("1 ", ".txt"),
    "blanks": (" ", ".txt"),
    "line breaks": ("\n", ".txt"),
    "letters": ("a", ".txt"),
    "one sentence": ("dan peserta yang baru terdaftar di kantor cabang itu, ", ".txt"),
    "one statement": ("mencapai 127 ribu dari target 300 ribu atau 42,3 persen dan ", ".txt"),
    "target": ("target ", ".txt"),
    "of the target": ("dari target of the target ", ".txt"),
    "about": ("sekitar kurang lebih about ", ".txt"),
    "percents": ("40% ", ".txt"),
    "percents, no blank": ("40%", ".txt"),
    "percents of target": ("40% dari target ", ".txt"),
    "amounts": ("Rp1,5 triliun ", ".txt"),
    "amounts and commas": ("Rp1,5 triliun, ", ".txt"),
    "currencies": ("Rp", ".txt"),
    "parentheses": ("(40%) ", ".txt"),
    "brackets open": ("((((", ".txt"),
    "abbreviations": ("Rp. No. ", ".txt"),
    "HTML less-than": ("<", ".html"),
    "HTML ampersands": ("&", ".html"),
    "HTML tags unclosed": ('<a b="', ".html"),
    "HTML nested": ("<div>40% ", ".html"),
    "Markdown brackets": ("[", ".md"),
    "Markdown stars": ("*40* ", ".md"),
    "Markdown pipes": ("|40", ".md"),
}


def release(size: int, suffix: str = ".txt", language: str = "id") -> str:
    """A text of about that many characters, marked up as its suffix says."""
    draw = random.Random(20180331)  # noqa: S311 - the same draw each time is the point
    heading, paragraph = _MARKUPS[suffix]
    parts: list[str] = []
    written = 0
    while written < size:
        parts.append(heading(f"{draw.choice(PLACES)} {len(parts)}") if len(parts) % PARAGRAPH == 0 else "")
        parts.append(paragraph([_sentence(draw, language) for _ in range(PARAGRAPH)]))
        written += len(parts[-1]) + len(parts[-2])
    return "".join(parts)


def odd(name: str, size: int) -> tuple[str, str]:
    """A text of one thing alone, and the suffix of its file."""
    unit, suffix = ODD[name]
    return unit * (size // len(unit)), suffix


def _sentence(draw: random.Random, language: str) -> str:
    local = language == "id"
    statements, others = (STATEMENTS_ID, OTHERS_ID) if local else (STATEMENTS_EN, OTHERS_EN)
    target = draw.randint(200, 90_000)
    actual = draw.randint(target // 10, target * 5 // 4)
    tenths = (2000 * actual + target) // (2 * target) + (draw.randint(20, 90) if draw.randrange(WRONG_IN) == 0 else 0)
    chosen = draw.choice(statements if draw.randrange(PARAGRAPH) < PARAGRAPH - 2 else others)
    return chosen.format(
        place=draw.choice(PLACES),
        thing=draw.choice(THINGS_ID if local else THINGS_EN),
        month=draw.choice(MONTHS_ID if local else MONTHS_EN),
        actual=_written(actual, local),
        target=_written(target, local),
        percent=f"{tenths // 10}{',' if local else '.'}{tenths % 10}",
    )


def _written(number: int, local: bool) -> str:
    text = f"{number:,}"
    return text.replace(",", ".") if local else text


def _plain(sentences: list[str]) -> str:
    """Lines of about a release's width, broken where they break."""
    text = "\n".join(sentences)
    return text.replace(" dari ", "\ndari ").replace(" of ", "\nof ") + "\n\n"


def _markdown(sentences: list[str]) -> str:
    first, *rest = sentences
    return _PERCENT.sub(r"**\g<0>**", first) + "\n\n" + "".join(f"- {sentence}\n" for sentence in rest) + "\n"


def _html(sentences: list[str]) -> str:
    body = " ".join(sentences).replace("Rp", "Rp&nbsp;").replace("target", '<a href="/target?a=1&amp;b=2">target</a>')
    return f'<p class="isi">{body}</p>\n'


_MARKUPS: dict[str, tuple[Callable[[str], str], Callable[[list[str]], str]]] = {
    ".txt": (lambda name: f"{name}\n\n", _plain),
    ".md": (lambda name: f"## {name}\n\n", _markdown),
    ".html": (lambda name: f"<h2>{name}</h2><script>var a = 1 < 2;</script>\n", _html),
}
