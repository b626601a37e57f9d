"""Whether two amounts can be of one measure: pairs of money, or of things counted, never one of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from attain.extract.mention import Mention

_SIZES = 200  # a bare figure beside money is within this factor of it
# Words behind a figure that tell that it counts them, and so is no money.
_COUNTED = frozenset(
    """
    orang jiwa unit ton peserta pekerja siswa mahasiswa rumah keluarga kk warga anak perusahaan kantor cabang bidang
    dosis lembar barel
    people persons units tonnes tons members students homes houses families workers children doses barrels companies
    vehicles jobs
    """.split()  # noqa: SIM905  a list of quoted words is three times the lines
)


def same_measure(one: Mention, other: Mention) -> bool:
    """Whether two amounts can be of one measure: the same money, or none where nothing else is counted."""
    first, second = one.figure, other.figure
    if first.money and second.money:
        return first.stated.currency == second.stated.currency
    if first.money or second.money:
        bare = second if first.money else first
        # "Rp594 juta dari target 630 juta": a bare figure may leave its money out, unless it counts something.
        return bare.noun not in _COUNTED and of_one_size(first.stated.value, second.stated.value, _SIZES)
    return True


def of_one_size(one: Fraction, other: Fraction, most: int) -> bool:
    """Whether two amounts are within a factor of each other."""
    small, large = sorted((abs(one), abs(other)))
    return bool(small) and large <= most * small
