"""What was reached: verbs of reaching, and nouns for what they bring in."""

from __future__ import annotations

from attain.extract.cues.pattern import pattern

_DONE_ID = r"""
    # reached, realised
    (?:te|di)realisasi(?:kan)? | merealisasikan | tercapai | (?:men|di)capai | terpenuhi | melampaui | berhasil
    | menyentuh | menembus | tembus | berada\sdi
    # collected, taken in
    | terkumpul | mengumpulkan | dikumpulkan | (?:di|me|ter)terima | terima | (?:di|meng|ter)himpun | dipungut
    | meraup | mendapat(?:kan)? | memperoleh | diperoleh | mengantongi | diraih | meraih | masuk
    # spent, handed out
    | terserap | menyerap | diserap | menyalurkan | tersalur(?:kan)? | disalurkan | dibelanjakan
    | dibayar(?:kan)? | terbayar | menyumbangkan | dikucurkan | mengucurkan
    # counted
    | (?:di|men|ter)catat(?:kan)? | terdaftar | mendaftar | didaftarkan | melapor | merekam | membukukan | dibukukan
    # made, sold, served
    | (?:ter|men)jual | menghasilkan | dicetak | mencetak | (?:di|ter)bangun | ditanam | tertanam | terpasang
    | terbit | diterbitkan | divaksin | dilayani | terlayani | diproses | direkrut | menghadirkan
    | dikunjungi | diikuti | dihadiri | terisi
    # done; so far
    | selesai | rampung | ditutup | baru | sudah | telah | hanya
"""
_DONE_EN = r"""
    # reached, realised
    actual(?:s|ly)? | reach(?:ed|es|ing) | achiev(?:ed|es|ing) | reali[sz](?:ed|es) | hit | hits
    | surpass(?:ed|es|ing)? | topp?(?:ed|ing) | exceed(?:ed|s|ing)? | managed | resulted | climbed
    | stood\sat | stands?\sat | came\s(?:in\s)?(?:at|to) | total(?:l?ed|s) | amount(?:s|ed)\sto
    | (?:finished|ended|closed)\s(?:at|on|with)
    # collected, taken in
    | collect(?:ed|s|ing) | rais(?:ed|ing) | receiv(?:ed|es) | brought\sin | brought | gathered | banked | secured
    | mobili[sz]ed | netted | took\sin | took | pulled\sin | drew | drawn | landed | yielded | earned | fetched
    | attracted | generated | got
    # spent, handed out
    | disbursed | spent | absorbed | funded | paid | remitted | lent | gave | awarded | distributed | supplied
    # counted
    | record(?:ed|s) | posted | registered | logged | counted | covered | booked | metered
    # people
    | enlisted | recruited | enrol(?:l?ed) | hired | trained | admitted | accredited | signed\sup | joined | volunteered
    | sworn\sin | welcomed | vaccinated | immuni[sz]ed | treated | served
    # made, sold, moved
    | deliver(?:ed|s) | procured | bought | sold | completed | built | planted | installed | connected | produced
    | shipped | handled | approved | carried | moved | processed | issued | placed | restored | fitted | handed\sover
    # done; so far
    | done | so\sfar | to\sdate | only | just
    | (?:have|has|had)\s(?:now\s|already\s|since\s)?\w+(?:ed|lt|nt|wn)
"""
DONE = pattern(rf"\b(?: {_DONE_ID} | {_DONE_EN} )\b")

_YIELD_ID = r"""
    realisasi(?:nya)? | (?:pen)?capaian(?:nya)? | serapan | penyerapan | penyaluran | salur | belanja
    | penerimaan | pendapatan | penghimpunan | pengumpulan | setoran | perolehan | iuran | pajak
    | pencatatan | rekaman | perekaman | vaksinasi | dosis | kepesertaan | peserta | kunjungan
    | produksi | lifting | penjualan | pembangunan | investasi | kredit | ekspor
    | baru | anggaran | apb[nd](?:-?p)? | alokasi
"""
_YIELD_EN = r"""
    achievement | collections? | receipts? | reali[sz]ations? | deliver(?:y|ies) | procurement | sales | generation
    | funding | outputs? | revenues? | recruitment | enrol(?:l?)ment | disbursements? | spending | production | intake
    | budget | completions? | registrations?
"""
# Nouns that tell an actual on their own, and of what a target is behind a target word: "target {penerimaan}".
YIELD = pattern(rf"\b(?: {_YIELD_ID} | {_YIELD_EN} )\b")

# A verb of reaching behind an amount: "15 ribu tiket sudah terjual", "75,000 trees have been planted".
DONE_RIGHT = pattern(
    rf"""
    ^\s* (?:[^\W\d]+\s+){{0,3}}?
    (?:
        (?:sudah|telah|berhasil)\s (?:di|ter|me)\w+
        | (?: was | were | (?:has|have|had)\sbeen )\s \w+(?:ed|en|lt|nt)\b
        | (?:
            (?:sudah|telah|berhasil|yang|was|were|has\sbeen|have\sbeen|had\sbeen|have|has|had)\s+ (?:[^\W\d]+\s+)?
          )?
          (?: {_DONE_ID} | {_DONE_EN} )
    )\b
    """
)
