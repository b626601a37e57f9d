"""Strategies for amounts, ratios and the texts around them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from attain.number import Locale, Rounding

LOCALES: st.SearchStrategy[Locale] = st.sampled_from(["id", "en"])
RULES: st.SearchStrategy[Rounding] = st.sampled_from(["half-up", "half-even"])
UNITS = st.sampled_from([None, "orang", "IDR", "USD", "KES", "XYZ"])

# Amounts as plans and actuals hold them: up to 20 digits, up to six of them behind the point.
AMOUNTS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(min_value=-(10**20), max_value=10**20),
    st.integers(min_value=0, max_value=6),
)
RATIOS = st.fractions(min_value=-5, max_value=5, max_denominator=10**9)
# Ratios so near to 1 that every usual rounding says 100 %.
NEAR_ONE = st.builds(
    lambda size, sign: 1 + sign * Fraction(1, size),
    st.integers(min_value=10**3, max_value=10**18),
    st.sampled_from([-1, 1]),
)

# Texts made of what figures are made of, so that they come close to being some.
NEAR_FIGURES = st.lists(
    st.sampled_from(
        [
            *"0123456789.,+-% \u00a0_'eEkMTOl½²٣\u2212",
            "000",
            "Rp",
            "IDR",
            "$",
            "ribu",
            "juta",
            "million",
            "lakh",
            "crore",
            "persen",
            "per cent",
            "sekitar",
            "lebih",
            "an",
            "±",
            "-odd",
            "nan",
            "#REF!",
            "orang",
            " - ",
            " hingga ",
            "antara ",
            "at least ",
            " and at most ",
            "lima",
            " seratus ",
            "dua-tiga",
            "half a ",
            "pertiga",
            "/",
            " pp",
            "ratusan",
        ]
    ),
    max_size=14,
).map("".join)
TEXTS = st.one_of(st.text(), NEAR_FIGURES)
