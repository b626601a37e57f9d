"""What looks like a figure in running text: money, digits, scale word, percent; and what of it counts nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attain.number.words import CURRENCIES, ISO_CODES, POINTS_EN, POINTS_ID, POINTS_SHORT, SCALES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOOK = 60  # characters beside a figure in which the words stand that bear on it
_LONGEST = 80  # characters of one run of digits and separators; beyond it nothing is a figure
_WORD = 3  # letters at most of a sign or a short form; what is longer is a word

# Money that only running text has: signs before a figure, and names behind it.
MORE_SIGNS = {"ugx": "UGX", "ush": "UGX", "kshs": "KES", "kshs.": "KES", "ghc": "GHS", "nrs": "NPR", "pkr": "PKR"}
# One letter is money only directly before a figure that can be money.
LETTER_SIGNS = {"n": "NGN", "p": "PHP", "r": "ZAR", "k": "ZMW", "₦": "NGN"}
MORE_NAMES = {
    "naira": "NGN", "cedi": "GHS", "cedis": "GHS", "kwacha": "ZMW", "ringgit": "MYR", "baht": "THB", "yen": "JPY",
    "yuan": "CNY", "rand": "ZAR", "birr": "ETB",
}  # fmt: skip
_ONLY_BEHIND = {"rupiah", "dollar", "dollars", "dolar", "euro", "euros"}
_WORDS_IN_CAPITALS = {"ALL", "TOP", "TRY", "CUP", "MOP", "LAK"}  # codes that a heading may have as words
# Scale words that only running text has; those in -an are hedges too.
MORE_SCALES = {"trn": "trillion", "cr": "crore"}
_VAGUE_SCALES = ("ribuan", "jutaan", "miliaran", "milyaran", "triliunan")


def any_of(words: Iterable[str]) -> str:
    r"""A pattern for one of these words, the longest first.

    >>> any_of(["up", "up to"])
    'up\\sto|up'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest_first)


_SIGNS = any_of([*(word for word in CURRENCIES if word not in {"p", *_ONLY_BEHIND}), *MORE_SIGNS])
_CODES = any_of(code for code in ISO_CODES if code not in _WORDS_IN_CAPITALS)
_NAMES = any_of([*(word for word in CURRENCIES if word.isalpha() and len(word) > _WORD), *MORE_NAMES])
_SCALES = any_of([*(word for word in SCALES if len(word) > 1), *MORE_SCALES, *_VAGUE_SCALES])

_TOKEN = re.compile(
    rf"""
    (?:
        # money, a letter of it only before what an amount of money looks like: "N1.5bn", "P250 million"
        (?<![\w$])(?P<money>
            (?i:{_SIGNS}) | (?:{_CODES})
            | (?<!-)[NPRK₦](?= \d{{1,3}}[.,]\d | \d{{3}} | \d+[\s-]?(?: [mb]n?\b | (?:mil|bil|tril)lion ) )
        )[\s-]?
        | (?P<sign> (?<![\w)%])[-\u2212](?=\d) )
        | (?<![\w/])(?<!\d[.,:])
    )
    (?P<digits> \d+(?:[.,]\d+)* )
    # single letters are scales in their own case, M, B and T behind a blank in capitals only
    (?: (?P<scale> [\s-]?(?i:{_SCALES}) | [kKmMbBtT] | \s[MTB] )(?!\w) )?
    (?:
        (?P<points> [\s-]?(?i: {POINTS_ID} | {POINTS_EN} | {POINTS_SHORT} | basis\spoints? | bps ) )(?!\w)
        | (?P<percent> \s?% | [\s-]?(?i: persen | percent | per[\s-]cent | pct | pc )(?!\w) )
    )?
    (?P<behind> \s(?i:{_NAMES})(?!\w) )?
    """,
    re.VERBOSE,
)

_MONTHS = r"""
    (?:
        jan(?:uari|uary)? | feb(?:ruari|ruary)? | mar(?:et|ch)? | apr(?:il)? | mei | may | jun[ie]? | jul[iy]?
        | agu(?:stus)? | aug(?:ust)? | sep(?:t|tember)? | o[kc]t(?:ober)? | nov(?:ember)? | de[sc](?:ember)?
    )
"""
_NO_COUNT_AFTER = re.compile(
    rf"""
    [a-z]  # "4th", "12am"
    # spans of time and clock times
    | [\s-]?(?:
        hari | bulan | tahun | pekan | minggu | jam | menit | detik | WIB | WITA | WIT
        | days? | months? | years? | weeks? | hours? | minutes? | seconds? | fiscal | [ap]\.?m\b\.?
      )(?!\w)
    # dates, fiscal years: "31 Maret", "3/4", "7:30", "2018-19"
    | \s{_MONTHS}\b\.? | [/:]\d | -\d{{2,4}}(?![\d.,])(?!\s?(?:%|per|juta|ribu|mil|tri|tho|bil))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_COUNT_BEFORE = re.compile(
    r"""
    (?:
        # numbers of articles, pages, phases, ranks, days
        \b(?:
            pasal | ayat | nomor | tahap | jilid | kuartal | triwulan | semester | caturwulan | tahun | fase | peringkat
            | urutan | bab | halaman | usia | umur | pukul | jam | hari\ske | kelas | golongan
            | no\.? | article | section | phase | round | chapter | page | pages | top | rank(?:ed)? | quarter | version
            | aged? | at\sage | fy | days? | day | per | volume | vol\.? | level | grade | class
        )\s?
        # "2018-19"
        | \b(?:19|20)\d\d[-\u2013]
        # "ke-5", "Covid-19", "#4", "@2"
        | \b(?:ke|[a-z]+)- | [\#@]
    )$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY = 2  # digits at most of a day of the month
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS}\.?\s$", re.VERBOSE | re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS_COUNT = re.compile(r"(?i)\s(?:orang|unit|units|people|jiwa|ton|tons|tonnes)\b")


def tokens_in(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """What looks like a figure in a stretch of text, in order."""
    for match in _TOKEN.finditer(text, start, stop):
        if len(match["digits"]) <= _LONGEST:
            yield match


def counts_nothing(match: re.Match[str], left: str, right: str) -> bool:
    """Whether a token is a year, a date, a span of time, an ordinal or a number of something."""
    if match["money"] or match["scale"] or match["percent"] or match["points"] or match["behind"]:
        return False
    digits = match["digits"]
    if _YEAR.fullmatch(digits) and not _YEARS_COUNT.match(right):
        return True
    if len(digits) <= _DAY and _MONTH_BEFORE.search(left):
        return True
    return bool(_NO_COUNT_AFTER.match(right) or _NO_COUNT_BEFORE.search(left))
