"""The words of figures as data: scales, percents, currencies and hedges, with their language.

All keys are lower-case, words of one phrase parted by one blank. A language of `None` means that
both use the word, so that it decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]
Effect = Literal["about", "almost", "over", "at_least", "under", "at_most", "floor", "exactly", "none"]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale word: the power of ten in Indonesian and in English, and whose word it is."""

    id: int
    en: int
    language: Language | None


@dataclass(frozen=True, slots=True)
class Hedge:
    """What a word does to the figure beside it, and whose word it is.

    `after` holds for words that hedge only the figure before them: "127 ribu lebih".
    """

    effect: Effect
    language: Language | None
    after: bool = False


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

# A comma beside them may be a decimal one; yet English texts use them too, so they decide neither
# between groups and decimals, nor what M means.
RUPIAH_WORDS: frozenset[str] = frozenset({"rp", "rp.", "rupiah"})


def _hedges(effect: Effect, language: Language | None, *words: str, after: bool = False) -> dict[str, Hedge]:
    """One effect under its several words."""
    return dict.fromkeys(words, Hedge(effect, language, after))


HEDGES: dict[str, Hedge] = {
    **_hedges("about", "id", "sekitar", "kurang lebih", "lebih kurang", "kira-kira"),
    **_hedges("about", "id", "kisaran", "di kisaran", "sekira"),
    **_hedges("about", None, "±", "circa"),
    **_hedges("about", "en", "about", "approximately", "around", "roughly", "some"),
    **_hedges("about", "en", "close to", "hovering at"),
    **_hedges("almost", "id", "hampir", "mendekati", "nyaris"),
    **_hedges("almost", "en", "almost", "nearly", "just under", "shy of", "just shy of"),
    **_hedges("over", "id", "lebih dari", "di atas", "melebihi", "melampaui"),
    **_hedges("over", "en", "more than", "over", "above", "top", "exceeding"),
    **_hedges("at_least", "id", "minimal", "sedikitnya", "setidaknya", "paling sedikit"),
    **_hedges("at_least", "en", "at least", "no less than"),
    **_hedges("at_least", None, "minimum"),
    **_hedges("under", "id", "kurang dari", "di bawah", "tidak sampai", "belum sampai"),
    **_hedges("under", "en", "less than", "under", "below"),
    **_hedges("at_most", "id", "maksimal", "paling banyak", "hingga", "sampai"),
    **_hedges("at_most", "en", "at most", "up to", "no more than"),
    **_hedges("floor", "id", "lebih", "-an", after=True),
    **_hedges("floor", "id", "tembus"),
    **_hedges("floor", "en", "odd", after=True),
    **_hedges("floor", "en", "just over", "a little over"),
    **_hedges("exactly", "id", "tepat", "persis"),
    **_hedges("exactly", "en", "exactly"),
    **_hedges("none", "id", "baru", "hanya", "sudah", "telah", "masih", "mencapai", "sebesar"),
    **_hedges("none", "en", "only", "just", "already", "so far", "reached"),
}
