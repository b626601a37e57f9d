"""Names such as `2018-Q1` to half-open runs of days, and how a target spreads over them.

A run of days is its first day in and its `end` out, everywhere. A year, its halves and its quarters are
fiscal; months and days are of the calendar.
"""

from attain.period.calendar import FIRST_YEAR, Calendar, Period, PeriodFault, Unit
from attain.period.phasing import Profile, Spread, profile_of, share_between

__all__ = [
    "FIRST_YEAR",
    "Calendar",
    "Period",
    "PeriodFault",
    "Profile",
    "Spread",
    "Unit",
    "profile_of",
    "share_between",
]
