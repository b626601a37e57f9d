"""That a figure belongs to another time: last year's actual, an earlier target, a plan for next year."""

from __future__ import annotations

from attain.extract.cues.pattern import pattern

# Before a figure. "In the same period" alone is this one; with what is compared another word says that it is not.
PRIOR = pattern(
    r"""
    \b(?:
        # earlier
        tahun\s(?:lalu|sebelumnya|kemarin) | bulan\slalu | pada\s(?:19|20)\d\d\slalu
        | sebelumnya | semula | rekor | disusul
        | last\s(?:year|season) | (?:a\s)?year\s(?:earlier|ago|before) | the\syear\sbefore | previous(?:ly)? | prior
        | earlier\sthis | followed\sby
        # what is compared with
        | (?:di)?banding(?:kan)? | daripada | compared\s(?:to|with) | than\sin
        # what changed, and from where: "target dinaikkan dari", "raised the goal to 9 million from"
        | (?:naik|turun|meningkat|tumbuh|menurun|merosot)\sdari
        | (?:
            naik | kenaikan | menaikkan | dinaikkan | turun | penurunan | diturunkan | dipangkas | direvisi | revisi
            | raised | lifted | cut | lowered | revised | increased? | trimmed
          )\b [^.;,]{0,40} \s(?:dari|from)(?=\s*$)
        | (?:up|down|rose|fell|increased?|decreased?|cut|raised|lowered|grew|rising)\sfrom
    )\b
    """
)
# A word that compares with the figure behind it; the time may stand behind that: "from 3 million a year earlier".
COMPARED = pattern(
    r"\b(?: from | than | with | to | against | dari | dibanding\w* | daripada | terhadap )\s (?:[\w-]+\s){0,2}$"
)
PRIOR_RIGHT = pattern(
    r"""
    \s* (?:[^\W\d]+\s){0,6}?
    (?:
        tahun\s(?:lalu|sebelumnya) | pada\speriode\s(?:yang\s)?sama
        | (?:a\s)?year\s(?:earlier|ago|before) | last\s(?:year|month) | in\sthe\s(?:same|previous|prior)
    )\b
    """
)
# What is still to come.
FUTURE = pattern(
    r"""
    \b(?:
        tahun\sdepan | mendatang
        | hopes\s(?:for|to) | aims\s(?:for|to) | next\s(?:year|season|quarter) | coming\syear
    )\b
    """
)
PLANNED = pattern(r"\b(?:plans?|intends?|hopes?|aims?)\sto\b")
# A comparison between two figures.
COMPARES = pattern(
    r"""
    \b(?:
        lebih\s\w+\s(?:dari|daripada) | (?:di)?banding(?:kan)?
        | (?:higher|lower|more|less|bigger|smaller)\sthan | up\sfrom | down\sfrom
    )\b
    """
)
YEAR = pattern(r"\b(?:19|20)\d\d\b")
