"""The words that a line's arithmetic is told in, by what they stand for."""

from __future__ import annotations

from fractions import Fraction

from attain.table.language import marked

SHARES = {
    Fraction(3, 4): marked("three quarters"),
    Fraction(2, 3): marked("two thirds"),
    Fraction(1, 2): marked("half"),
    Fraction(1, 3): marked("a third"),
    Fraction(1, 4): marked("a quarter"),
}
PHASINGS = {
    "months": marked("in equal months"),
    "days": marked("day by day"),
    "shares": marked("by the stated shares"),
    "last-year": marked("as last year's months brought it"),
    "path": marked("on a straight path from where it began"),
}
# The verdict on a target: where more is better, or a range is to be hit, and where less is.
MET = {True: marked("The target is met."), False: marked("The target is not met.")}
EXCEEDED = {True: marked("The target is not exceeded."), False: marked("The target is exceeded.")}
NO_RATIO = {
    "zero_target": marked("The target is 0, and there is no ratio to 0."),
    "zero_actual": marked("Attainment is target / actual, and there is no ratio to an actual of 0."),
    "baseline_equals_target": marked("The target is the baseline, so no way leads from one to the other."),
}
THE_ONE_LEFT = {
    "day": marked("the day left"),
    "month": marked("the month left"),
    "quarter": marked("the quarter left"),
    "half": marked("the half left"),
    "year": marked("the year left"),
}
EACH_LEFT = {
    "day": marked("each of the {n} days left"),
    "month": marked("each of the {n} months left"),
    "quarter": marked("each of the {n} quarters left"),
    "half": marked("each of the {n} halves left"),
    "year": marked("each of the {n} years left"),
}
