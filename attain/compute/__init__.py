"""`Plan` and `Totals`, an asked period and an as-of date, to a `Report` of `Line`s. Pure and exact.

Amounts and ratios are fractions from here to the text; nothing is rounded. A figure that does not exist is None,
and the line says why.
"""

from attain.compute.asked import Asked, Order, Window, cuts_of, window_of
from attain.compute.report import compute
from attain.compute.result import Coverage, Forecast, Line, Needed, Note, Reason, Report, View

__all__ = [
    "Asked",
    "Coverage",
    "Forecast",
    "Line",
    "Needed",
    "Note",
    "Order",
    "Reason",
    "Report",
    "View",
    "Window",
    "compute",
    "cuts_of",
    "window_of",
]
