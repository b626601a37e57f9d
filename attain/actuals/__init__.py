"""The readers of actuals. Each turns its sources into the same `Totals`; `compute` sees nothing else."""
