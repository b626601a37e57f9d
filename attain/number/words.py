"""The words of figures as data: scales, percents, currencies and hedges, with their language.

All keys are lower-case, words of one phrase parted by one blank. A language of `None` means that
both use the word, so that it decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

Language = Literal["id", "en"]
Effect = Literal["about", "almost", "over", "at_least", "under", "at_most", "floor", "exactly", "none"]


class Scale(NamedTuple):
    """A scale word: the power of ten in Indonesian and in English, and whose word it is."""

    id: int
    en: int
    language: Language | None


class Hedge(NamedTuple):
    """What a word does to the figure beside it, and whose word it is.

    `after` holds for words that hedge only the figure before them: "127 ribu lebih". `width` is a plan's own width,
    a share of the figure: the half-width of an "about", how far below an "almost" may lie. None is the usual one.
    """

    effect: Effect
    language: Language | None
    after: bool = False
    width: Fraction | None = None


def _scales(power: int, language: Language | None, *words: str) -> dict[str, Scale]:
    """One scale under its several words."""
    return dict.fromkeys(words, Scale(power, power, language))


SCALES: dict[str, Scale] = {
    **_scales(3, None, "k"),
    **_scales(3, "id", "ribu", "rb"),
    **_scales(3, "en", "thousand"),
    **_scales(6, "id", "juta", "jt"),
    **_scales(6, "en", "million", "mn"),
    **_scales(9, "id", "miliar", "milyar"),
    **_scales(9, "en", "billion", "bn", "b"),
    **_scales(12, None, "t"),
    **_scales(12, "id", "triliun", "trilyun"),
    **_scales(12, "en", "trillion", "tn"),
    **_scales(5, "en", "lakh", "lakhs"),
    **_scales(7, "en", "crore", "crores"),
    **_scales(12, "en", "lakh crore", "lakh crores"),
    # The one letter that means two things: miliar in Indonesian, million in English.
    "m": Scale(9, 6, None),
}

PERCENTS: dict[str, Language | None] = {
    "%": None,
    "pct": None,
    "pc": None,
    "persen": "id",
    "percent": "en",
    "per cent": "en",
}

# Percentage points, a difference of two percents, as patterns of the verbose kind.
POINTS_ID = r"persen\s+poin | poin\s+persen(?:tase)? | %\s?poin"
POINTS_EN = r"percentage[\s-]points? | percent\s+points? | %[\s-]points?"
POINTS_SHORT = "ppt?"

# Signs and words that name a currency, before or behind the figure. Shillings are many countries':
# the word is read, and no code is claimed. "$" alone is taken for US$, "Rs" for the Indian rupee.
CURRENCIES: dict[str, str | None] = {
    **dict.fromkeys(("rp", "rp.", "rupiah", "idr"), "IDR"),
    **dict.fromkeys(("$", "us$", "usd", "dollar", "dollars", "dolar"), "USD"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "gbp"), "GBP"),
    **dict.fromkeys(("rs", "rs.", "₹", "inr", "rupee", "rupees"), "INR"),
    **dict.fromkeys(("tk", "tk.", "৳", "taka"), "BDT"),
    **dict.fromkeys(("ush", "ush."), "UGX"),
    **dict.fromkeys(("ksh", "ksh."), "KES"),
    **dict.fromkeys(("tsh", "tsh."), "TZS"),
    **dict.fromkeys(("gh¢", "gh₵", "₵"), "GHS"),
    **dict.fromkeys(("php", "p", "₱"), "PHP"),
    **dict.fromkeys(("rm",), "MYR"),
    **dict.fromkeys(("s$",), "SGD"),
    **dict.fromkeys(("a$",), "AUD"),
    **dict.fromkeys(("hk$",), "HKD"),
    **dict.fromkeys(("₦",), "NGN"),
    **dict.fromkeys(("¥",), "JPY"),
    **dict.fromkeys(("sh", "sh.", "shs", "shs.", "shilling", "shillings", "peso", "pesos"), None),
}

# ISO 4217, in capitals only: in small letters too many of them are words ("all", "top", "try").
ISO_CODES: frozenset[str] = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
    GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
    NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
    SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV
    WST XAF XCD XOF XPF YER ZAR ZMW
    """.split()  # noqa: SIM905  a list of quoted codes is ten times the lines
)

# A comma beside them may be a decimal one; yet English texts use them too, so they do not decide between
# groups and decimals. Before a figure they say that its M is miliar.
RUPIAH_WORDS: frozenset[str] = frozenset({"rp", "rp.", "rupiah"})


def _hedges(effect: Effect, language: Language | None, *words: str, after: bool = False) -> dict[str, Hedge]:
    """One effect under its several words."""
    return dict.fromkeys(words, Hedge(effect, language, after))


# A word that turns another round ("tidak lebih dari") stands here itself: without it the shorter one would be read.
# "hingga" and "sampai" before a date end a period; before a number they bound it.
HEDGES: dict[str, Hedge] = {
    **_hedges("about", "id", "sekitar", "kurang lebih", "lebih kurang", "kira-kira", "kira kira"),
    **_hedges("about", "id", "kisaran", "di kisaran", "berkisar", "sekira", "seputar", "di sekitar"),
    **_hedges("about", None, "±", "~", "≈", "circa", "ca."),
    **_hedges("about", "en", "about", "approximately", "approx", "approx.", "around", "roughly", "some"),
    **_hedges("about", "en", "close to", "hovering at", "more or less", "in the region of"),
    **_hedges("almost", "id", "hampir", "mendekati", "nyaris", "sedikit di bawah"),
    **_hedges("almost", "en", "almost", "nearly", "just under", "just below", "slightly under", "slightly below"),
    **_hedges("almost", "en", "shy of", "just shy of", "just short of"),
    **_hedges("over", "id", "lebih dari", "lebih besar dari", "di atas", "diatas", "melebihi", "melampaui", "melewati"),
    **_hedges("over", "en", "more than", "greater than", "over", "above", "top", "exceeding", "in excess of"),
    **_hedges("over", "en", "well over", "upwards of"),
    **_hedges("over", None, ">"),
    **_hedges("at_least", "id", "minimal", "sedikitnya", "setidaknya", "paling sedikit", "paling tidak"),
    **_hedges("at_least", "id", "sekurang-kurangnya", "setidak-tidaknya", "tidak kurang dari", "tak kurang dari"),
    **_hedges("at_least", "id", "atau lebih", "ke atas", after=True),
    **_hedges("at_least", "en", "at least", "no less than", "no fewer than", "not less than", "a minimum of"),
    **_hedges("at_least", "en", "or more", "or above", "and above", after=True),
    **_hedges("at_least", None, "minimum", "≥", ">="),
    **_hedges("under", "id", "kurang dari", "lebih kecil dari", "di bawah", "dibawah", "tidak sampai", "tak sampai"),
    **_hedges("under", "id", "belum sampai", "belum mencapai", "tidak mencapai", "tak mencapai"),
    **_hedges("under", "en", "less than", "fewer than", "lower than", "under", "below", "well under"),
    **_hedges("under", None, "<"),
    **_hedges("at_most", "id", "maksimal", "maksimum", "paling banyak", "hingga", "sampai", "sampai dengan"),
    **_hedges("at_most", "id", "tidak lebih dari", "tak lebih dari", "tidak melebihi", "tidak melampaui"),
    **_hedges("at_most", "id", "atau kurang", "ke bawah", after=True),
    **_hedges("at_most", "en", "at most", "up to", "no more than", "not more than", "not exceeding", "a maximum of"),
    **_hedges("at_most", "en", "or less", "or fewer", "or below", after=True),
    **_hedges("at_most", None, "≤", "<="),
    **_hedges("floor", "id", "lebih", "-an", after=True),
    **_hedges("floor", "id", "tembus", "menembus", "sedikit di atas"),
    **_hedges("floor", "en", "odd", after=True),
    **_hedges("floor", "en", "just over", "just above", "a little over", "a little more than", "a little above"),
    **_hedges("floor", "en", "slightly over", "slightly above", "slightly more than"),
    **_hedges("exactly", "id", "tepat", "persis"),
    **_hedges("exactly", "en", "exactly"),
    **_hedges("none", "id", "baru", "hanya", "sudah", "telah", "masih", "mencapai", "sebesar"),
    **_hedges("none", "id", "sebanyak", "senilai", "menyentuh", "sejauh ini"),
    **_hedges("none", "en", "only", "just", "already", "so far", "to date", "reached"),
}

# Words for an unknown number of tens, hundreds or thousands: they name no figure.
VAGUE: frozenset[str] = frozenset(
    """
    belasan puluhan ratusan ribuan jutaan miliaran milyaran triliunan beberapa sejumlah banyak lusin lusinan
    dozen dozens tens scores hundreds thousands millions billions trillions several few many
    """.split()  # noqa: SIM905  a list of quoted words is three times the lines
)
