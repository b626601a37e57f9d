"""The commands: options to calls, results to streams, outcomes to exit codes. Only here are clock and terminal known."""
