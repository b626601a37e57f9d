"""The tests; each room of the package has its own file."""
