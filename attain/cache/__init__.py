"""What was read before, kept in the user's cache folder, so that a second run reads only what has changed.

Two things are kept: a plan that was found valid, and the totals of a source in which nothing was wrong. An entry counts
only for the same bytes, read by the same attain in the same way; whether a file still has them its fingerprint tells
(see `fingerprint`), or else its hash. Nothing here is needed: with an entry that is missing, broken or foreign, with a
folder that cannot be written or with none the answers are the same, only later.
"""

from attain.cache.folder import Cache, usual_folder

__all__ = ["Cache", "usual_folder"]
