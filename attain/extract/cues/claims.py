"""What a sentence says of the target in words: that it was met or not, and that only a part of it is meant."""

from __future__ import annotations

from attain.extract.cues.pattern import pattern

MET = pattern(
    r"""
    \b(?<!belum\s)(?<!tidak\s) (?: (?:me)?lampaui | melebihi | terlampaui | di\satas )\s (?:dari\s)?
    (?:target|sasaran|pagu|kuota)
    | \b(?:exceed|surpass|beat|topp?|overshot|outperform)\w*\b (?=.{0,60}(?:target|goal|quota|estimate|budget))
    | \babove\s(?:the\s|its\s|their\s)?(?:\w+\s){0,2}(?:target|goal)
    | \b(?:target|goal)\s(?:was|is|were)\s(?:met|achieved|exceeded|surpassed)
    | \bmet\s(?:the|its|their)\s(?:\w+\s)?(?:target|goal)
    """
)
NOT_MET = pattern(
    r"""
    \b(?:
        di\sbawah\s(?:target|sasaran|pagu) | meleset
        | (?:belum|tidak|gagal)\s(?:mencapai|memenuhi|tercapai|melampaui)\b(?:\starget)?
        | (?: below | under | short\sof | shy\sof | behind )\s (?:the\s|its\s|their\s|our\s)? (?:\w+\s){0,2}
          (?:target|goal|quota|estimate|budget)
        | missed | missing\s(?:its|the) | shortfall | fell\sshort | falling\sshort | failed\sto\s(?:meet|reach|hit)
    )\b
    """
)
# A part of the target: "target triwulan", "the pro-rata target", "the goal for the half".
PRORATED = pattern(
    r"""
    \b(?:target|sasaran|goal|budget)\s (?:[\w-]+\s){0,3}?
    (?:
        triwulan | kuartal | semester | bulanan | bulan | berjalan | sampai\sdengan | s\.?d\.? | hingga | januari
        | januari- | periode
        | quarter(?:ly)? | month(?:ly)? | half | period | to\sdate | so\sfar
    )
    | \bpro-?rat(?:a|ed)\b
    | \b(?:
        quarterly | monthly | half-year(?:ly)? | nine-month | six-month | first-half
        | (?:first|second|third|fourth)-quarter
      )\s (?:[\w-]+\s){0,3}? (?:target|goal|budget)
    | \b(?:target|goal)\s+for\s+the\s+(?:quarter|month|period|half)
    """
)
