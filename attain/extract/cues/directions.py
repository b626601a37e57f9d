"""Above or below the target: words before and behind a percent or an amount that tell on which side it lies."""

from __future__ import annotations

from attain.extract.cues.pattern import pattern
from attain.extract.cues.targets import TARGETED

_ABOVE_WHAT = r"""
    (?:
        above | over | higher\sthan | more\sthan | better\sthan | ahead\sof | in\sexcess\sof | beyond | up\son
        | (?:increase|rise|growth|surplus|improvement)\s(?:from|over|on|against|above)
        | di\satas | lebih\s(?:tinggi|besar|banyak|baik)\s(?:dari|daripada) | melampaui | melebihi | melewati
    )
"""
_BELOW_WHAT = r"""
    (?:
        below | under | lower\sthan | less\sthan | fewer\sthan | short\sof | shy\sof | behind | adrift\sof
        | (?:shortfall|deficit|decrease)\s(?:from|against|on|to) | down\son
        | di\sbawah | lebih\s(?:rendah|kecil|sedikit)\s(?:dari|daripada) | kurang\sdari | meleset\sdari
    )
"""
# The target that is compared with, or the next figure.
_A_TARGET = rf"(?: (?:[\w.'-]+\s+){{0,5}}? {TARGETED}\w*\b | (?:[\w'-]+\s+){{0,4}}$ )"
_ENDS = r"\s*(?: [.,;:)\u201d\"] | $ )"

# Behind a percent: "8 percent above the target", "8 persen lebih tinggi."
ABOVE_RIGHT = pattern(
    rf"""
    ^[\s,]*\)?\s*
    (?:
        {_ABOVE_WHAT}\s+ {_A_TARGET}
        | (?:
            over | above | more | better | excess | surplus | ahead | lebih\stinggi | lebih\sbesar | di\satasnya
          ){_ENDS}
    )
    """
)
BELOW_RIGHT = pattern(
    rf"""
    ^[\s,]*\)?\s*
    (?:
        {_BELOW_WHAT}\s+ {_A_TARGET}
        | (?: under | below | short | shortfall | deficit | behind | lebih\srendah | di\sbawahnya ){_ENDS}
    )
    """
)
# Only the next figure stands behind it: "8 percent above the planned".
COMPARED_TO_NEXT = pattern(rf"^[\s,]*\)?\s* (?: {_ABOVE_WHAT} | {_BELOW_WHAT} )\s+ (?:[\w'\u2019-]+\s+){{0,4}}$")

# "up 8 percent on target".
ON_TARGET = pattern(r"^\s* (?:on|against|from)\s (?:the\s|its\s|their\s)? (?:[\w-]+\s)? (?:target|goal|budget)\b")
UP_NEXT = pattern(r"\b(?:up|higher|ahead)\s (?:by\s)?$")
DOWN_NEXT = pattern(r"\b(?:down|lower|behind)\s (?:by\s)?$")

# A direction directly before a percent: "meleset 31 persen dari target", "lebih tinggi 4 persen daripada target".
_MORE_ID = r"lebih\s(?:tinggi|besar|banyak|baik) | melampaui | melebihi | surplus | kelebihan"
COMPARED_NEXT = pattern(rf"\b(?: lewat | {_MORE_ID} )\s (?:sebesar\s|sekitar\s)?$")
ABOVE_NEXT = pattern(
    rf"""
    \b(?:
        {_MORE_ID} | naik | meningkat | di\satasnya
        | exceed\w*\sby | up | higher\sby | surplus\sof | excess\sof
    )\s (?:sebesar\s|sekitar\s|sampai\s)?$
    """
)
BELOW_NEXT = pattern(
    r"""
    \b(?:
        lebih\s(?:rendah|kecil|sedikit) | meleset | terpaut | selisih | kurang | minus | turun | defisit | tertinggal
        | terpangkas
        | short\sby | down | lower\sby | shortfall\sof | deficit\sof | missed\sby
    )\s (?:sebesar\s|sekitar\s|hingga\s)?$
    """
)

_ABOVE_WORDS = r"""
    melampaui | melebihi | di\satas | lebih\stinggi | surplus | kelebihan | melewati | terlewati
    | exceed(?:ed|s|ing)? | surpass(?:ed|es|ing)? | beat(?:ing|en)? | topp?(?:ed|ing) | above
    | over(?:shot|shoot|shooting)? | outperform\w* | positive\s(?:deviation|variance) | better\sthan | ahead
    | higher\sthan | more\sthan | over
    | smash\w* | crush\w* | shatter\w* | outstrip\w* | outpac\w* | eclips\w*
"""
_BELOW_WORDS = r"""
    di\sbawah | lebih\srendah | kekurangan | meleset | selisih\skurang
    | shortfall | short\s(?:of|by) | short | missed | missing | below | under(?:shot|performed)? | deficit
    | negative\s(?:deviation|variance) | under | behind | less\sthan | lower\sthan | lag\w* | trail\w*
"""
# Further left, with "by" or "sebesar" before the percent: "beat its own target by".
ABOVE_LEFT = pattern(
    rf"""
    \b(?: {_ABOVE_WORDS} )\b [^.;()]{{0,60}}? (?: \bby | \bsebesar | \bof | \bup\sby | \bhingga )? \s+ (?:a\s)?$
    """
)
BELOW_LEFT = pattern(
    rf"\b(?: {_BELOW_WORDS} )\b [^.;()]{{0,60}}? (?: \bby | \bsebesar | \bof | \bsekitar ) \s+ (?:a\s)?$"
)
# The figure behind them is the target that was passed or missed: "surpassing the planned", "melampaui target kuota ".
_THE_TARGET = r"""
    \s(?:dari\s)? (?: (?:the|its|their|our|a|nya)[\s]+ )*
    (?: (?:[\w'\u2019-]+\s){0,4} (?:target|goal|sasaran|pagu|kuota|budget) (?:\s[\w-]+){0,2} [\s(]+ )? (?:of\s)?$
"""
PASSES = pattern(rf"\b(?: {_ABOVE_WORDS} ){_THE_TARGET}")
MISSES = pattern(rf"\b(?: {_BELOW_WORDS} ){_THE_TARGET}")
# "beat its fundraising goal handily by": a percent of a target that is not said.
PASSES_TARGET_BY = pattern(
    r"""
    \b(?:exceed|surpass|beat|miss|top|outstrip|melampaui|melebihi)\w*\s
    [^.;:()]{0,60}? \b(?:target|goal|quota|sasaran)\w*\b [^.;:()]{0,30} \b(?:by|sebesar)\s$
    """
)
