"""What people call the columns of actuals, in English and Indonesian: the likeliest name of each field first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from attain.actuals.columns import Field

INDONESIAN: dict[Field, tuple[str, ...]] = {
    "date": (
        *("tanggal", "tgl", "tanggal transaksi", "tanggal bayar", "tanggal laporan", "tanggal data", "tgl laporan"),
        *("bulan", "bln", "bulan laporan", "periode", "periode laporan", "waktu", "tahun"),
    ),
    "branch": (
        *(
            "cabang",
            "kantor cabang",
            "nama cabang",
            "kantor",
            "kancab",
            "kcp",
            "unit kerja",
            "wilayah",
            "kanwil",
            "daerah",
        ),
        *("toko", "gerai", "outlet", "lokasi", "kota", "kabupaten", "kab kota", "provinsi", "depo", "gudang"),
        *("klinik", "puskesmas", "rumah sakit", "faskes", "sekolah", "kampus", "kecamatan", "kelurahan", "desa"),
        *("rayon", "satker", "dinas", "opd", "bidang", "divisi", "unit"),
    ),
    "segment": (
        *("segmen", "nama segmen", "program", "kategori", "kelompok", "golongan", "sektor", "produk", "lini", "kanal"),
        *(
            "saluran",
            "layanan",
            "jenis layanan",
            "kegiatan",
            "komoditas",
            "merek",
            "jenis",
            "jenis kepesertaan",
            "tipe",
        ),
    ),
    "metric": ("indikator", "nama indikator", "metrik", "ukuran", "kinerja", "uraian", "akun", "pos", "butir"),
    "value": (
        *("nilai", "realisasi", "capaian", "jumlah", "nominal", "hasil", "total", "besaran", "angka", "kuantitas"),
        *("penjualan", "pendapatan", "penerimaan", "iuran", "omzet", "peserta", "belanja", "biaya"),
    ),
}
ENGLISH: dict[Field, tuple[str, ...]] = {
    "date": (
        *(
            "date",
            "day",
            "month",
            "period",
            "report date",
            "payment date",
            "transaction date",
            "posting date",
            "booking date",
            "order date",
        ),
        *("invoice date", "reporting period", "time", "quarter", "fiscal period", "year"),
    ),
    "branch": (
        *(
            "branch",
            "branch name",
            "office",
            "store",
            "outlet",
            "shop",
            "site",
            "location",
            "region",
            "area",
            "territory",
        ),
        *("city", "district", "province", "state", "country", "plant", "warehouse", "depot", "department", "team"),
        *("clinic", "hospital", "health centre", "health center", "health facility", "facility", "school", "campus"),
        *("county", "municipality", "ward", "village", "station", "division", "business unit", "franchise", "dealer"),
    ),
    "segment": (
        *("segment", "segment name", "product line", "product", "product group", "category", "channel", "sector"),
        *("customer segment", "programme", "program", "line of business", "service", "service type", "activity"),
        *("commodity", "brand", "model", "class", "group", "type"),
    ),
    "metric": ("metric", "metric name", "kpi", "indicator", "measure", "measurement", "account", "item", "series"),
    "value": (
        *("value", "actual", "actuals", "amount", "achieved", "result", "figure", "total", "net amount", "quantity"),
        *(
            "qty",
            "count",
            "volume",
            "number",
            "sum",
            "revenue",
            "sales",
            "turnover",
            "income",
            "contributions",
            "units",
        ),
    ),
}
# Names of segments that a column of names of metrics may bear as well: what stands in it decides.
EITHER = frozenset(
    (
        *("jenis", "jenis data", "tipe", "kategori", "kelompok", "golongan", "kanal"),
        *("category", "class", "group", "type"),
    )
)
# Words for figures. Who reads one of these knows what is counted: money that is paid, things that happen.
AMOUNTS = frozenset(
    (
        *("pendapatan", "penerimaan", "iuran", "omzet", "omset", "belanja", "biaya", "klaim", "kunjungan", "transaksi"),
        *("pembayaran", "premi", "setoran", "tagihan", "tunggakan", "pesanan", "donasi", "pengeluaran", "piutang"),
        *("revenue", "revenues", "turnover", "contributions", "claims", "premiums", "costs", "expenses", "fees"),
        *("expenditure", "payments", "visits", "orders", "transactions", "collections", "donations", "payouts"),
        *("headcount", "arrears", "receipts", "disbursements", "registrations", "kuantitas", "quantity", "qty"),
    )
)
# What is there at a moment, of which the last reading usually counts. They may name kinds of people as well.
READINGS = frozenset(
    (
        *("peserta", "anggota", "pegawai", "karyawan", "pekerja", "tenaga kerja", "nasabah", "pelanggan", "saldo"),
        *("members", "participants", "employees", "workers", "subscribers", "customers", "headcount", "balance"),
        *("policyholders", "beneficiaries", "inventory"),
    )
)
# What says of people or things that they have come, and so are counted anew each time.
ADDED = frozenset(("baru", "tambahan", "penambahan", "pendaftaran", "akuisisi", "new", "added", "registered", "gained"))
# These may name a department, a product or a group of people too: `Sales`, `Fixed Income`, `Non-profit`.
LOOSE = READINGS - AMOUNTS | {
    *("penjualan", "pasien", "siswa", "pengunjung", "laba", "volume", "unit terjual"),
    *("sales", "income", "profit", "units", "patients", "students", "visitors", "users", "clients"),
}
# Such a column of figures names the metric as well; cells that hold these are names of metrics.
TELLING = AMOUNTS | LOOSE


def words_in(name: str, words: frozenset[str] = TELLING) -> frozenset[str]:
    """The words, or pairs of them, that a name holds.

    >>> sorted(words_in("Jumlah Peserta (orang)")), sorted(words_in("Tenaga Kerja")), sorted(words_in("Savings"))
    (['peserta'], ['tenaga kerja'], [])
    """
    parts = spoken(name).split()
    return words & {*parts, *map(" ".join, pairwise(parts))}


# Parts of a year; months are known by `attain.period.months`.
PARTS = frozenset(
    (
        *("q1", "q2", "q3", "q4", "h1", "h2", "tw i", "tw ii", "tw iii", "tw iv", "tw1", "tw2", "tw3", "tw4"),
        *("triwulan i", "triwulan ii", "triwulan iii", "triwulan iv", "semester i", "semester ii"),
    )
)


def spoken(name: str) -> str:
    """A column's name as it would be spoken: small letters, a blank for whatever stands between words.

    >>> spoken("Tanggal_Bayar"), spoken(" NILAI (Rp) "), spoken("orderDate")
    ('tanggal bayar', 'nilai', 'order date')
    """
    import re

    bare = re.sub(r"\(.*?\)|\[.*?\]", " ", name)
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare)
    return " ".join(re.findall(r"[^\W_]+", apart.casefold()))
