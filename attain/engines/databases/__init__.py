"""Databases and lakes: added up where they lie, each by a driver that is imported only when one of its kind is read."""
