"""The figures of a sentence with what the words beside them say: what part of a statement each may be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from attain.extract import cues
from attain.extract.fit import sizes_of
from attain.number.prose import figures_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attain.extract.fit import Size
    from attain.extract.sentences import Sentence
    from attain.extract.statement import GapKind, PercentKind
    from attain.number.prose import FoundFigure

Part = Literal["target", "actual", "gap", "none"]

_NEAR = 140  # characters beside a figure in which its cues stand
# A target word behind an amount, or behind a percent where a parenthesis follows: "68% of target (1.36m of 2m)".
_OWN = {
    False: cues.TARGET_RIGHT,
    True: re.compile(
        r"(?i)\s*(?:of|dari|terhadap)\s(?:[\w'-]+\s){0,3}?(?:target|goal|sasaran|pagu)\w*(?=\s*[(,;:.]|\s(?:is|has|was|had|remains?|sudah|telah|belum|tercapai)\b)"
    ),
}
_COMPARED = re.compile(r"(?i)\b(?:from|than|with|to|against|dari|dibanding\w*|daripada|terhadap)\s(?:[\w-]+\s){0,2}$")
_SET_TO = re.compile(r"(?i)\b(?:to\sbe|(?:di|men)?targetkan|targeted\sto)\s$")
_LEADS = re.compile(
    r"(?i)\s*(?:(?:of|is|was|sebesar|senilai|adalah|menjadi|yang|about|some|tahun|ini|this|year)\b\s*|[:]\s*)*"
)
_CLAUSE = re.compile(
    r"[;]\s|[.!?]\s|\)\s*[,;]|,\s(?:sementara|sedangkan|namun|tetapi|tapi|while|but|whereas|although|meski(?:pun)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure of a sentence and its cues.

    `part` is what the nearest cue makes of it, `measures` that it stands behind "of" or "dari"; `prior` that the words
    give it to another time or to a part of something; `done` that
    a verb of reaching makes it an actual. Of a percent `kind` is what it is a percent of (None: of something else), `sure` that the
    words say so outright. `left` and `right` are the words between it and its neighbours.
    """

    figure: FoundFigure
    index: int
    sentence: Sentence
    left: str
    right: str
    sizes: tuple[Size, ...]
    part: Part = "none"
    measures: bool = False
    prior: bool = False
    gap: GapKind | None = None
    kind: PercentKind | None = None
    sure: bool = False
    done: bool = False

    @property
    def percent(self) -> bool:
        """Whether it is a percent (points are none)."""
        return self.figure.stated.percent and not self.figure.stated.points

    @property
    def amount(self) -> bool:
        """Whether it counts something."""
        return not self.figure.stated.percent


def mentions_of(text: str, sentences: Sequence[Sentence]) -> list[Mention]:
    """Every figure of the sentences in order, each with its cues."""
    found: list[Mention] = []
    for sentence in sentences:
        figures = figures_in(text, sentence.language, sentence.start, sentence.end)
        own = _mentions(text, sentence, figures, len(found))
        for at in range(1, len(own)):
            own[at] = _joined(own[at - 1], own[at])
        found += [_toward(mention, own[at + 1]) if at + 1 < len(own) else mention for at, mention in enumerate(own)]
    return found


def _mentions(text: str, sentence: Sentence, figures: Sequence[FoundFigure], index: int) -> list[Mention]:
    """The figures of one sentence, each with the words between it and its neighbours."""
    found = []
    for at, figure in enumerate(figures):
        before = figures[at - 1].outer_end if at else sentence.start
        after = figures[at + 1].outer_start if at + 1 < len(figures) else sentence.end
        # "the 5 million target, up by 3 percent": the word belongs to the figure before it.
        own = _own_word(text, figures[at - 1], figure) if at else None
        before = own.end() if own else before
        left = text[max(before, figure.outer_start - _NEAR) : figure.outer_start]
        right = text[figure.end : min(after, figure.end + _NEAR)]
        following = figures[at + 1] if at + 1 < len(figures) else None
        targeted = cues.TARGET_RIGHT.match(right)
        if targeted and following and _LEADS.fullmatch(text, figure.end + targeted.end(), following.outer_start):
            targeted = None  # "lagi agar target Rp5 miliar": the word is the next figure's
        found.append(
            _mention(
                figure, index + at, sentence, left, right, targeted=bool(targeted) and _may_be_target(figure, sentence)
            )
        )
    return found


def _may_be_target(figure: FoundFigure, sentence: Sentence) -> bool:
    """Whether a target word behind a figure makes it the target; in Indonesian "88 persen target" is a share of it."""
    return not figure.stated.percent or sentence.language == "en"


def _own_word(text: str, before: FoundFigure, figure: FoundFigure) -> re.Match[str] | None:
    """The target word between two figures that belongs to the first; "agar target Rp5 miliar" belongs to the second."""
    own = _OWN[before.stated.percent].match(text, before.outer_end, figure.outer_start)
    if own is None or _LEADS.fullmatch(text, own.end(), figure.outer_start):
        return None
    return own


def _toward(mention: Mention, following: Mention) -> Mention:
    """A percent in the light of the figure behind it: "88 per cent of our" and a target."""
    if not mention.percent or following.percent:
        return mention
    if mention.kind == "of_target" and following.part == "target" and cues.PERCENT_OF_NEXT.match(mention.right):
        return replace(mention, sure=True)
    if mention.kind in {"above", "below"} and following.part != "target" and cues.COMPARED_TO_NEXT.match(mention.right):
        return replace(mention, kind=None, sure=False)  # "22% above Friday's close of $69"
    return mention


def _joined(before: Mention, mention: Mention) -> Mention:
    """A figure in the light of the one before it."""
    if not mention.percent:
        return _gap_by(before, _same_part(before, mention))
    if mention.part == "target" and mention.kind == "of_target" and not mention.sure:
        return replace(mention, kind=None)  # a percent that is itself the target: "target 95 persen"
    joined = _same_part(before, mention)
    if joined.part == "target" and mention.part == "none" and mention.sure and not before.measures:
        # "ditargetkan Rp8 triliun atau 16 persen dari target tahunan": what one target is of another.
        return replace(joined, kind=None, sure=False)
    if (
        before.gap
        and before.amount
        and cues.JOINS.match(mention.left)
        and joined.kind == "of_target"
        and not joined.sure
    ):
        return replace(joined, kind=before.gap, sure=True)  # "by 310 million or 8.6 percent"
    if before.part == "target" and cues.BY.match(mention.left):
        if cues.PASSES.search(before.left):
            return replace(joined, kind="above", sure=True)
        if cues.MISSES.search(before.left):
            return replace(joined, kind="below", sure=True)
    return joined


def _gap_by(before: Mention, mention: Mention) -> Mention:
    """ "missing the 6.6 billion target by 0.9 billion": the second amount is the gap."""
    if before.part != "target" or not cues.BY.match(mention.left):
        return mention
    if cues.PASSES.search(before.left):
        return replace(mention, part="gap", gap="above", sure=True)
    return replace(mention, part="gap", gap="below", sure=True) if cues.MISSES.search(before.left) else mention


def _same_part(before: Mention, mention: Mention) -> Mention:
    """A figure that "or" joins to the one before it is of the same part: "targetnya 80 persen atau 15,2 juta"."""
    alike = before.percent or mention.percent
    if alike and mention.part == "none" and before.part in {"target", "actual"} and cues.JOINS.match(mention.left):
        return replace(mention, part=before.part)
    return mention


def _mention(figure: FoundFigure, index: int, sentence: Sentence, left: str, right: str, *, targeted: bool) -> Mention:
    clause = _last_clause(left)
    part, done = ("target", False) if targeted else _part(clause, right)
    prior = _is_prior(clause, right) or bool(cues.ASIDE_RIGHT.match(right) and not figure.stated.percent)
    sizes = sizes_of(figure)
    if figure.stated.percent:
        kind, sure = _percent_kind(left, right, figure)
        return Mention(figure, index, sentence, left, right, sizes, part, prior=prior, kind=kind, sure=sure)
    gap = None if targeted else _gap(clause, right)
    measures = bool(cues.MEASURED_BY.search(left))
    if part == "none" and cues.DONE_RIGHT.match(right):
        part, done = "actual", True
    part = "gap" if gap else part
    return Mention(figure, index, sentence, left, right, sizes, part, measures, prior, gap, done=done)


def _last_clause(left: str) -> str:
    ends = [match.end() for match in _CLAUSE.finditer(left)]
    return left[ends[-1] :] if ends else left


def _part(left: str, right: str) -> tuple[Part, bool]:
    """What the nearest cue to the left makes of a figure, and whether that is a verb of reaching."""
    part: Part = "none"
    done = False
    reach = -1
    marks = [(m.start(), m.end(), "target") for m in cues.TARGET.finditer(left)]
    marks += [(m.start(), m.end(), "actual") for m in cues.DONE.finditer(left)]
    marks += [(m.start(), m.end(), "yield") for m in cues.YIELD.finditer(left)]
    for start, end, name in sorted(marks):
        # "target penerimaan", "realisasi anggaran", "target baru": the first word leads, the next says of what.
        compound = reach >= 0 and not re.search(r"[^\w\s-]", left[reach:start]) and len(left[reach:start].split()) <= 2  # noqa: PLR2004 - words
        if name == "yield" and compound and part != "none":
            reach = end
            continue
        if (
            name == "actual"
            and compound
            and part == "target"
            and left[start:end].lower() == "baru"
            and not left[reach:start].strip()
        ):
            continue
        if name == "actual" and part == "target" and _SET_TO.search(left[:start]):
            continue
        if name == "target" and compound and part == "actual" and cues.YIELD.fullmatch(left[start:end]):
            reach = end
            continue
        part, reach, done = ("target" if name == "target" else "actual"), end, name == "actual"
    # "melampaui target, yakni 1,56 juta": a comma ends what the target word is about.
    return ("none", False) if part == "target" and _is_cut(left[reach:], right) else (part, done)


def _is_cut(between: str, right: str) -> bool:
    """Whether the marks between a target word and a figure say that it is not the target's."""
    if "," in between and not re.search(r"(?i),\s*(?:is|was|are|were|stands\sat|adalah|sebesar)\s*$", between):
        return True
    if "(" in between and not right.startswith(")"):
        return True
    return ":" in between and len(between.partition(":")[2].split()) > 2  # noqa: PLR2004 - words of an item's name


def _is_prior(left: str, right: str) -> bool:
    """Whether a figure belongs to another time or measure; a target word behind the cue takes that back."""
    matches = list(cues.PRIOR.finditer(left))
    if matches and not cues.TARGET_WORD.search(left, matches[-1].end()):
        return True
    if not _COMPARED.search(left):
        return False
    after = re.match(
        r"(?i)\s*(?:[^\W\d]+\s){0,6}?(?:tahun\s(?:lalu|sebelumnya)|pada\speriode\s(?:yang\s)?sama|(?:a\s)?year\s(?:earlier|ago|before)|last\s(?:year|month)|in\sthe\s(?:same|previous|prior))\b",
        right,
    )
    return bool(after)


def _gap(left: str, right: str) -> GapKind | None:
    if cues.OVER_LEFT.search(left) or cues.OVER_RIGHT.match(right):
        return "above"
    if cues.SHORT_LEFT.search(left) or cues.SHORT_RIGHT.match(right):
        return "below"
    return None


def _percent_kind(left: str, right: str, figure: FoundFigure) -> tuple[PercentKind | None, bool]:
    """What a percent says, and whether outright; None where it is of another base."""
    if figure.stated.points:
        return None, False
    if left.endswith("+") or cues.ABOVE_RIGHT.match(right):
        return "above", True
    if cues.BELOW_RIGHT.match(right):
        return "below", True
    if cues.ON_TARGET.match(right) and (cues.UP_NEXT.search(left) or cues.DOWN_NEXT.search(left)):
        return ("above" if cues.UP_NEXT.search(left) else "below"), True
    told = cues.PERCENT_OF_TARGET.match(right)
    if told:
        return ("remaining", True) if cues.STILL_OPEN.search(right, told.end()) else _of_target_kind(left)
    if cues.REMAINING_RIGHT.match(right) or cues.REMAINING_LEFT.search(_last_clause(left)):
        return "remaining", True
    if cues.OTHER_BASE_RIGHT.match(right) or cues.OTHER_BASE_LEFT.search(left):
        return None, False
    if cues.OF_ANOTHER.match(right) and not cues.ACHIEVED_RIGHT.match(right):
        return None, False
    if cues.ABOVE_LEFT.search(left):
        return "above", True
    if cues.BELOW_LEFT.search(left):
        return "below", True
    if cues.COMPARED_NEXT.search(left):
        return "above", True
    if cues.GROWTH_LEFT.search(left):
        return None, False
    return "of_target", bool(cues.ACHIEVED_RIGHT.match(right) or cues.RATE_LEFT.search(left))


def _of_target_kind(left: str) -> tuple[PercentKind, bool]:
    """What "of the target" says behind a word of direction: "meleset 31 persen dari target"."""
    if cues.ABOVE_NEXT.search(left):
        return "above", True
    if cues.BELOW_NEXT.search(left):
        return "below", True
    return "of_target", True
