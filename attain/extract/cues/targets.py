"""What was set: words for a target before, behind and between figures."""

from __future__ import annotations

from attain.extract.cues.pattern import pattern

# "80 percent of", "80 persen dari": what stands behind is what the percent is measured by.
OF = r"(?: dari | terhadap | of | from | against | towards? | out\sof )"

# "target market", "target usia": there the word names no target.
NO_TARGET = r"""
    (?! \s (?:
        group | audience | population | market | price | range | date | ages? | users? | zone | area | practice
        | pasar | usia | operasi | harga | analis
    ))
"""

_WORDS_ID = r"""
    # the target itself
    (?:men|dit|t)argetkan | ditarget | target(?:nya)? | sasaran(?:nya)?
    # a ceiling, a quota, a benchmark
    | pagu(?:nya)? | kuota(?:nya)? | plafon(?:nya)? | patokan | dipatok
    # what was planned, needed or set aside
    | alokasi(?:nya)? | proyeksi(?:kan|nya)? | anggaran(?:nya)? | kebutuhan(?:nya)? | rencana(?:nya)?
    | ditetapkan | disepakati | disetujui | dianggarkan
    # the budgets of state, regions and companies
    | rkap | rkat | apbn(?:-?p)? | apbd(?:-?p)?
    # what may be had at most
    | ketetapan | potensi | dialokasikan | dibidik | membidik | mematok | tersedia | disediakan | daya\stampung
"""
_WORDS_EN = r"""
    # the target itself; "3 targets" counts them, "on target" praises
    (?<!\d\s)(?<!on\s)targets | (?<!on\s)target(?:ed|ing)? | goals? | quotas? | objectives?
    # what is needed, or set aside
    | require(?:s|d|ments?)? | needs? | budget(?:ed)? | estimates?
    # what is sought
    | seeking | seeks? | sought | to\sraise
    # what was planned
    | projections? | projected | programmed | planned | plan(?:s)?(?:\sof)? | set\sto\sbe
    | aim(?:s|ed|ing)? | ambition | benchmark | forecasts? | allocation | appeal(?:s|ed)? | envelope
    # what was hoped for or promised
    | ask(?:s|ed)?\sfor | intended | hop(?:ed|es|ing)\sfor | wanted | promised | pledged\sto | vowed\sto
    # "the drive to vaccinate 2 million", "was asked to build 40 schools"
    | (?:mission|drive|campaign|pledge|promise|bid|push|scheme|effort)\sto\s\w+
    | meant\sto(?:\s\w+)? | asked\sto\s\w+ | set\sout\sto\s\w+
"""
# What was set, in the widest sense.
# "an estimated 5,000" is an actual, "against the estimated 5,000" is measured by it.
_HELD_AGAINST_THE = (
    r"(?:against|with|to|versus|than)\s(?:the|an?|its)\s(?:estimated|expected|projected|forecast|programmed)"
)
TARGET = pattern(rf"\b(?: {_WORDS_ID} | {_WORDS_EN} | {_HELD_AGAINST_THE} )\b {NO_TARGET}")
HELD_AGAINST_THE = pattern(rf"\b {_HELD_AGAINST_THE} \s (?:[\w'-]+\s){{0,2}}$")
# What cannot mean anything else: what the coverage of a text counts by.
TARGET_WORD = pattern(
    rf"""
    \b(?:
        (?:men|dit|t)arget(?:kan|nya|s|ed)? | sasaran(?:nya)? | pagu | kuota
        | goals? | quotas? | objectives? | requirements?
    )\b
    {NO_TARGET}
    """
)
# What a percent may be of: "45 percent of the year's {plan}".
TARGETED = r"""
    (?:
        target | goal | quota | budget | estimate | objective | plan | projection
        | sasaran | pagu | requirement | kuota | alokasi | rencana | anggaran | apbn | apbd | rkap
        | need | programmed | required | ambition | appeal | patokan | kebutuhan | forecast
        | diharapkan | yang\sdirencanakan | expected | planned | promise | pledge | commitment
    )
"""

# Between a figure and a target word behind it none of these may stand: "5 million {against} the target".
_NOT_BETWEEN = r"""
    (?! (?:
        against | of | from | versus | vs | to | towards? | below | above | exceeding | surpassing | for | in | with
        | by | on | at | is | are | was | were | has | have | had | and | or | while | but | than | under | over | short
        | dari | terhadap | melampaui | melebihi | di | atau | dan | untuk | dengan | pada | ke | sementara | sedangkan
        | namun | dalam | sudah | telah | baru | setara | mencapai | dibanding | sebagai
    )\b)
"""
_WHO = r"(?: it | they | he | she | we | that | which | (?:the|its|their)\s[\w-]+ )"
# A target word behind a figure.
TARGET_RIGHT = pattern(
    rf"""
    [\s-]* (?:{_NOT_BETWEEN}[\w-]+\s){{0,3}}?
    (?:
        # "the 5 million barrel target"
        (?: target(?:ed)? | goal | quota | objective | requirement | budget(?:ed)? | ceiling | sasaran )(?:nya)?\b
        {NO_TARGET} (?!\spenerima)
        # "3 ribu rumah sebagai target"
        | (?:[\w-]+\s){{0,6}}? (?:sebagai|as)\s (?:a\s|an\s|its\s|their\s|the\s|our\s)? (?:target|goal|sasaran)\b
        # "the 400 wells it had planned", "the 12 million sought"
        | (?:{_WHO}\s)? (?:(?:had|has|have|was|were|is)\s)? (?:been\s)?
          (?:
            sought | targeted | planned | budgeted | projected
            | (?:aiming|aimed|hoping|hoped|asking|asked|looking)\sfor | set\sout\sto | set\sas | wanted
          )\b
        # "the 900 jobs the firm has promised"
        | (?: it | they | he | she | we | that | which | (?:the|its|their)\s[\w-]+ | [\w-]+ )\s
          (?:had|has|have)\s (?:pledged|promised|expected|hoped\sfor|set)\b
        # "the 60 nurses they needed"
        | (?:it|they|he|she|we)\s (?:required|needed|needs?|requires?|must|has\sto|have\sto)\b
        # "the 60 nurses needed", but not "60 nurses are needed"
        | (?:[\w-]+\s)? (?<!is\s)(?<!was\s)(?<!are\s)
          (?:needed|expected|required|estimated|earmarked|programmed|envisaged)\b
        # "the 700 flats the council was meant to build"
        | (?:[\w-]+\s){{0,2}}? (?:(?:the|its|their)\s)? (?:[\w-]+\s)?
          (?:
            (?:was|were|is|are)\s (?:meant|supposed|intended|due)\sto
            | wants? | wanted | intends? | intended | hoped | had\shoped | promised | pledged\sto
          )\b
        # "the 700 flats to be finished"
        | (?:[\w-]+\s){{0,3}}? to\sbe\s\w+ed\b
        # "700 rumah yang ditargetkan"
        | (?:yang\s)? (?:
            di(?:targetkan|tetapkan|rencanakan|butuhkan|anggarkan|alokasikan|bidik|patok)
            | menjadi\s(?:target|sasaran)
          )
    )
    """
)
# The same behind a percent, where a parenthesis or a verb follows: "68% of target (1.36m of 2m)".
PERCENT_TARGET_RIGHT = pattern(
    r"""
    \s* (?:of|dari|terhadap)\s (?:[\w'-]+\s){0,3}? (?:target|goal|sasaran|pagu)\w*
    (?= \s*[(,;:.] | \s(?:is|has|was|had|remains?|sudah|telah|belum|tercapai)\b )
    """
)
# Words that lead from a target word to its figure: "target tahun ini sebesar", "target of about".
LEADS = pattern(
    r"""
    \s* (?: (?:of|is|was|sebesar|senilai|adalah|menjadi|yang|about|some|tahun|ini|this|year)\b\s* | [:]\s* )*
    """
)
# "to be", behind which a verb of reaching tells what is planned: "is targeted to be raised".
SET_TO = pattern(r"\b(?: to\sbe | (?:di|men)?targetkan | targeted\sto )\s$")

# How an amount is held against the target behind it.
_TO_TARGET = r"(?:[\w'-]+\s+){0,3}? (?: target\w* | goal | quota | sasaran\w* | pagu )\b"
HELD_AGAINST = pattern(
    rf"""
    ^\s* (?:[\w/]+\s+){{0,4}}? (?:[\w/]+(?=[,;(]))?
    (?:
        # "jauh di atas target", "well short of its target"
        (?:[,;(\u2013\u2014-]\s*)? (?: (?:jauh|sedikit|masih|well|far|just|still|was|is|were)\s )*
        (?:
            di\s(?:atas|bawah) | melewati | melampaui | melebihi | memenuhi | dari | terhadap | sedangkan | sementara
            | meski | padahal
            | against | versus | vs\.? | compared\s(?:with|to) | short\sof | below | above | under | over | exceeding
            | beating | surpassing | topping | missing | outstripping | ahead\sof | while
        )\s+ {_TO_TARGET}
        # "(target: ", "; the target is"
        | [,;(\u2013\u2014-]\s* {_TO_TARGET}
    )
    """
)
OF_A_TARGET = pattern(
    rf"""
    ^[\s,(]* {OF}\s (?:(?:the|a|its|their|our)\s)? (?:[\w'-]+\s){{0,3}}? (?:target|rencana|sasaran|goal|plan)\w*\b
    """
)
# "of", "dari", "against", a stroke: the figure behind it is what the one before is measured by.
MEASURED_BY = pattern(
    r"""
    (?: \b(?: dari | terhadap | of | against | versus | vs\.? | out\sof | from | towards? )\s+ | /\s* )
    (?:[^\W\d]+\s+){0,2}$
    """
)
# A sentence that opens with the target: "Targetnya tahun ini adalah ", "The target for June was ".
OPENS_WITH_TARGET = pattern(
    r"""
    ^\W* (?:(?:the|its|their|our|adapun|his|her)\s)? target(?:nya)?
    (?:\s(?:for|untuk|tahun)\s[^.;:,]{0,30})? (?:\s(?:is|was|had\sbeen|adalah|of))? \s*:?\s*$
    """
)
# A target named anywhere in the clause behind a percent.
NAMES_TARGET = pattern(r"[^.;]{0,60}? \b(?:target|goal|sasaran|quota|pagu|kuota)")
