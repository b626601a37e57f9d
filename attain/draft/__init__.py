"""The beginning of a plan: what is found in files of actuals, or told by a person, to the text of a targets.yaml.

Nothing is made up: what a file cannot tell (units, kinds, targets) is left open, with a comment that says what is to be
written there.
"""
