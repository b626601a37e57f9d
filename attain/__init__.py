"""attain: how far is each target reached, exactly, and can the published figures be right?"""

__version__ = "0.1.0"
