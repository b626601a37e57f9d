"""A report as Python code and notebooks take it: its figures, and ways of handing them on."""

from __future__ import annotations

from typing import Any

from attain.compute import Report as _Computed


class Report(_Computed):
    """See `attain.compute.Report`."""

    __slots__ = ()

    def to_rows(self) -> list[dict[str, Any]]:
        """A dictionary a line, as data frames take them; amounts and ratios are decimals, what does not exist is None.

        >>> import attain
        >>> report = attain.report(attain.load("targets.yaml"), "2018-Q1")
        >>> [row["actual"] for row in report.to_rows()][:2]
        [Decimal('207000'), Decimal('127000')]
        """
        from attain.table.dictionaries import dictionaries

        return dictionaries(self)

    def _repr_html_(self) -> str:
        """The report as notebooks show it: its tables in the words of the plan's locale."""
        from attain.languages import language
        from attain.render.notebook import notebook
        from attain.table import tabulate

        plan = self.plan
        words = language(plan.locale or "en").calling(plan.segment_label, plan.branch_label)
        return notebook(tabulate(self, language=words))
