"""Cells of money as spreadsheets export them."""

from __future__ import annotations

import pytest

from attain.number import money_apart


@pytest.mark.parametrize(
    ("text", "code", "figure"),
    [
        ("Rp1.250.000", "IDR", "1.250.000"),
        ("Rp 1.250.000,50", "IDR", "1.250.000,50"),
        ("Rp. 1.250", "IDR", "1.250"),
        ("Rp\u00a01.250", "IDR", "1.250"),
        (" Rp 1.250.000 ", "IDR", "1.250.000"),
        ("-Rp1.250", "IDR", "-1.250"),
        ("Rp -1.250", "IDR", "-1.250"),
        ("IDR 33.000", "IDR", "33.000"),
        ("33.000 IDR", "IDR", "33.000"),
        ("$1,250.00", "USD", "1,250.00"),
        ("€5", "EUR", "5"),
        ("5 €", "EUR", "5"),
        ("CHF 12.5", "CHF", "12.5"),
    ],
)
def test_a_currency_is_taken_off(text: str, code: str, figure: str) -> None:
    assert money_apart(text) == (code, figure)


@pytest.mark.parametrize(
    "text",
    [
        "1.250",
        "",
        "Rp",
        "Rp -",
        "Rp1.250 juta",
        "12 orang",
        "12%",
        "(Rp1.250)",
        "-Rp-5",
        "Rp 5 IDR",
        "sh 5",
        "all 5",
        "Rp.1.2.3x",
        "5 Rp 6",
        "R\u0440 5",
    ],
)
def test_anything_else_stays_what_it_is(text: str) -> None:
    """No currency, two of them, one of many countries, a word that is a code in capitals, another letter than p."""
    assert money_apart(text) == (None, text)
