"""What a percent says of the target: its share that was reached, or what is left."""

from __future__ import annotations

from attain.extract.cues.pattern import pattern
from attain.extract.cues.targets import NO_TARGET, OF, TARGETED

# "of the target", "dari pagu tahun ini", "of what was planned".
PERCENT_OF_TARGET = pattern(
    rf"""
    ^\s*\)?,?\s* (?:(?:tercapai|terpenuhi|achieved)\s)?
    (?:
        {OF}\s+ (?:[\w.'-]+\s+){{0,5}}? {TARGETED}\w*\b {NO_TARGET}
        # "88 persen target", but not "2 percent target rate"
        | target\b (?!\s(?:rate|of\s\d))
        # "40 percent of it", but not "40 percent of it came from ..."
        | {OF}\s(?:itu|it|that|yang\sdi\w+)\b (?!\s(?:\w+\s)?(?:came|berasal|from|in|on|is|was|will|goes|went|comes?))
        | {OF}\swhat\s
    )
    """
)
# "of" and the next figure: "40 percent of the planned 300".
PERCENT_OF_NEXT = pattern(rf"^\s*\)?,?\s* (?: {OF}\s+ (?:[\w'-]+\s+){{0,4}} | target\s (?:[\w-]+\s+){{0,3}} )$")
# "of" and something that is no figure: "40 percent of the electorate".
OF_ANOTHER = pattern(r"^\s*\)?,?\s* (?:dari|of)\s+ (?! (?:[\w'-]+\s+){0,4}$ )")

# A verb or a noun of reaching behind the percent: "baru 40 persen yang terserap", "a 40 percent completion".
ACHIEVED_RIGHT = pattern(
    r"""
    ^\s*\)?\s* (?: (?:sudah|telah|yang|berhasil|was|were|has\sbeen|of\sit|being)\s+ )*
    (?:
        tercapai | terealisasi | terpenuhi | terserap | terkumpul | tersalur(?:kan)? | terjual | terlaksana | selesai
        | dosis
        | achieve(?:d|ment) | attain(?:ed|ment) | performance | reali[sz](?:ed|ation) | completion | complete[d]?
        | execution | funded | coverage | covered | absorption | collection\srate | fulfil(?:led|lment) | success
        | of\sthe\sway
        | (?:[^\W\d]+\s)?terisi
    )\b
    """
)
# A noun of reaching before the percent: "capaiannya sebesar", "an execution rate of".
RATE_LEFT = pattern(
    r"""
    \b(?:
        capaian(?:nya)? | cakupan(?:nya)? | pencapaian(?:nya)? | persentase(?:nya)? | realisasinya
        | tingkat\s(?:capaian|realisasi|pencapaian|serapan)
        | (?:
            success | completion | execution | achievement | attainment | performance | reali[sz]ation | collection
            | absorption | fulfil(?:l)?ment | delivery | hit
          )
          (?:\s(?:rate|level|ratio))? \s(?:of|at)
        | achievement | performance | achiev(?:e|es|ed|ing)(?:\sonly)?
    )
    \s*:?\s* (?:itu\s|tersebut\s|sebesar\s|mencapai\s|was\s|is\s|about\s|of\s)?$
    """
)

# What is left of the target.
REMAINING_LEFT = pattern(
    r"""
    \b(?:
        sisa(?:nya)? | tersisa | menyisakan | tinggal | kurang
        | remaining | remainder | left | outstanding | balance\sof
    )\b [^.;()]{0,30}$
    """
)
REMAINING_RIGHT = pattern(
    r"""
    ^[\s,]*\)?\s*
    (?:
        lagi\b | yang\sbelum | belum\s | tersisa\b | sisanya\b
        | remain(?:s|ing)?\b | (?:is\s|was\s)? (?:still\s)? (?:needed|to\sgo|outstanding|left)\b
    )
    """
)
# Behind "of the target", that it is not what was reached: "40 percent of the target is still to be collected".
STILL_OPEN = pattern(r"\b(?: outstanding | remain\w* | still\sto | yet\sto | belum | tersisa )\b")
