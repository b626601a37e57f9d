"""The words beside a figure that tell its part in a statement, as patterns: one file for each thing they tell.

- `targets`: what was set, and which figure is held against it
- `reaching`: what was reached
- `joins`: what joins two figures that say the same
- `percents`: what a percent says of the target
- `directions`: above or below the target
- `bases`: that a percent is of something else
- `gaps`: that an amount is what is missing, or what is over
- `times`: that a figure belongs to another time
- `claims`: what a sentence says of the target in words

All are matched against text in lower case, in the short stretch between a figure and its neighbours. A name in
`..._LEFT` or `..._NEXT` is searched to the left of a figure, one in `..._RIGHT` matched directly to its right.
"""
