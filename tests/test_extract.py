"""Statements found in prose: which figure is what, by the words beside it, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attain.extract import Quote, extract

Parts = tuple[str | None, str | None, str | None]


def parts_of(text: str) -> list[Parts]:
    """Actual, target and percent of each statement, as they stand in the text."""
    found = extract(text).statements
    return [(text_of(one.actual), text_of(one.target), text_of(one.percent)) for one in found]


def text_of(quote: Quote | None) -> str | None:
    """A quote as it stands."""
    return quote.stated.text if quote else None


def only_parts(text: str) -> Parts:
    """The parts of the one statement that a text makes."""
    (parts,) = parts_of(text)
    return parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Serapan pupuk baru Rp3,2 triliun atau 64 persen dari pagu Rp5 triliun.",
            ("Rp3,2 triliun", "Rp5 triliun", "64 persen"),
        ),
        (
            "Dari target 400 ribu peserta, Cikupa sudah mendaftarkan 300 ribu atau 75 persen.",
            ("300 ribu", "400 ribu", "75 persen"),
        ),
        (
            "Sebanyak 75 persen dari target 400 ribu peserta sudah tercapai, yakni 300 ribu orang.",
            ("300 ribu", "400 ribu", "75 persen"),
        ),
        (
            "Capaian vaksinasi di Labuan 40 persen, yaitu 80 ribu dosis dari 200 ribu dosis yang ditargetkan.",
            ("80 ribu", "200 ribu", "40 persen"),
        ),
        (
            "The port handled 4.2 million containers, or 84 percent of its target of 5 million.",
            ("4.2 million", "5 million", "84 percent"),
        ),
        (
            "Against a goal of 900 wells, crews drilled 630, which is 70 percent.",
            ("630", "900", "70 percent"),
        ),
        (
            "Only 45 per cent of the 800 flats planned were finished, the council said: 360.",
            ("360", "800", "45 per cent"),
        ),
        (
            "Collected N1.5bn of the N3bn target, or 50%.",
            ("N1.5bn", "N3bn", "50%"),
        ),
        (
            "ATTAINED: 30 HOUSES, OR 60 PERCENT OF THE TARGET OF 50 HOUSES.",
            ("30", "50", "60 PERCENT"),
        ),
    ],
)
def test_roles_are_told_by_words_in_any_order(text: str, parts: Parts) -> None:
    """The actual, the target or the percent may come first, and the case of the letters tells nothing."""
    assert only_parts(text) == parts


@pytest.mark.parametrize("word", ["target", "sasaran", "pagu", "kuota", "rencana", "anggaran", "kebutuhan", "alokasi"])
def test_indonesian_words_of_targets(word: str) -> None:
    """Each names what was set."""
    assert only_parts(f"Tersalur Rp6 miliar atau 60 persen dari {word} Rp10 miliar.") == (
        "Rp6 miliar",
        "Rp10 miliar",
        "60 persen",
    )


@pytest.mark.parametrize("word", ["target", "goal", "quota", "budget", "plan", "objective", "requirement", "estimate"])
def test_english_words_of_targets(word: str) -> None:
    """Each names what was set."""
    text = f"The office collected $6 million, or 60 percent of its {word} of $10 million."
    assert only_parts(text) == ("$6 million", "$10 million", "60 percent")


@pytest.mark.parametrize("word", ["terkumpul", "terserap", "mencapai", "tercatat", "membukukan", "menyalurkan"])
def test_indonesian_words_of_reaching(word: str) -> None:
    """An amount behind a verb of reaching is the actual, though its target comes first."""
    text = f"Target tahun ini Rp10 miliar, dan {word} Rp6 miliar atau 60 persen."
    assert only_parts(text) == ("Rp6 miliar", "Rp10 miliar", "60 persen")


@pytest.mark.parametrize("word", ["collected", "raised", "received", "spent", "disbursed", "took in"])
def test_english_words_of_reaching(word: str) -> None:
    """An amount behind a verb of reaching is the actual, though its target comes first."""
    text = f"The target was $10 million and the agency {word} $6 million, or 60 percent."
    assert only_parts(text) == ("$6 million", "$10 million", "60 percent")


def test_the_next_sentence_may_hold_the_percent_and_the_target() -> None:
    """Three figures over two sentences of one paragraph are one statement."""
    text = "Realisasi belanja Rp60 miliar. Angka itu setara 40 persen dari pagu Rp150 miliar."
    assert only_parts(text) == ("Rp60 miliar", "Rp150 miliar", "40 persen")


def test_sentences_that_do_not_fit_are_tied_only_by_a_word_that_refers_back() -> None:
    """A percent and the amounts of a neighbouring sentence that do not fit are about two things, unless it says so."""
    apart = "The dairy sold 300 tonnes. Some 70 percent of the target of 900 trees had been planted."
    assert parts_of(apart) == [(None, "900", "70 percent")]
    ahead = "Reserves grew past 80 percent of the year's target. The dairy sold 300 tonnes of the 900 planned."
    assert all(percent is None for _, _, percent in parts_of(ahead))
    back = "The dairy sold 300 tonnes of the 900 planned. That is 70 percent of the target."
    assert only_parts(back) == ("300", "900", "70 percent")


def test_paragraphs_are_never_mixed() -> None:
    """The same two sentences in two paragraphs leave the actual out."""
    text = "Realisasi belanja Rp60 miliar.\n\nAngka itu setara 40 persen dari pagu Rp150 miliar."
    assert only_parts(text) == (None, "Rp150 miliar", "40 persen")


def test_a_sentence_a_line_is_a_paragraph_a_line() -> None:
    """Where nearly every line ends a sentence, none is read on into the next."""
    lines = ["Realisasi belanja Rp60 miliar.", "Capaiannya 40 persen dari pagu Rp150 miliar.", "Rapat berjalan lancar."]
    assert parts_of("\n".join(lines)) == [(None, "Rp150 miliar", "40 persen")]


def test_a_list_gives_one_statement_an_item() -> None:
    """Items of one form do not lend each other their figures."""
    text = (
        "- Serang: Rp20 miliar dari target Rp40 miliar (50%)\n"
        "- Lebak: Rp9 miliar dari target Rp30 miliar (30%)\n"
        "- Cilegon: Rp36 miliar dari target Rp48 miliar (75%)"
    )
    assert parts_of(text) == [
        ("Rp20 miliar", "Rp40 miliar", "50%"),
        ("Rp9 miliar", "Rp30 miliar", "30%"),
        ("Rp36 miliar", "Rp48 miliar", "75%"),
    ]


def test_one_actual_may_be_held_against_two_targets() -> None:
    """12 % of the year's target and 120 % of two months' are two statements of one actual."""
    text = (
        "Iuran Rp12 miliar atau 12 persen dari target tahunan Rp100 miliar"
        " dan 120 persen dari target dua bulan Rp10 miliar."
    )
    assert parts_of(text) == [
        ("Rp12 miliar", "Rp100 miliar", "12 persen"),
        ("Rp12 miliar", "Rp10 miliar", "120 persen"),
    ]


def test_a_percent_may_have_its_target_alone() -> None:
    """Without an actual the statement is still told, for a plan may have it."""
    assert only_parts("Sudah tercapai 45 persen dari target 300 ribu.") == (None, "300 ribu", "45 persen")


def test_an_actual_and_a_target_need_no_percent() -> None:
    """The two alone are a statement that there is nothing to check in."""
    assert only_parts("Klinik itu melayani 320 pasien dari target 400 pasien.") == ("320", "400", None)


def test_shares_in_words_are_percents() -> None:
    """Both "dua pertiga dari target" and "half of the planned" take part as percents."""
    assert only_parts("Dua pertiga dari target 900 rumah sudah dibangun, yakni 600 rumah.") == (
        "600",
        "900",
        "Dua pertiga",
    )
    assert only_parts("Half of the 600 houses planned were built: 300.") == ("300", "600", "Half")


# --- the traps of words ------------------------------------------------------------------------------------------


def test_kurang_lebih_is_about_and_kurang_is_a_lack() -> None:
    """In "kurang lebih 127 ribu" it hedges an actual; in "kurang 1.400 ton" it makes a gap."""
    (about,) = extract("Terdaftar kurang lebih 127 ribu peserta atau 42 persen dari target 300 ribu.").statements
    assert about.actual is not None
    assert about.actual.stated.hedges == ("kurang lebih",)
    (lack,) = extract("Panen mencapai 8.600 ton, kurang 1.400 ton dari target 10.000 ton.").statements
    assert lack.gap is not None
    assert (lack.gap.stated.text, lack.gap_kind) == ("1.400", "below")


def test_less_than_an_amount_that_is_still_missing_is_no_actual() -> None:
    """What "masih kurang lebih dari 40 ribu" tells is missing, and ties nothing."""
    assert parts_of("Masih kurang lebih dari 40 ribu peserta dari target 100 ribu.") == []


def test_lebih_behind_a_figure_belongs_to_it_before_dari_target() -> None:
    """So "Rp45 miliar lebih dari target" is (Rp45 miliar lebih) of the target; before a figure it bounds that one."""
    (behind,) = extract("Penjualan Rp45 miliar lebih dari target Rp60 miliar.").statements
    assert behind.actual is not None
    assert behind.target is not None
    assert (behind.actual.stated.hedges, behind.target.stated.hedges) == (("lebih",), ())
    (before,) = extract("Terkumpul lebih dari Rp45 miliar atau 75 persen dari target Rp60 miliar.").statements
    assert before.actual is not None
    assert before.actual.stated.hedges == ("lebih dari",)


@pytest.mark.parametrize(
    "text",
    [
        # naik X persen dari target: what changed is the target
        "Target dinaikkan 20 persen dari Rp50 miliar menjadi Rp60 miliar.",
        "Pagu tahun depan naik 25 persen dari target tahun ini.",
        "The office raised its target by 20 percent to 600 from 500.",
        # what one target is of another
        "Ditargetkan Rp8 triliun atau 16 persen dari target tahunan Rp50 triliun.",
        "The quarter's target of 210 is 24 percent of the year's goal of 875.",
        # growth
        "Penerimaan pajak Rp50 miliar naik 12 persen dari Rp44,6 miliar tahun lalu.",
        "Sales rose 8 percent to 54,000 from 50,000 a year earlier.",
        "Kunjungan 136 ribu orang, 136 persen dari total kunjungan 2022 sebanyak 100 ribu orang.",
        # shares
        "Ekspor kopi 40 juta ton, 30 persen dari total ekspor 133 juta ton.",
        "Women hold 300 of the posts, 30 percent of the total of 1,000.",
        # percents of their own
        "Inflasi 3,2 persen masih di bawah tahun lalu.",
        "The interest rate is 6 percent.",
        # points
        "Tingkat kelulusan naik 2,5 persen poin menjadi 60 persen.",
        # a group, not a goal
        "The target group is 30 percent of 2,000 adults.",
        "",
    ],
)
def test_what_is_no_attainment_is_refused(text: str) -> None:
    """Growth, shares, changes of a target and percents of their own give no statement."""
    assert parts_of(text) == []


def test_last_years_actual_is_passed_over() -> None:
    """Of two amounts the one of another time is not the actual."""
    text = "Terkumpul Rp60 miliar, dibanding tahun lalu Rp45 miliar, atau 60 persen dari target Rp100 miliar."
    assert only_parts(text) == ("Rp60 miliar", "Rp100 miliar", "60 persen")


# --- what a percent says -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tersisa Rp30 miliar atau 20 persen dari target Rp150 miliar.", "remaining"),
        ("The drive raised $12 million, 20 percent above its $10 million goal.", "above"),
        ("The drive raised $8 million, 20 percent below its goal of $10 million.", "below"),
        ("Penjualan Rp12 miliar, 20 persen di atas target Rp10 miliar.", "above"),
        ("Penjualan Rp8 miliar, 20 persen di bawah target Rp10 miliar.", "below"),
        ("Penjualan Rp8 miliar, meleset 20 persen dari target Rp10 miliar.", "below"),
        ("Exports hit $40 million, surpassing the $32 million target by 25 percent.", "above"),
        ("Penjualan Rp8 miliar atau 80 persen dari target Rp10 miliar.", "of_target"),
    ],
)
def test_what_a_percent_says_of_the_target(text: str, kind: str) -> None:
    """A share that was reached, one that is left, or by how much the actual lies above or below."""
    (found,) = extract(text).statements
    assert found.percent is not None
    assert found.percent_kind == kind


@pytest.mark.parametrize(
    ("text", "gap", "kind"),
    [
        ("The board planted 7,000 trees, short of its 10,000 target by 3,000.", "3,000", "below"),
        ("Sales came to 5,400 units, 400 units above the target of 5,000.", "400", "above"),
        ("Panen mencapai 8.600 ton, kurang 1.400 ton dari target 10.000 ton.", "1.400", "below"),
    ],
)
def test_a_gap_stands_for_the_percent(text: str, gap: str, kind: str) -> None:
    """What is missing or over ties an actual and a target without a percent."""
    (found,) = extract(text).statements
    assert found.gap is not None
    assert (found.gap.stated.text, found.gap_kind, found.percent) == (gap, kind, None)


def test_a_rate_is_held_against_a_rate() -> None:
    """A percent whose target is one itself is an actual, without a percent of it."""
    parts = only_parts("Tingkat kelulusan 94,3 persen, di bawah target 95 persen.")
    assert parts == ("94,3 persen", "95 persen", None)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Realisasi Rp6 miliar melampaui target Rp5 miliar, yaitu 120 persen.", True),
        ("Realisasi Rp4 miliar, 80 persen dari target Rp5 miliar, belum mencapai target.", False),
        ("Realisasi Rp4 miliar atau 80 persen dari target Rp5 miliar.", None),
        ("The town raised $4 million, 80 percent of its $5 million goal, and missed it.", False),
    ],
)
def test_what_the_words_claim(text: str, met: bool | None) -> None:
    """That the target was reached, that it was not, or nothing."""
    (found,) = extract(text).statements
    assert found.met is met


def test_a_part_of_the_target_is_told() -> None:
    """A quarter's target is a part of the year's, a plain one is the whole."""
    (part,) = extract("Realisasi Rp26 miliar atau 104 persen dari target triwulan Rp25 miliar.").statements
    (whole,) = extract("Realisasi Rp26 miliar atau 26 persen dari target Rp100 miliar.").statements
    assert (part.prorated, whole.prorated) == (True, False)


# --- readings, spans, coverage -----------------------------------------------------------------------------------


def test_ambiguous_separators_keep_both_readings() -> None:
    """The 605,723 ribu of a text are 605,723 or 605,723,000; the language's own reading comes first."""
    (found,) = extract("Terkumpul 605,723 ribu ton atau 60,6 persen dari target 1 juta ton.").statements
    assert found.actual is not None
    readings = (found.actual.stated, *found.actual.others)
    assert [reading.value for reading in readings] == [605_723, 605_723_000]


def test_a_malformed_figure_is_in_no_tie() -> None:
    """What can be read in no language ("11.872.82 triliun") accuses nobody."""
    text = "Terkumpul 11.872.82 triliun atau 60 persen dari target Rp20 triliun."
    assert only_parts(text) == (None, "Rp20 triliun", "60 persen")


def test_spans_are_exact() -> None:
    """The text between a quote's ends is the quote's text, and the statement's ends are its sentence's."""
    text = "Rapat selesai. Serapan sekitar Rp3,2 triliun atau 64 persen dari pagu Rp5 triliun. Warga pulang."
    (found,) = extract(text).statements
    for quote in (found.actual, found.target, found.percent):
        assert quote is not None
        assert text[quote.start : quote.end] == quote.stated.text
    assert text[found.start : found.end] == "Serapan sekitar Rp3,2 triliun atau 64 persen dari pagu Rp5 triliun."
    assert found.subject == "Serapan"


def test_coverage_counts_percents_beside_a_target_word() -> None:
    """One is tied, one has no amounts and is not; growth counts in neither."""
    text = "Terkumpul Rp6 miliar atau 60 persen dari target Rp10 miliar.\n\nTarget baru 30 persen.\n\nEkspor naik 5%."
    found = extract(text)
    assert (found.percents, found.tied, len(found.statements)) == (2, 1, 1)
    untied = extract("Capaian target itu baru sekitar 30 persen, kata kepala dinas.")
    assert (untied.percents, untied.tied) == (1, 0)


def test_the_language_of_sentences_that_do_not_tell_is_given() -> None:
    """An M is miliar in Indonesian and million in English."""
    text = "Target: Rp5 M; Rp4 M (80%)"
    (local,) = extract(text, locale="id").statements
    assert local.target is not None
    assert local.language == "id"
    assert local.target.stated.value == 5 * 10**9


FIGURES = ("50 persen ", "40% ", "Rp5 miliar ", "$3 million ", "1.234 ", "1.2.34 ", "half ", "two hundred ")
CUES = ("target ", "dari ", "of ", "the ", "atau ", "or ", "sisa ", "short ", "by ", "lebih ", "İ", "- ")
MARKS = ("(", ")", ", ", ". ", "\n\n")
FRAGMENTS = st.sampled_from((*FIGURES, *CUES, *MARKS))


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_any_mixture_of_cues_gives_quotes_of_the_text(text: str) -> None:
    """No text raises; every quote is a stretch of the text, and the same text gives the same statements."""
    found = extract(text)
    for one in found.statements:
        for quote in (one.actual, one.target, one.percent, one.gap):
            assert quote is None or text[quote.start : quote.end] == quote.stated.text
    assert found.tied <= found.percents
    assert extract(text) == found


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    """Any characters are a text."""
    extract(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # The target word belongs to the percent, and "of" says which amount is of which.
        ("90% of target: 450 of 500 trees planted.", ("450", "500", "90%")),
        ("Capaian 90% dari target: 450 dari 500 pohon ditanam.", ("450", "500", "90%")),
        # A percent in parentheses behind a gap may be that of the actual.
        (
            "Tax was 27.28 trillion against a target of 29.37 trillion, a shortfall of 2.09 trillion (92.9%).",
            ("27.28 trillion", "29.37 trillion", "92.9%"),
        ),
        # Last year's amount is not the actual, however well it would fit.
        (
            "Sales hit $1.2 billion, 20% above last year's $1 billion but 30% short of the $1.5 billion target.",
            ("$1.2 billion", "$1.5 billion", "30%"),
        ),
        # What comes later in another clause is not what the percent speaks of.
        (
            "The first phase reached 40% of the 5,000 target; the second phase reached 2,500 more.",
            (None, "5,000", "40%"),
        ),
        (
            "Semester I mencapai 52 persen dari target Rp10 miliar. Semester II ditambah Rp3 miliar.",
            (None, "Rp10 miliar", "52 persen"),
        ),
        # Of what is open the amount is the rest, and the target stays one.
        (
            "Masih ada Rp2 miliar atau 30 persen dari target Rp10 miliar yang belum tertagih.",
            ("Rp2 miliar", "Rp10 miliar", "30 persen"),
        ),
        # Signs tie as words do.
        ("Realisasi Rp850 juta vs target Rp1 miliar = 75%", ("Rp850 juta", "Rp1 miliar", "75%")),
        ("$8,500 raised of $10,000 goal \u00b7 75%", ("$8,500", "$10,000", "75%")),
        ("Target: 1.000 | Realisasi: 850 | 75%", ("850", "1.000", "75%")),
        ("The team closed 36 of 45 deals, 90 percent of quota.", ("36", "45", "90 percent")),
    ],
)
def test_figures_that_were_once_mistaken(text: str, parts: Parts) -> None:
    """Sentences whose figures were tied wrongly, each right or wrong in itself: the words decide, not the fit."""
    assert only_parts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "The agency collected $4.2 billion, falling $0.8 billion short of its $5 billion target.",
        "Revenue of $4.2 billion was under the $5 billion target by $0.8 billion.",
        "Collections hit $4.2 billion, lagging the $5 billion target by $0.8 billion.",
        "The state earned $4.2 billion compared with the estimated $5 billion, a deficit of $0.8 billion.",
        "The company sold $4.2 billion, missing its $5 billion target by a margin of $0.8 billion.",
        "The office took in $4.2 billion from taxes, $0.8 billion lower than the $5 billion programmed.",
        "The plan requires $5 billion; $4.2 billion has been received and $0.8 billion is still needed.",
    ],
)
def test_gaps_in_many_words(text: str) -> None:
    """What is missing stands before or behind the target, with a verb or a noun."""
    (found,) = extract(text).statements
    assert (text_of(found.actual), text_of(found.target), text_of(found.gap)) == (
        "$4.2 billion",
        "$5 billion",
        "$0.8 billion",
    )
    assert found.gap_kind == "below"
