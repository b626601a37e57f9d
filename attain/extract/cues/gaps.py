"""That an amount is what is missing to the target, or what is over."""

from __future__ import annotations

from attain.extract.cues.pattern import pattern

_NEXT = r"(?:[\w'-]+\s+){0,4}$"  # then the next figure
# "4 million was under the 5 million target" is an actual, "1 million under" it is a gap.
_IS_NOT = r"""
    (?!
        \s* (?:[^\W\d]+\s)? (?:was|were|is|are|stood|came|fell|remained|ended)\s (?:in|well|still|far|just|\s)*
        (?: under | below | above | over | behind | (?:short|shy|ahead)\sof | (?:less|more|higher|lower)\sthan )\b
    )
"""

# Behind an amount: "300 unit lagi", "300 units short".
SHORT_RIGHT = pattern(
    rf"""
    ^ {_IS_NOT}
    (?:
        \s* (?:[^\W\d]+\s+){{0,2}}?
        | \s*,\s (?= remain | is\s | was\s | still | yet | had\sstill | were\sstill | yang\s | belum ) (?:had\s|were\s)?
    )
    (?:
        short(?:fall)? | deficit | shy\sof | away\sfrom\b
        # below a target, or below the next figure
        | kurang\sdari\starget | di\sbawah\s(?:target|sasaran|pagu)
        | (?: di\sbawah | lebih\s(?:rendah|kecil|sedikit)\s(?:dari|daripada) | kurang\sdari )\s (?:target|sasaran|pagu)
        | below\s(?:the\s|its\s|their\s)?(?:target|goal|quota|estimate|budget)
        | (?:less|lower|fewer)\sthan\s(?:the\s|its\s)?(?:target|goal)
        | (?: below | under | behind | (?:short|adrift)\sof | (?:less|lower|fewer)\sthan )\s {_NEXT}
        | lagi\s(?:agar|untuk|dari)\s {_NEXT}
        # still to come
        | (?:is\s|was\s|are\s|were\s|still\s|yet\s)* (?:needed|required|to\sgo|remain(?:s|ing)?|outstanding|left)\b
        | yang\sharus | yang\sbelum | belum\s(?:tercapai|terkumpul|terealisasi) | tersisa
        | (?:is|are|was|were)\sstill\b
        | (?:(?:is|are|were|was|had|have|has)\s)? (?:still|yet)\sto\s(?:be|come|go)\b
        | more\b (?=.{{0,60}}(?:to\s|needed|target|goal))
        | lagi\b
    )
    """
)
# Before an amount: "masih kurang", "a shortfall of", "missed the target by".
SHORT_LEFT = pattern(
    r"""
    \b(?:
        # short by
        (?:down|behind)\sby | shortfall\s(?:of|at) | short\s(?:by|of) | short | deficit\sof | less\sby | lacking
        | gap\sof
        | miss(?:ed|es|ing)\s(?:[\w'-]+\s){0,6}by | below\s(?:[\w'-]+\s){0,5}by | under\s(?:[\w'-]+\s){0,5}by
        | negative\s(?:deviation|variance)\sof
        | kurang(?:nya)? | kekurangan(?:nya)?(?:\s[\w-]+){0,4} | lebih\s(?:rendah|kecil|sedikit)
        | selisih(?:nya)? | defisit | terpaut | meleset
        # left over
        | leaving(?:(?:\sa)?(?:\s\w+){0,3}\sof)? | (?:sisa(?:nya)?|remaining)\b[^.;,]{0,60} | remaining | another
        | sisa(?:nya)? | tersisa | menyisakan | masih\sada | tinggal
        # still needed
        | still\sneeds? | needs?\sanother | yet\sto\sbe\s\w+:? | still\sto\sbe\s\w+:?
        | membutuhkan | butuh | perlu
    )
    \s*(?:sebesar\s|sekitar\s|about\s|a\s|approximately\s|an?\s|target\s)*$
    """
)
# Behind an amount: "300 units above the target".
OVER_RIGHT = pattern(
    rf"""
    ^ {_IS_NOT} \s* (?:[^\W\d]+\s+){{0,2}}?
    (?:
        surplus
        | (?:more|higher|better)\sthan\s(?:the\s|its\s|their\s)?(?:target|goal|quota|estimate|budget|plan)
        | above\s(?:the\s|its\s|their\s)?(?:target|goal|quota|estimate|budget|plan)
        | over\s(?:the\s|its\s)?(?:target|goal)
        | di\satas\s(?:target|sasaran|pagu) | lebih\s(?:tinggi|besar|banyak)\sdari(?:pada)?\s(?:target|sasaran)
        | (?: above | (?:more|higher)\sthan | over | ahead\sof | in\sexcess\sof | di\satas )\s {_NEXT}
    )
    """
)
# Before an amount: "a surplus of", "exceeded the target by".
OVER_LEFT = pattern(
    r"""
    \b(?:
        (?:up|ahead)\sby | positive\s(?:deviation|variance)\sof | surplus(?:\sof)? | excess\sof
        | exceed\w*\s(?:[\w'-]+\s){0,6}by | surpass\w*\s(?:[\w'-]+\s){0,6}by | beat\w*\s(?:[\w'-]+\s){0,6}by
        | above\s(?:[\w'-]+\s){0,5}by | over\s(?:[\w'-]+\s){0,5}by | topp?\w*\s(?:[\w'-]+\s){0,5}by
        | kelebihan | lebihnya | lebih\s(?:tinggi|besar|banyak)
        | melampaui\s(?:[\w'-]+\s){0,4}sebesar | melebihi\s(?:[\w'-]+\s){0,4}sebesar
    )
    \s*(?:sebesar\s|sekitar\s|about\s|a\s)*$
    """
)
# What the gap is there for: "another 300 units to reach", "300 unit agar".
TO_REACH = pattern(r"\b(?: to\s(?:reach|meet|hit|achieve|get\sto) | (?:untuk|agar)\s(?:mencapai|memenuhi)? )\b")
# Behind an amount: it is not reached yet.
NOT_YET = pattern(r"\s*(?:[^\W\d]+\s)?(?:yang\s)?belum\b")
