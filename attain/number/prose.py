"""Figures where they stand in running text: amounts and percents, each with its hedges and its readings.

What looks like a figure and counts nothing is passed over: years, dates, clock times, spans of time, ordinals, numbers
of articles and editions. A figure whose separators allow two readings keeps both, the language's own first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from attain.number.figure import NumberFault, StatedFigure
from attain.number.parse import read_figure
from attain.number.prose_words import WordFigure, word_figures_in
from attain.number.stated import parse_stated, stated_as
from attain.number.words import CURRENCIES, HEDGES, ISO_CODES, RUPIAH_WORDS, SCALES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attain.number.figure import Figure, Locale

_REACH = 60  # characters beside a figure in which its hedges stand
_LONGEST = 80  # characters of one run of digits and separators; beyond it nothing is a figure


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a text. `start` and `end` span it without its hedges, `outer_start` and `outer_end` with them.

    `others` are the further readings of ambiguous separators. `noun` is the word behind it, in lower case: what it may
    count; `money` tells that a currency stands beside it, be it known or not. A `malformed` figure cannot be read in either language; its value is a guess.
    """

    stated: StatedFigure
    start: int
    end: int
    outer_start: int
    outer_end: int
    noun: str = ""
    others: tuple[StatedFigure, ...] = ()
    malformed: bool = False
    money: bool = False


def _any_of(words: list[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=lambda word: (-len(word), word))
    )


_LETTER_MONEY = {
    "n": "NGN",
    "p": "PHP",
    "r": "ZAR",
    "k": "ZMW",
    "₦": "NGN",
}  # one letter is money only directly before a digit
_SIGNS = [word for word in CURRENCIES if word not in {"p", "rupiah", "dollar", "dollars", "dolar", "euro", "euros"}]
_EXTRA_SIGNS = {"ugx": "UGX", "ush": "UGX", "kshs": "KES", "kshs.": "KES", "ghc": "GHS", "nrs": "NPR", "pkr": "PKR"}
_CODES = [code for code in ISO_CODES if code not in {"ALL", "TOP", "TRY", "CUP", "MOP", "LAK"}]
_BEHIND = [word for word, code in CURRENCIES.items() if word.isalpha() and len(word) > 3]  # noqa: PLR2004 - words, not signs
_BEHIND += ["naira", "cedi", "cedis", "kwacha", "ringgit", "baht", "yen", "yuan", "rand", "birr"]
_WORD_SCALES = [word for word in SCALES if len(word) > 1]
_WORD_SCALES += ["trn", "ribuan", "jutaan", "miliaran", "milyaran", "triliunan", "cr"]
_POINTS = r"(?:persen\spoin|poin\spersen(?:tase)?|percentage\spoints?|percentage-points?|ppt|pp|basis\spoints?|bps)"

_TOKEN = re.compile(
    rf"(?:(?<![\w$])(?P<money>(?i:{_any_of([*_SIGNS, *_EXTRA_SIGNS])})|(?:{_any_of(_CODES)})|(?<!-)[NPRK₦](?=\d{{1,3}}[.,]\d|\d{{3}}|\d+[\s-]?(?:[mb]n?\b|(?:mil|bil|tril)lion)))[\s-]?"
    r"|(?P<sign>(?<![\w)%])[-\u2212](?=\d))|(?<![\w/])(?<!\d[.,:]))"
    r"(?P<digits>\d+(?:[.,]\d+)*)"
    rf"(?:(?P<scale>[\s-]?(?i:{_any_of(_WORD_SCALES)})|[kKmMbBtT]|\s[MTB])(?!\w))?"
    rf"(?:(?P<points>[\s-]?(?i:{_POINTS}))(?!\w)|(?P<percent>\s?%|[\s-]?(?i:persen|percent|per[\s-]cent|pct|pc)(?!\w)))?"
    rf"(?P<behind>\s(?i:{_any_of(_BEHIND)})(?!\w))?"
)
_GAPPED = re.compile(r"(?<![\w.,])(?P<digits>\d{1,3}(?:\s?[.,]\s\d{1,3}|\s[.,]\d{1,3})+(?:[.,]\d+)?)")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")  # a group, or a decimal part of three digits
_SWAP = str.maketrans(".,", ",.")
_AROUND_LANGUAGE: dict[Locale, Locale] = {"id": "en", "en": "id"}

_MONTHS = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?|aug(?:ust)?"
    r"|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)"
)
_NO_COUNT_AFTER = re.compile(
    rf"(?i)[a-z]|[\s-]?(?:hari|bulan|tahun|pekan|minggu|jam|menit|detik|days?|months?|years?|weeks?|hours?"
    rf"|minutes?|seconds?|fiscal|WIB|WITA|WIT|[ap]\.?m\b\.?)(?!\w)|\s{_MONTHS}\b\.?|[/:]\d|-\d{{2,4}}(?![\d.,])(?!\s?(?:%|per|juta|ribu|mil|tri|tho|bil))"
)
_NO_COUNT_BEFORE = re.compile(
    rf"(?i)(?:\b(?:pasal|ayat|nomor|no\.?|tahap|jilid|kuartal|triwulan|semester|caturwulan|tahun|fase|peringkat|urutan"
    rf"|article|section|phase|round|chapter|bab|halaman|page|pages|top|rank(?:ed)?|quarter|version|usia|umur|aged?|pukul"
    rf"|jam|at\sage|fy|days?|day|hari\ske|per|volume|vol\.?|level|grade|class|kelas|golongan)\s?"
    rf"|\b(?:ke|[A-Za-z]+)-|[#@])$"
)
_DAY = 2  # digits of a day of the month
_MONTH_BEFORE = re.compile(rf"(?i)\b{_MONTHS}\.?\s$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS_COUNT = re.compile(r"(?i)\s(?:orang|unit|units|people|jiwa|ton|tons|tonnes)\b")
_NOUN = re.compile(r"\s*\(?([^\W\d_]+)")
_BEFORE_HEDGES = [
    word for word, hedge in HEDGES.items() if not hedge.after and hedge.effect != "none" and word != "di kisaran"
]
_HEDGE_BEFORE = re.compile(rf"(?i)(?<!\w)(?P<hedge>{_any_of(_BEFORE_HEDGES)})\s*$")
_PASSED_OVER = re.compile(r"(?i)(?<!\w)(?:mencapai|sebesar|senilai|sebanyak|angka|sudah|telah|an?)\s+$")
# "mencapai hingga Rp5 triliun" tells how far it came; "meraup hingga Rp5 triliun" sets a bound.
_AS_FAR_AS = re.compile(r"(?i)(?:(?:me)?n?capai|melampaui|melebihi|naik|tumbuh|tembus|dari\s+[\d.,]+\s*\w*)\s+$")
_PHRASAL = re.compile(r"(?i)\b(?:hand|turn|t[ao]ke?n?|carr(?:y|i)|left|brought|spread|won|cross)(?:ed|ing|s)?\s$")
_HEDGE_AFTER = re.compile(
    r"(?i)(?P<noun>\s[^\W\d_]+)??[\s-](?P<hedge>lebih(?=\s+dari\s+(?:target|pagu|sasaran|kuota|alokasi|rencana))"
    r"|lebih(?!\s+(?:dari|tinggi|besar|rendah|banyak|kecil|cepat|awal|baik|lambat|sedikit))(?!\w)|odd(?!\w))"
)
_TAIL_BOUND = re.compile(r"(?i)\s(?:atau|or)\s(?P<bound>lebih|more|kurang|less|fewer)(?!\s(?:than|dari|lebih)|\w)")
_TAIL_BOUNDS = {"lebih": "minimal", "more": "at least", "kurang": "maksimal", "less": "at most", "fewer": "at most"}


def figures_in(text: str, language: Locale, start: int = 0, end: int | None = None) -> list[FoundFigure]:
    """The figures of a stretch of text in their order; `language` decides where a figure's own words do not.

    >>> [(f.stated.text, int(f.stated.value)) for f in figures_in("baru Rp1,5 T atau 36% pada 31 Maret 2018", "id")]
    [('Rp1,5 T', 1500000000000), ('36%', 36)]
    """
    stop = len(text) if end is None else end
    found = [figure for match in _tokens(text, start, stop) if (figure := _figure(text, match, language, start, stop))]
    found += [_in_words(text, figure, start, stop) for figure in word_figures_in(text, start, stop)]
    return _with_ranges(text, sorted(found, key=lambda figure: figure.start))


def _in_words(text: str, words: WordFigure, start: int, stop: int) -> FoundFigure:
    """A figure in words with its hedges and what it counts."""
    before, outer_start = _hedges_before(text, words.start, start)
    after, outer_end, _ = _hedges_after(text, words.end, stop)
    noun = _NOUN.match(text, words.end, min(stop, words.end + _REACH))
    stated = replace(words.stated, hedges=(*before, *after))
    return FoundFigure(stated, words.start, words.end, outer_start, outer_end, noun[1].lower() if noun else "")


def _tokens(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    for match in _TOKEN.finditer(text, start, stop):
        if len(match["digits"]) <= _LONGEST:
            yield match


def _figure(text: str, match: re.Match[str], language: Locale, start: int, stop: int) -> FoundFigure | None:
    """The figure of a token; None where it counts nothing."""
    bare = not (match["money"] or match["scale"] or match["percent"] or match["points"] or match["behind"])
    left, right = text[max(start, match.start() - _REACH) : match.start()], text[match.end() : match.end() + _REACH]
    if bare and _counts_nothing(match["digits"], left, right):
        return None
    first, last = match.start(), match.end()
    readings, malformed = _readings(match, language)
    hedges, outer_start = _hedges_before(text, first, start)
    after, outer_end, shown = _hedges_after(text, last, stop)
    if match["scale"] and match["scale"].strip(" -").lower().endswith("an"):
        after = (*after, "-an")
    said = text[first:shown]
    told = [replace(reading, text=said, hedges=(*hedges, *after)) for reading in readings]
    noun = _NOUN.match(right)
    return FoundFigure(
        stated=told[0],
        start=first,
        end=shown,
        outer_start=outer_start,
        outer_end=max(outer_end, last),
        noun=noun[1].lower() if noun else "",
        others=tuple(told[1:]),
        malformed=malformed,
        money=bool(match["money"] or match["behind"]),
    )


def _counts_nothing(digits: str, left: str, right: str) -> bool:
    """Whether bare digits are a year, a date, a span of time, an ordinal or a number of something."""
    if _YEAR.fullmatch(digits) and not _YEARS_COUNT.match(right):
        return True
    if len(digits) <= _DAY and _MONTH_BEFORE.search(left):
        return True
    return bool(_NO_COUNT_AFTER.match(right) or _NO_COUNT_BEFORE.search(left))


def _readings(match: re.Match[str], language: Locale) -> tuple[list[StatedFigure], bool]:
    """How a token can be read, the likeliest first, and whether it is malformed."""
    scale = (match["scale"] or "").strip(" -\n\t\u00a0")
    scale = {"trn": "trillion", "cr": "crore"}.get(scale.lower(), scale)
    scale = re.sub(r"(?i)an$", "", scale)
    unit = "%" if match["percent"] or match["points"] else ""
    money, currency = _money(match)
    head = "Rp" if money in RUPIAH_WORDS and not unit else ""
    text = f"{head}{match['digits']} {scale}{unit}".strip()
    own = "id" if head else None
    figures = _all_readings(text, language, own, ambiguous=bool(_AMBIGUOUS.fullmatch(match["digits"])))
    different = [
        figure for index, figure in enumerate(figures) if figure.value not in {f.value for f in figures[:index]}
    ]
    malformed = not figures
    if malformed:
        different = [_guess(match["digits"], scale, language)]
    negative = bool(match["sign"])
    return [_stated(figure, match, currency, negative=negative) for figure in different], malformed


def _all_readings(text: str, language: Locale, own: Locale | None, *, ambiguous: bool) -> list[Figure]:
    """The readings of a text: one, two where its separators are ambiguous, in the other language where there is none."""
    if ambiguous:
        said = [
            (locale, written)
            for locale in (language, _AROUND_LANGUAGE[language])
            for written in (text, text.translate(_SWAP))
        ]
        return [figure for locale, written in said if (figure := _read(written, locale, own))]
    figure = _read(text, language, own) or _read(text, _AROUND_LANGUAGE[language], own)
    return [figure] if figure else []


def _read(text: str, locale: Locale, own: Locale | None) -> Figure | None:
    try:
        return read_figure(text, locale, None, ())
    except NumberFault:
        if own is None and "," in text:
            # A decimal comma stands in English texts too.
            try:
                return read_figure(text, "id", None, ()) if re.search(r",\d{1,2}(?!\d)", text) else None
            except NumberFault:
                return None
        return None


def _guess(digits: str, scale: str, language: Locale) -> Figure:
    """A value for a figure that nobody can read: its last separator taken for the decimal one."""
    whole, _, places = re.sub(r"[.,](?=.*[.,])", "", digits).replace(",", ".").partition(".")
    return read_figure(f"{int(whole[:20])}.{places[:8] or '0'} {scale}".strip(), language, None, ())


def _money(match: re.Match[str]) -> tuple[str, str | None]:
    """The currency's word in lower case, and its code."""
    word = (match["money"] or match["behind"] or "").strip(" -\n\t\u00a0").lower()
    codes = {**CURRENCIES, **_EXTRA_SIGNS, **_LETTER_MONEY}
    if not word:
        return "", None
    return word, codes.get(word, word.upper())


def _stated(figure: Figure, match: re.Match[str], currency: str | None, *, negative: bool) -> StatedFigure:
    stated = stated_as(figure, (), match[0])
    value = -stated.value if negative else stated.value
    return replace(stated, value=value, currency=currency, points=bool(match["points"]))


def _hedges_before(text: str, first: int, start: int) -> tuple[tuple[str, ...], int]:
    """The hedges that stand directly before a figure, in the order of the text, and where they begin."""
    found: list[str] = []
    outer = first
    left = text[max(start, first - _REACH) : first]
    while match := _HEDGE_BEFORE.search(left) or _PASSED_OVER.search(left):
        hedge = " ".join((match.groupdict().get("hedge") or "").lower().split())
        left = left[: match.start()]
        if not hedge:
            if not _HEDGE_BEFORE.search(left):
                break
            continue
        if (hedge in {"hingga", "sampai"} and _AS_FAR_AS.search(left)) or (hedge == "over" and _PHRASAL.search(left)):
            break
        found.insert(0, hedge)
        outer = max(start, first - _REACH) + match.start()
    return tuple(found), outer


def _hedges_after(text: str, last: int, stop: int) -> tuple[tuple[str, ...], int, int]:
    """The hedges behind a figure, where they end, and where the figure's own text ends."""
    right = text[last : min(stop, last + _REACH)]
    match = _HEDGE_AFTER.match(right)
    if match:
        return (match["hedge"].lower(),), last + match.end(), last
    bound = _TAIL_BOUND.match(right)
    if bound:
        return (_TAIL_BOUNDS[bound["bound"].lower()],), last + bound.end(), last
    return (), last, last


def _with_ranges(text: str, found: list[FoundFigure]) -> list[FoundFigure]:
    """The figures, two that a dash joins made one range: 36% - 40%."""
    whole: list[FoundFigure] = []
    for figure in found:
        before = whole[-1] if whole else None
        joined = before and _joined(text, before, figure)
        if joined:
            whole[-1] = joined
        else:
            whole.append(figure)
    return whole


def _joined(text: str, one: FoundFigure, other: FoundFigure) -> FoundFigure | None:
    if not re.fullmatch(r"\s?[-\u2013\u2014]\s?", text[one.end : other.start]) or one.stated.upper is not None:
        return None
    said = text[one.start : other.end]
    try:
        stated = parse_stated(said)
    except NumberFault:
        return None
    if stated.upper is None:
        return None
    stated = replace(stated, text=said, hedges=(*one.stated.hedges, *other.stated.hedges))
    return replace(other, stated=stated, start=one.start, outer_start=one.outer_start, others=())
