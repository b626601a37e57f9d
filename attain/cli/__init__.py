"""The commands: options to calls, results to streams, outcomes to exit codes; clock and terminal are known here."""
