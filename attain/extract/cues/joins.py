"""What joins two figures that say the same, and what parts them."""

from __future__ import annotations

from attain.extract.cues.pattern import pattern

# "atau", "or", a parenthesis: "Rp5 miliar atau baru 40 persen", "5 million tonnes (40 percent)".
JOINS = pattern(
    r"""
    ^[^.;:()]{0,60}?
    (?:
        [(=|\u00b7\u2022]
        | (?: ^ | [\s,\u2013\u2014-] )
          (?:
            atau | setara(?:\sdengan)? | yakni | yaitu
            | or | i\.e\. | equal\sto | equivalent\sto | representing
            | which\sis | that\sis | amount(?:s|ing)\sto | about
          )
          (?:\s(?:baru|sudah|telah|hanya|masih|tersisa|sisa|only|just|some))? [\s,]* (?:setara|sekitar)?
    )\s*$
    """
)
# A comma alone does as much between an amount and a percent "of target".
JOINS_LOOSELY = pattern(
    r"""
    ^\s* (?:[^\W\d]+(?:\s[^\W\d]+){0,4}\s?)? [,:\u2013\u2014-]\s*
    (?: (?:baru|sudah|masih|hanya|only|just|still)\s+ | (?:which|yang|or|atau)\b[^.;:()]{0,40} )?$
    """
)
# "... the 5 million target {by} 8 percent", "{atau surplus} 8 persen": by how much.
BY = pattern(
    r"""
    ^\)?\s* (?:[^\W\d]+\s+){0,3}? (?:target|goal|quota|budget|estimate|mark)? \s*,?\s*
    (?:
        (?:up|down|higher|lower)\sby | by(?:\sa\smargin\sof)? | or
        | with\sa\s(?:positive|negative)\s(?:deviation|variance)\sof
        | sebesar | atau\s(?:lebih|surplus|kelebihan)(?:\stinggi)?
    )\s+ (?:about\s|sekitar\s)?$
    """
)
# What follows from the figures before it: "sehingga tercapai", "which means"; or a percent that opens a sentence.
SO = pattern(
    r"""
    \b(?:
        sehingga | artinya | maka | berarti | jadi | dengan\sbegitu
        | so | thus | therefore | hence | meaning | which\smeans | that\s(?:is|means)
    )\b [^.;]{0,50}$
    | ^\s*$
    | \b(?:finish|end|clos)\w*\s(?:at|on)\s$
    """
)
# The opening of a sentence that speaks of the figures before it: "Angka itu setara", "That is".
REFERS_BACK = pattern(
    r"""
    ^\W* (?:[^\W\d]+\s){0,2}? (?:
        itu | tersebut | ini | artinya | berarti | jadi | dengan\sbegitu | capaian(?:nya)? | realisasinya | nilainya
        | that | this | it | so | thus | these | those | which | meaning
    )\b
    """
)
# A verb that puts an actual at a percent: "puts it at", "represented", "was about".
PUT_AT = pattern(
    r"""
    [^.;:(),]{0,30}
    \b(?: put\w*\s\w+\sat | bring\w*\s\w+\sto | represent\w* | equal\w* | amount\w*\sto | was | is )\s (?:about\s)?$
    """
)
# Where a clause ends, and with it what a cue bears on.
CLAUSE = pattern(
    r"""
    [;]\s | [.!?]\s | \)\s*[,;]
    | ,\s(?:sementara|sedangkan|namun|tetapi|tapi|meski(?:pun)?|while|but|whereas|although)\b
    """
)
# The next item of a list behind a percent in parentheses: "(40%), and".
SHUT = pattern(r"\)\s*(?: [,;.] | and\b | dan\b | serta\b )")
# What two statements of one form have in common: the words that tie figures, and the marks.
TYING = pattern(
    r"target\w* | goal | of\b | dari | versus | vs | against | atau | or\b | sasaran | pagu | realisasi | [(),;:/|]"
)
# An actual told behind its percent and target: "45% of the 200 planned, with 90 sold", "dari target 20, yakni 9".
FOLLOWS = pattern(
    r"""
    [^.;]{0,40}? (?: [,(:]\s* | \b )
    (?:
        with | a\stotal\sof | total | or | namely | is | was
        | dengan | yakni | yaitu | atau | sebanyak | sebesar | setara | adalah | \( | :\s
    )
    [^.;]{0,30}$
    | \s*[,(:]\s*$
    """
)
# Nothing but "of" between two amounts, or the noun of the first: "450 of 500", "36 orang dari ".
OF_DIRECTLY = pattern(
    r"\s* (?:[^\W\d]+\s)? (?: dari | of | out\sof | / ) \s* (?:(?:the|its|their|total|sekitar|about)\s)?"
)
