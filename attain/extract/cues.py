"""The words beside a figure that tell its part: target, actual, gap, and what a percent is a percent of.

All patterns are searched in the short stretch of text between a figure and its neighbours. Those named `..._LEFT` are
searched to the left of a figure and the last match counts; `..._RIGHT` are matched directly to its right.
"""

from __future__ import annotations

import re

_OF = r"(?:dari|of|terhadap|from|against|towards?|out\sof)"
_ID_TARGETS = (
    r"(?:men|dit|t)argetkan|ditarget|target(?:nya)?|sasaran(?:nya)?|pagu(?:nya)?|kuota(?:nya)?|plafon(?:nya)?|patokan|dipatok"
    r"|alokasi(?:nya)?|proyeksi(?:kan|nya)?|anggaran(?:nya)?|kebutuhan(?:nya)?|rencana(?:nya)?|ditetapkan|disepakati|disetujui|dianggarkan|rkap|rkat"
    r"|apbn(?:-?p)?|apbd(?:-?p)?|ketetapan|potensi|dialokasikan|dibidik|membidik|mematok|tersedia|disediakan|daya\stampung"
)
_EN_TARGETS = (
    r"(?<!\d\s)(?<!on\s)targets|(?<!on\s)target(?:ed|ing)?|goals?|quotas?|objectives?|require(?:s|d|ments?)?|needs?|budget(?:ed)?|estimates?|seeking"
    r"|seeks?|sought|to\sraise|projections?|projected|programmed|planned|plan(?:s)?(?:\sof)?|set\sto\sbe|aim(?:s|ed|ing)?|ambition"
    r"|benchmark|forecasts?|allocation|appeal(?:s|ed)?|envelope|ask(?:s|ed)?\sfor|intended|hop(?:ed|es|ing)\sfor|wanted|promised|pledged\sto|vowed\sto|(?:mission|drive|campaign|pledge|promise|bid|push|scheme|effort)\sto\s\w+|meant\sto(?:\s\w+)?|asked\sto\s\w+|set\sout\sto\s\w+"
)
_ID_DONE = (
    r"(?:te|di)realisasi(?:kan)?|merealisasikan|tercapai|(?:men|di)capai|terkumpul|terserap|menyalurkan|tersalur(?:kan)?|disalurkan|(?:di|me|ter)terima|terima"
    r"|(?:di|men|ter)catat(?:kan)?|terdaftar|(?:ter|men)jual|(?:di|meng|ter)himpun|membukukan|dibukukan|meraup|mengumpulkan|dikumpulkan|masuk|terpenuhi"
    r"|melampaui|mendapat(?:kan)?|memperoleh|diperoleh|mengantongi|berhasil|selesai|(?:di|ter)bangun|divaksin|ditutup|diterbitkan|baru|sudah|telah|hanya"
    r"|menyentuh|menembus|tembus|dibelanjakan|dipungut|dibayar(?:kan)?|terbayar|melapor|merekam|menghasilkan|menyerap|mendaftar|didaftarkan|dikunjungi|berada\sdi"
    r"|dicetak|mencetak|menghadirkan|direkrut|ditanam|tertanam|terpasang|terbit|dilayani|terlayani|rampung|diikuti|dihadiri|terisi|diraih|meraih|diproses|menyumbangkan|dikucurkan|mengucurkan|diserap"
)
_EN_DONE = (
    r"actual(?:s|ly)?|reach(?:ed|es|ing)|achiev(?:ed|es|ing)|collect(?:ed|s|ing)|rais(?:ed|ing)|receiv(?:ed|es)|reali[sz](?:ed|es)|deliver(?:ed|s)|procured|bought|sold|record(?:ed|s)"
    r"|stood\sat|stands?\sat|posted|generated|registered|enlisted|recruited|funded|brought\sin|vaccinated|immuni[sz]ed|planted|so\sfar|to\sdate|only|just|came\s(?:in\s)?(?:at|to)"
    r"|total(?:l?ed|s)|completed|built|disbursed|spent|absorbed|enrol(?:l?ed)|secured|mobili[sz]ed|netted|hit|hits|amount(?:s|ed)\sto|hired|trained|served|treated|installed|connected"
    r"|produced|shipped|handled|approved|resulted|gathered|banked|admitted|surpass(?:ed|es|ing)?|topp?(?:ed|ing)|exceed(?:ed|s|ing)?|managed|remitted|paid|took\sin|climbed|drew|landed|pulled\sin|got|done|accredited|took|gave|yielded|earned|fetched|signed\sup|logged|attracted|lent|volunteered|metered|welcomed|carried|moved|processed|issued|placed|awarded|distributed|supplied|restored|covered|counted|brought|joined|drawn|raised|earned|finished\s(?:at|on|with)|ended\s(?:at|on|with)|closed\s(?:at|on|with)|sworn\sin|handed\sover|booked|fitted|(?:have|has|had)\s(?:now\s|already\s|since\s)?\w+(?:ed|lt|nt|wn)"
)
_ID_YIELD = (
    r"realisasi(?:nya)?|(?:pen)?capaian(?:nya)?|serapan|penyerapan|penyaluran|pencatatan|penghimpunan|setoran|perolehan|produksi|lifting|salur|belanja|penjualan|penerimaan|pendapatan|kunjungan|rekaman"
    r"|perekaman|vaksinasi|dosis|kepesertaan|peserta|pembangunan|pengumpulan|investasi|kredit|ekspor|iuran|pajak|baru|anggaran|apb[nd](?:-?p)?|alokasi"
)
_EN_YIELD = r"achievement|collections?|receipts?|reali[sz]ations?|deliver(?:y|ies)|procurement|sales|generation|funding|outputs?|revenues?|recruitment|enrol(?:l?)ment|disbursements?|spending|production|intake|budget|completions?|registrations?"
# Words after which a figure belongs to another time or to another measure.
PRIOR = re.compile(
    r"(?i)\b(?:tahun\s(?:lalu|sebelumnya|kemarin)|periode\s(?:yang\s)?sama|sebelumnya|semula|(?:di)?banding(?:kan)?|daripada|(?:naik|turun|meningkat|tumbuh|menurun|merosot)"
    r"\sdari|bulan\slalu|pada\s(?:19|20)\d\d\slalu|rekor|(?:naik|kenaikan|menaikkan|dinaikkan|turun|penurunan|diturunkan|dipangkas|direvisi|revisi|raised|lifted|cut|lowered|revised|increased?|trimmed)\b[^.;,]{0,40}\s(?:dari|from)(?=\s*$)|last\s(?:year|season)|(?:a\s)?year\s(?:earlier|ago|before)|previous(?:ly)?|prior|same\s(?:period|month|quarter|time)"
    r"|compared\s(?:to|with)|(?:up|down|rose|fell|increased?|decreased?|cut|raised|lowered|grew|rising)\sfrom|than\sin|the\syear\sbefore|disusul|followed\sby|earlier\sthis)\b"
)
_NO_TARGET = r"(?!\s(?:group|audience|population|market|price|range|date|ages?|users?|zone|area|practice|pasar|usia|operasi|harga|analis))"
TARGET = re.compile(rf"(?i)\b(?:{_ID_TARGETS}|{_EN_TARGETS})\b{_NO_TARGET}")
DONE = re.compile(rf"(?i)\b(?:{_ID_DONE}|{_EN_DONE})\b")
YIELD = re.compile(rf"(?i)\b(?:{_ID_YIELD}|{_EN_YIELD})\b")
TARGET_WORD = re.compile(
    r"(?i)\b(?:(?:men|dit|t)arget(?:kan|nya|s|ed)?|sasaran(?:nya)?|pagu|kuota|goals?|quotas?|objectives?|requirements?)\b"
    rf"{_NO_TARGET}"
)
_NOT_BETWEEN = (
    r"(?!(?:against|of|from|versus|vs|to|towards?|below|above|exceeding|surpassing|for|in|with|by|on|at|is|are|was|were|has|have|had|and|or|while|but|than|under|over|short"
    r"|dari|terhadap|melampaui|melebihi|di|atau|dan|untuk|dengan|pada|ke|sementara|sedangkan|namun|dalam|sudah|telah|baru|setara|mencapai|dibanding|sebagai)\b)"
)
TARGET_RIGHT = re.compile(
    rf"(?i)[\s-]*(?:{_NOT_BETWEEN}[\w-]+\s){{0,3}}?(?:(?:target(?:ed)?|goal|quota|objective|requirement|budget(?:ed)?|ceiling|sasaran)(?:nya)?\b{_NO_TARGET}(?!\spenerima)"
    r"|(?:[\w-]+\s){0,6}?(?:sebagai|as)\s(?:a\s|an\s|its\s|their\s|the\s|our\s)?(?:target|goal|sasaran)\b"
    r"|(?:(?:it|they|he|she|we|that|which|(?:the|its|their)\s[\w-]+)\s)?(?:(?:had|has|have|was|were|is)\s)?(?:been\s)?(?:sought|targeted|planned|budgeted|projected"
    r"|(?:aiming|aimed|hoping|hoped|asking|asked|looking)\sfor|set\sout\sto|set\sas|wanted)\b"
    r"|(?:it|they|he|she|we|that|which|(?:the|its|their)\s[\w-]+|[\w-]+)\s(?:had|has|have)\s(?:pledged|promised|expected|hoped\sfor|set)\b"
    r"|(?:it|they|he|she|we)\s(?:required|needed|needs?|requires?|must|has\sto|have\sto)\b"
    r"|(?:[\w-]+\s)?(?<!is\s)(?<!was\s)(?<!are\s)(?:needed|expected|required|estimated|earmarked|programmed|envisaged)\b"
    r"|(?:[\w-]+\s){0,2}?(?:(?:the|its|their)\s)?(?:[\w-]+\s)?(?:(?:was|were|is|are)\s(?:meant|supposed|intended|due)\sto|wants?|wanted|intends?|intended|hoped|had\shoped|promised|pledged\sto)\b"
    r"|(?:[\w-]+\s){0,3}?to\sbe\s\w+ed\b"
    r"|(?:yang\s)?(?:di(?:targetkan|tetapkan|rencanakan|butuhkan|anggarkan|alokasikan|bidik|patok)|menjadi\s(?:target|sasaran)))"
)
# How an amount is held against the target behind it: "jauh di atas target", "(target: ", "; the target is".
_TO_TARGET = r"(?:[\w'-]+\s+){0,3}?(?:target\w*|goal|quota|sasaran\w*|pagu)\b"
HELD_AGAINST = re.compile(
    rf"(?i)^\s*(?:[\w/]+\s+){{0,4}}?(?:[\w/]+(?=[,;(]))?(?:(?:[,;(\u2013\u2014-]\s*)?(?:(?:jauh|sedikit|masih|well|far|just|still|was|is|were)\s)*(?:di\s(?:atas|bawah)|melewati|melampaui|melebihi|memenuhi|against|versus|vs\.?|compared\s(?:with|to)"
    rf"|short\sof|below|above|under|over|exceeding|beating|surpassing|topping|missing|outstripping|ahead\sof|dari|terhadap|sedangkan|sementara|while|meski|padahal)\s+{_TO_TARGET}|[,;(\u2013\u2014-]\s*{_TO_TARGET})"
)
OF_A_TARGET = re.compile(
    rf"(?i)^[\s,(]*{_OF}\s(?:(?:the|a|its|their|our)\s)?(?:[\w'-]+\s){{0,3}}?(?:target|rencana|sasaran|goal|plan)\w*\b"
)
# "of", "dari", "against": the figure behind it is what the one before is measured by.
MEASURED_BY = re.compile(
    r"(?i)(?:\b(?:dari|terhadap|of|against|versus|vs\.?|out\sof|from|towards?)|/)\s+(?:[^\W\d]+\s+){0,2}$"
)
SHARE_OF = re.compile(
    r"(?i)\b(?:dari|of)\s+(?:(?:the|a|seluruh|keseluruhan)\s+)?(?:total|jumlah|populasi|penduduk|all)\b"
)

# What joins two figures that say the same: "atau", "or", a parenthesis.
JOINS = re.compile(
    r"(?i)^[^.;:()]{0,60}?(?:\(|(?:^|[\s,\u2013\u2014-])(?:atau|or|setara(?:\sdengan)?|yakni|yaitu|i\.e\.|equal\sto|equivalent\sto|representing|which\sis|that\sis|amount(?:s|ing)\sto|about)"
    r"(?:\s(?:baru|sudah|telah|hanya|masih|tersisa|sisa|only|just|some))?[\s,]*(?:setara|sekitar)?)\s*$"
)
# A comma alone does as much between an amount and a percent "of target".
JOINS_LOOSELY = re.compile(
    r"(?i)^\s*(?:[^\W\d]+\s?){0,5}[,:\u2013\u2014-]\s*(?:(?:baru|sudah|masih|hanya|only|just|still)\s+|(?:which|yang|or|atau)\b[^.;:()]{0,40})?$"
)

_TARGETED = r"(?:target|goal|quota|budget|estimate|objective|plan|projection|sasaran|pagu|requirement|kuota|alokasi|rencana|anggaran|apbn|apbd|rkap|need|programmed|required|ambition|appeal|patokan|kebutuhan|forecast|diharapkan|yang\sdirencanakan|expected|planned|promise|pledge|commitment)"
_WORDS_TO = r"(?:[\w.'-]+\s+){0,5}?"
# What stands directly to the right of a percent: "of the target", or "of" and the next figure.
PERCENT_OF_TARGET = re.compile(
    rf"(?i)^\s*\)?,?\s*(?:(?:tercapai|terpenuhi|achieved)\s)?(?:{_OF}\s+{_WORDS_TO}{_TARGETED}\w*\b{_NO_TARGET}|target\b(?!\s(?:rate|of\s\d))|{_OF}\s(?:itu|it|that|yang\sdi\w+)\b(?!\s(?:\w+\s)?(?:came|berasal|from|in|on|is|was|will|goes|went|comes?))|{_OF}\swhat\s)"
)
OF_ANOTHER = re.compile(rf"(?i)^\s*\)?,?\s*(?:dari|of)\s+(?!(?:[\w'-]+\s+){{0,4}}$)")
PERCENT_OF_NEXT = re.compile(rf"(?i)^\s*\)?,?\s*(?:{_OF}\s+(?:[\w'-]+\s+){{0,4}}|target\s(?:[\w-]+\s+){{0,3}})$")
_ABOVE_REL = r"(?:above|over|higher\sthan|more\sthan|better\sthan|ahead\sof|in\sexcess\sof|beyond|up\son|(?:increase|rise|growth|surplus|improvement)\s(?:from|over|on|against|above)|di\satas|lebih\s(?:tinggi|besar|banyak|baik)\s(?:dari|daripada)|melampaui|melebihi|melewati)"
_BELOW_REL = r"(?:below|under|lower\sthan|less\sthan|fewer\sthan|short\sof|shy\sof|behind|adrift\sof|(?:shortfall|deficit|decrease)\s(?:from|against|on|to)|down\son|di\sbawah|lebih\s(?:rendah|kecil|sedikit)\s(?:dari|daripada)|kurang\sdari|meleset\sdari)"
_END = r"\s*(?:[.,;:)\u201d\"]|$)"
ABOVE_RIGHT = re.compile(
    rf"(?i)^[\s,]*\)?\s*(?:{_ABOVE_REL}\s+(?:{_WORDS_TO}{_TARGETED}\w*\b|(?:[\w'-]+\s+){{0,4}}$)|(?:over|above|more|better|excess|surplus|ahead|lebih\stinggi|lebih\sbesar|di\satasnya){_END})"
)
BELOW_RIGHT = re.compile(
    rf"(?i)^[\s,]*\)?\s*(?:{_BELOW_REL}\s+(?:{_WORDS_TO}{_TARGETED}\w*\b|(?:[\w'-]+\s+){{0,4}}$)|(?:under|below|short|shortfall|deficit|behind|lebih\srendah|di\sbawahnya){_END})"
)
COMPARED_TO_NEXT = re.compile(rf"(?i)^[\s,]*\)?\s*(?:{_ABOVE_REL}|{_BELOW_REL})\s+(?:[\w'\u2019-]+\s+){{0,4}}$")
ON_TARGET = re.compile(r"(?i)^\s*(?:on|against|from)\s(?:the\s|its\s|their\s)?(?:[\w-]+\s)?(?:target|goal|budget)\b")
UP_NEXT = re.compile(r"(?i)\b(?:up|higher|ahead)\s(?:by\s)?$")
DOWN_NEXT = re.compile(r"(?i)\b(?:down|lower|behind)\s(?:by\s)?$")
# A direction directly before a percent: "meleset 31 persen dari target", "lebih tinggi 4 persen daripada target".
COMPARED_NEXT = re.compile(
    r"(?i)\b(?:lewat|lebih\s(?:tinggi|besar|banyak|baik)|melampaui|melebihi|surplus|kelebihan)\s(?:sebesar\s|sekitar\s)?$"
)
ABOVE_NEXT = re.compile(
    r"(?i)\b(?:lebih\s(?:tinggi|besar|banyak|baik)|melampaui|melebihi|surplus|kelebihan|naik|meningkat|di\satasnya|exceed\w*\sby|up|higher\sby|surplus\sof|excess\sof)\s(?:sebesar\s|sekitar\s|sampai\s)?$"
)
BELOW_NEXT = re.compile(
    r"(?i)\b(?:lebih\s(?:rendah|kecil|sedikit)|meleset|terpaut|selisih|kurang|minus|turun|defisit|tertinggal|terpangkas|short\sby|down|lower\sby|shortfall\sof|deficit\sof|missed\sby)\s(?:sebesar\s|sekitar\s|hingga\s)?$"
)
ACHIEVED_RIGHT = re.compile(
    r"(?i)^\s*\)?\s*(?:(?:sudah|telah|yang|berhasil|was|were|has\sbeen|of\sit|being)\s+)*(?:tercapai|terealisasi|terpenuhi|terserap|terkumpul|tersalur(?:kan)?|terjual|terlaksana|selesai"
    r"|achieve(?:d|ment)|attain(?:ed|ment)|performance|reali[sz](?:ed|ation)|completion|complete[d]?|execution|funded|coverage|covered|absorption|collection\srate|dosis|fulfil(?:led|lment)|success|of\sthe\sway|(?:[^\W\d]+\s)?terisi)\b"
)
RATE_LEFT = re.compile(
    r"(?i)\b(?:capaian(?:nya)?|cakupan(?:nya)?|pencapaian(?:nya)?|persentase(?:nya)?|realisasinya|tingkat\s(?:capaian|realisasi|pencapaian|serapan)|(?:success|completion|execution|achievement|attainment|performance|reali[sz]ation|collection|absorption|fulfil(?:l)?ment|delivery|hit)"
    r"(?:\s(?:rate|level|ratio))?\s(?:of|at)|achievement|performance|achiev(?:e|es|ed|ing)(?:\sonly)?)\s*:?\s*(?:sebesar\s|mencapai\s|was\s|is\s|about\s|of\s)?$"
)
# A verb of reaching behind an amount: "15 ribu tiket sudah terjual", "75,000 trees have been planted".
DONE_RIGHT = re.compile(
    rf"(?i)^\s*(?:[^\W\d]+\s+){{0,3}}?(?:(?:sudah|telah|berhasil)\s(?:di|ter|me)\w+|(?:was|were|(?:has|have|had)\sbeen)\s\w+(?:ed|en|lt|nt)\b|(?:(?:sudah|telah|berhasil|yang|was|were|has\sbeen|have\sbeen|had\sbeen|have|has|had)\s+(?:[^\W\d]+\s+)?)?(?:{_ID_DONE}|{_EN_DONE}))\b"
)
_ABOVE_WORDS = r"melampaui|melebihi|di\satas|lebih\stinggi|surplus|kelebihan|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|beat(?:ing|en)?|topp?(?:ed|ing)|above|over(?:shot|shoot|shooting)?|outperform\w*|positive\s(?:deviation|variance)|better\sthan|ahead|smash\w*|crush\w*|shatter\w*|outstrip\w*|outpac\w*|eclips\w*|melewati|terlewati"
_BELOW_WORDS = r"di\sbawah|lebih\srendah|kekurangan|shortfall|short\s(?:of|by)|short|missed|missing|below|under(?:shot|performed)?|deficit|negative\s(?:deviation|variance)|behind|less\sthan|lower\sthan|meleset|selisih\skurang"
ABOVE_LEFT = re.compile(
    rf"(?i)\b(?:{_ABOVE_WORDS})\b[^.;()]{{0,60}}?(?:\bby|\bsebesar|\bof|\bup\sby|\bhingga)?\s+(?:a\s)?$"
)
BELOW_LEFT = re.compile(rf"(?i)\b(?:{_BELOW_WORDS})\b[^.;()]{{0,60}}?(?:\bby|\bsebesar|\bof|\bsekitar)\s+(?:a\s)?$")
REMAINING_LEFT = re.compile(
    r"(?i)\b(?:sisa(?:nya)?|tersisa|menyisakan|tinggal|kurang|remaining|remainder|left|outstanding|balance\sof)\b[^.;()]{0,30}$"
)
STILL_OPEN = re.compile(r"(?i)\b(?:outstanding|remain\w*|still\sto|yet\sto|belum|tersisa)\b")
REMAINING_RIGHT = re.compile(
    r"(?i)^[\s,]*\)?\s*(?:lagi\b|yang\sbelum|belum\s|remain(?:s|ing)?\b|(?:is\s|was\s)?(?:still\s)?(?:needed|to\sgo|outstanding|left)\b|tersisa\b|sisanya\b)"
)

_GROWTH_ID = r"tumbuh|bertumbuh|naik|turun|meningkat|menurun|melonjak|merosot|anjlok|melesat|kenaikan|pertumbuhan|penurunan|peningkatan|terkontraksi|kontraksi"
_GROWTH_EN = r"grew|growth|growing|up|down|rose|rise|rising|fell|fall|falling|dropp?(?:ed)?|declin\w+|increas\w+|decreas\w+|jump(?:ed)?|surg\w+|climb\w+|slump\w*|gain(?:ed)?|slid|shrank|shrunk|widened|narrowed|improved|higher|lower|jatuh|menyusut|susut|melemah|menguat|membaik|memburuk|terpangkas"
GROWTH_LEFT = re.compile(
    rf"(?i)\b(?:{_GROWTH_ID}|{_GROWTH_EN})\b(?:\s+(?:sebesar|sekitar|by|of|about|around|nearly|almost|a|an|some|over|more|than|just|tipis|signifikan|tajam|lagi))*\s*\(?$"
)
OTHER_BASE_RIGHT = re.compile(
    rf"(?i)^\s*\)?,?\s*(?:\(?(?:yoy|y-o-y|year[\s-]on[\s-]year|year[\s-]over[\s-]year|mtm|qtq|ytd|per\stahun|secara\stahunan|per\sannum|a\syear\b|annually|pa\b)|(?:lebih\s(?:tinggi|rendah|besar)\s)?(?:di)?banding(?:kan)?\b|daripada\b"
    rf"|dari\s(?:periode|tahun|bulan|kuartal|posisi|realisasi|total|jumlah|seluruh|keseluruhan|pdb|penduduk|populasi|nilai|kapasitas|capaian|pendapatan|penjualan)|compared\b|(?:than|from|over|on)\s(?:a\s|the\s|in\s|its\s)*(?:year|last|previous|prior|same|corresponding|january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)"
    rf"|(?:increase|rise|growth|decline|drop|fall|jump|gain|surge|improvement|reduction)\b|(?:higher|lower|more|less|up|down)\b(?!\sthan\s(?:the\s|its\s|their\s)*(?:target|goal|quota|budget|estimate|plan|objective))|(?:of|from)\s(?:the\s|all\s|its\s|their\s|total\s)*(?:total|gdp|population|world\w*|sales|revenues?|exports?|imports?|household\w*|voters|respondents|shares?|stake|capacity|market|income|turnover|cost|people|those|adults|women|children)"
    rf"|di\santaranya\b|(?:of|dari)\s(?:them|these|those|whom|which|mereka)\b|berasal\b|disumbang\b|(?:bigger|larger|smaller|greater)\sthan|(?:came|come|comes)\sfrom|(?:were|was)\s(?:filed|late)|penduduk\b|populasi\b|saham\b|interest\b|bunga\b|stake\b|discount\b|diskon\b|tax\srate|shareholding|market\sshare|inflation|inflasi|economic|dividen)"
)
OTHER_BASE_LEFT = re.compile(
    r"(?i)\b(?:suku\sbunga|bunga|inflasi|diskon|kontribusi|berkontribusi|porsi|andil|menyumbang|sumbangan|pangsa(?:\spasar)?|tarif|margin|dividen|saham|kupon|coupon|yield|imbal\shasil|interest|(?:interest|tax|growth|inflation|unemployment|discount|poverty|mortality|default|occupancy|turnout|approval)\srate|inflation|turnout|share|stake|discount|contribut\w+|dari\s(?:jumlah|angka|total)\s(?:itu|tersebut)|of\s(?:which|these|those|them)|accounts?\sfor|accounted\sfor|makes?\sup|made\sup|poll|margin|terdiri|komposisi|didominasi|mayoritas|sebagian|bagian)\b(?!\s(?:of|realisasi|capaian|target))[^.;()]{0,40}$"
)
SHORT_RIGHT = re.compile(
    r"(?i)^(?:\s*(?:[^\W\d]+\s+){0,2}?|\s*,\s(?=remain|is\s|was\s|still|yet|had\sstill|were\sstill|yang\s|belum)(?:had\s|were\s)?)(?:short(?:fall)?|deficit|lagi\b(?=.{0,40}target)|kurang\sdari\starget|di\sbawah\s(?:target|sasaran|pagu)|below\s(?:the\s|its\s|their\s)?(?:target|goal|quota|estimate|budget)|(?:less|lower|fewer)\sthan\s(?:the\s|its\s)?(?:target|goal)"
    r"|(?:is\s|was\s|are\s|were\s|still\s|yet\s)*(?:needed|required|to\sgo|remain(?:s|ing)?|outstanding|left)\b|yang\sharus|yang\sbelum|belum\s(?:tercapai|terkumpul|terealisasi)|tersisa|shy\sof|away\sfrom\b|(?:is|are|was|were)\sstill\b|(?:(?:is|are|were|was|had|have|has)\s)?(?:still|yet)\sto\s(?:be|come|go)\b|more\b(?=.{0,60}(?:to\s|needed|target|goal))|(?:di\sbawah|lebih\s(?:rendah|kecil|sedikit)\s(?:dari|daripada)|kurang\sdari)\s(?:target|sasaran|pagu)|(?:below|under|short\sof|adrift\sof|less\sthan|fewer\sthan|lagi\s(?:agar|untuk|dari))\s(?:[\w'-]+\s+){0,4}$|lagi\b)"
)
SHORT_LEFT = re.compile(
    r"(?i)\b(?:(?:down|behind)\sby|shortfall\s(?:of|at)|short\s(?:by|of)|short|deficit\sof|miss(?:ed|es|ing)\s(?:[\w'-]+\s){0,6}by|below\s(?:[\w'-]+\s){0,5}by|negative\s(?:deviation|variance)\sof|leaving(?:(?:\sa)?(?:\s\w+){0,3}\sof)?|gap\sof|kurang(?:nya)?|kekurangan(?:nya)?(?:\s[\w-]+){0,4}|lebih\s(?:rendah|kecil|sedikit)|membutuhkan|butuh|perlu|selisih(?:nya)?|sisa(?:nya)?|tersisa|menyisakan|masih\sada|tinggal|defisit|(?:sisa(?:nya)?|remaining)\b[^.;,]{0,60}|still\sneeds?|needs?\sanother|remaining|another|yet\sto\sbe\s\w+:?|still\sto\sbe\s\w+:?|less\sby|under\s(?:[\w'-]+\s){0,5}by|lacking|(?:terpaut|meleset))\s*(?:sebesar\s|sekitar\s|about\s|a\s|approximately\s|an?\s|target\s)*$"
)
OVER_RIGHT = re.compile(
    r"(?i)^\s*(?:[^\W\d]+\s+){0,2}?(?:surplus|(?:more|higher|better)\sthan\s(?:the\s|its\s|their\s)?(?:target|goal|quota|estimate|budget|plan)|above\s(?:the\s|its\s|their\s)?(?:target|goal|quota|estimate|budget|plan)|over\s(?:the\s|its\s)?(?:target|goal)|di\satas\s(?:target|sasaran|pagu)|lebih\s(?:tinggi|besar|banyak)\sdari(?:pada)?\s(?:target|sasaran)|(?:above|more\sthan|over|ahead\sof|in\sexcess\sof|di\satas)\s(?:[\w'-]+\s+){0,4}$)"
)
OVER_LEFT = re.compile(
    r"(?i)\b(?:(?:up|ahead)\sby|positive\s(?:deviation|variance)\sof|surplus(?:\sof)?|exceed\w*\s(?:[\w'-]+\s){0,6}by|surpass\w*\s(?:[\w'-]+\s){0,6}by|beat\w*\s(?:[\w'-]+\s){0,6}by|above\s(?:[\w'-]+\s){0,5}by|over\s(?:[\w'-]+\s){0,5}by|topp?\w*\s(?:[\w'-]+\s){0,5}by|excess\sof|kelebihan|lebihnya|lebih\s(?:tinggi|besar|banyak)|melampaui\s(?:[\w'-]+\s){0,4}sebesar|melebihi\s(?:[\w'-]+\s){0,4}sebesar)\s*(?:sebesar\s|sekitar\s|about\s|a\s)*$"
)

# "surpassing the X target, up by 2.8 percent": the percent tells by how much.
PASSES = re.compile(
    rf"(?i)\b(?:{_ABOVE_WORDS})\s(?:dari\s)?(?:(?:the|its|their|our|a|nya)[\s]+)*(?:(?:[\w'\u2019-]+\s){{0,4}}(?:target|goal|sasaran|pagu|kuota|budget)(?:\s[\w-]+){{0,2}}[\s(]+)?(?:of\s)?$"
)
MISSES = re.compile(
    rf"(?i)\b(?:{_BELOW_WORDS})\s(?:dari\s)?(?:(?:the|its|their|our|a|nya)[\s]+)*(?:(?:[\w'\u2019-]+\s){{0,4}}(?:target|goal|sasaran|pagu|kuota|budget)(?:\s[\w-]+){{0,2}}[\s(]+)?(?:of\s)?$"
)
BY = re.compile(
    r"(?i)^\)?\s*(?:[^\W\d]+\s+){0,3}?(?:target|goal|quota|budget|estimate|mark)?\s*,?\s*(?:(?:up|down|higher|lower)\sby|by|sebesar|with\sa\s(?:positive|negative)\s(?:deviation|variance)\sof|atau\s(?:lebih|surplus|kelebihan)(?:\stinggi)?|or)\s+(?:about\s|sekitar\s)?$"
)

FUTURE = re.compile(r"(?i)\b(?:tahun\sdepan|mendatang|hopes\s(?:for|to)|aims\s(?:for|to)|next\s(?:year|season|quarter)|coming\syear)\b")
COMPARES = re.compile(
    r"(?i)\b(?:lebih\s\w+\s(?:dari|daripada)|(?:higher|lower|more|less|bigger|smaller)\sthan|up\sfrom|down\sfrom|(?:di)?banding(?:kan)?)\b"
)
# An amount that is a part of the one before it: "Sh212 billion of it from excise".
ASIDE_RIGHT = re.compile(
    r"(?i)^\s*(?:[^\W\d]+\s)?(?:of|dari)\s(?:it|them|which|these|those|that|jumlah|mereka)\b|^\s*di\santaranya\b"
)
SO = re.compile(
    r"(?i)\b(?:sehingga|artinya|maka|berarti|jadi|dengan\sbegitu|so|thus|therefore|hence|meaning|which\smeans|that\s(?:is|means))\b[^.;]{0,50}$|^\s*$|\b(?:finish|end|clos)\w*\s(?:at|on)\s$"
)
MET = re.compile(
    r"(?i)\b(?<!belum\s)(?<!tidak\s)(?:(?:me)?lampaui|melebihi|terlampaui|di\satas)\s(?:dari\s)?(?:target|sasaran|pagu|kuota)|\b(?:exceed|surpass|beat|topp?|overshot|outperform)\w*\b(?=.{0,60}(?:target|goal|quota|estimate|budget))"
    r"|\babove\s(?:the\s|its\s|their\s)?(?:\w+\s){0,2}(?:target|goal)|\b(?:target|goal)\s(?:was|is|were)\s(?:met|achieved|exceeded|surpassed)|\bmet\s(?:the|its|their)\s(?:\w+\s)?(?:target|goal)"
)
NOT_MET = re.compile(
    r"(?i)\b(?:di\sbawah\s(?:target|sasaran|pagu)|(?:belum|tidak|gagal)\s(?:mencapai|memenuhi|tercapai|melampaui)\b(?:\starget)?|meleset|(?:below|under|short\sof|shy\sof|behind)\s(?:the\s|its\s|their\s|our\s)?(?:\w+\s){0,2}(?:target|goal|quota|estimate|budget)"
    r"|missed|missing\s(?:its|the)|shortfall|fell\sshort|falling\sshort|failed\sto\s(?:meet|reach|hit))\b"
)
PRORATED = re.compile(
    r"(?i)\b(?:target|sasaran|goal|budget)\s(?:[\w-]+\s){0,3}?(?:triwulan|kuartal|semester|bulanan|bulan|berjalan|sampai\sdengan|s\.?d\.?|hingga|januari|januari-|periode|quarter(?:ly)?|month(?:ly)?|half|period|to\sdate|so\sfar)"
    r"|\bpro-?rat(?:a|ed)\b|\b(?:quarterly|monthly|half-year(?:ly)?|nine-month|six-month|first-half|(?:first|second|third|fourth)-quarter)\s(?:[\w-]+\s){0,3}?(?:target|goal|budget)|\b(?:target|goal)\s+for\s+the\s+(?:quarter|month|period|half)"
)
