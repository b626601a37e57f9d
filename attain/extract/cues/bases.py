"""That a percent is of something else than a target (growth, shares, interest), or an amount a part of another."""

from __future__ import annotations

from attain.extract.cues.pattern import pattern

_GROWTH_ID = r"""
    tumbuh | bertumbuh | naik | turun | meningkat | menurun | melonjak | merosot | anjlok | melesat | jatuh | menyusut
    | susut | melemah | menguat | membaik | memburuk | terpangkas
    | kenaikan | pertumbuhan | penurunan | peningkatan | terkontraksi | kontraksi
"""
_GROWTH_EN = r"""
    grew | growth | growing | up | down | rose | rise | rising | fell | fall | falling | dropp?(?:ed)? | declin\w+
    | increas\w+ | decreas\w+ | jump(?:ed)? | surg\w+ | climb\w+ | slump\w* | gain(?:ed)? | slid | shrank | shrunk
    | widened | narrowed | improved | higher | lower
"""
GROWTH_LEFT = pattern(
    rf"""
    \b(?: {_GROWTH_ID} | {_GROWTH_EN} )\b
    (?: \s+(?:
        sebesar | sekitar | tipis | signifikan | tajam | lagi
        | by | of | about | around | nearly | almost | a | an | some | over | more | than | just
    ) )*
    \s*\(?$
    """
)
_MONTHS = r"""
    january | february | march | april | may | june | july | august | september | october | november | december
"""
# Behind a percent: what it is of, or since when.
OTHER_BASE_RIGHT = pattern(
    rf"""
    ^\s*\)?,?\s*
    (?:
        # by the year
        \(?(?:
            yoy | y-o-y | year[\s-]on[\s-]year | year[\s-]over[\s-]year | mtm | qtq | ytd | per\stahun | secara\stahunan
            | per\sannum | a\syear\b | annually | pa\b
        )
        # against another time
        | (?:lebih\s(?:tinggi|rendah|besar)\s)? (?:di)?banding(?:kan)?\b | daripada\b | compared\b
        | (?:than|from|over|on|of)\s (?:a\s|the\s|in\s|its\s)*
          (?: year | last | previous | prior | same | corresponding | {_MONTHS} | (?:19|20)\d\d )
        | (?:increase|rise|growth|decline|drop|fall|jump|gain|surge|improvement|reduction)\b
        | (?:higher|lower|more|less|up|down)\b
          (?! \sthan\s (?:the\s|its\s|their\s)* (?:target|goal|quota|budget|estimate|plan|objective) )
        | (?:bigger|larger|smaller|greater)\sthan
        # a share of a whole
        | dari\s(?:
            periode | tahun | bulan | kuartal | posisi | realisasi | total | jumlah | seluruh | keseluruhan | pdb
            | penduduk | populasi | nilai | kapasitas | capaian | pendapatan | penjualan
        )
        | (?:of|from)\s (?:the\s|all\s|its\s|their\s|total\s)* (?:
            total | gdp | population | world\w* | sales | revenues? | exports? | imports? | household\w* | voters
            | respondents | shares? | stake | capacity | market | income | turnover | cost | people | those | adults
            | women | children
        )
        | di\santaranya\b | (?:of|dari)\s(?:them|these|those|whom|which|mereka)\b
        | berasal\b | disumbang\b | (?:came|come|comes)\sfrom | (?:were|was)\s(?:filed|late)
        # what has percents of its own
        | penduduk\b | populasi\b | saham\b | bunga\b | diskon\b | inflasi | dividen
        | interest\b | stake\b | discount\b | tax\srate | shareholding | market\sshare | inflation | economic
    )
    """
)
# Before a percent: shares, and what has percents of its own.
OTHER_BASE_LEFT = pattern(
    r"""
    \b(?:
        suku\sbunga | bunga | inflasi | diskon | tarif | margin | dividen | saham | kupon | imbal\shasil
        | kontribusi | berkontribusi | porsi | andil | menyumbang | sumbangan | pangsa(?:\spasar)?
        | dari\s(?:jumlah|angka|total)\s(?:itu|tersebut)
        | terdiri | komposisi | didominasi | mayoritas | sebagian | bagian
        | coupon | yield | interest | inflation | turnout | discount | poll
        | (?:
            interest | tax | growth | inflation | unemployment | discount | poverty | mortality | default | occupancy
            | turnout | approval
          )\srate
        | share | stake | contribut\w+ | of\s(?:which|these|those|them) | accounts?\sfor | accounted\sfor
        | makes?\sup | made\sup
    )\b
    (?!\s(?:of|realisasi|capaian|target)) [^.;()]{0,40}$
    """
)
# An amount behind which a whole is named that is no target: "5 juta dari seluruh penduduk".
SHARE_OF = pattern(r"\b(?:dari|of)\s+ (?:(?:the|a|seluruh|keseluruhan)\s+)? (?:total|jumlah|populasi|penduduk|all)\b")
# An amount that is a part of the one before it: "40 miliar di antaranya", "$40 million of it".
ASIDE_RIGHT = pattern(
    r"""
    ^\s* (?:[^\W\d]+\s)? (?:of|dari)\s (?:it|them|which|these|those|that|jumlah|mereka)\b
    | ^\s* di\santaranya\b
    """
)
