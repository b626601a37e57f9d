"""`attain schema`: an editor admits every plan that attain reads, and refuses what a schema can refuse."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from attain.cli.run import run
from attain.loading import load_plan
from attain.loading.nodes import plain, settled_merges
from attain.model.key_texts import KEY_TEXTS
from attain.model.plan import ActualsSource, Metric, NumberFormat, Plan, Remote, Stated, Target
from attain.model.plan import Kind as KindOfMetric
from attain.model.schema import plan_schema
from attain.read.nodes import Mapping
from attain.read.yaml import read_yaml
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from attain.errors import Problem

PLANS = [ROOT / "targets.yaml", *sorted((ROOT / "tests").rglob("targets.yaml"))]
SCHEMA = plan_schema()
CHECK = Draft7Validator(SCHEMA)
# What a schema can see of a plan alone: keys, shapes, choices.
SEEN = {"A019", "A020", "A024", "A025", "A026", "A027", "A029"}


class Typed(yaml.SafeLoader):
    """YAML as an editor reads it: numbers, truths, nothing; a date is a text."""


Typed.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in pairs if tag.rpartition(":")[2] in {"int", "float", "null", "merge"}]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Typed.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def as_texts(path: Path) -> Any:
    """A plan as attain reads it."""
    root = read_yaml(path).root
    return plain(settled_merges(root) if isinstance(root, Mapping) else root)


def test_it_is_a_schema() -> None:
    """The schema is valid itself, and every reference in it leads somewhere."""
    Draft7Validator.check_schema(SCHEMA)
    for name in re.findall("#/definitions/([A-Za-z]+)", json.dumps(SCHEMA)):
        assert name in SCHEMA["definitions"]


def test_plans_that_are_read_are_admitted() -> None:
    """Every valid plan in the house holds to the schema, as texts and as an editor reads it."""
    valid = [path for path in PLANS if load_plan(str(path)).plan is not None]
    assert len(valid) > 100
    for path in valid:
        assert not list(CHECK.iter_errors(as_texts(path))), path
        assert not list(CHECK.iter_errors(yaml.load(path.read_text("utf-8"), Typed))), path  # noqa: S506 - a safe loader


def test_what_a_schema_sees_it_refuses() -> None:
    """A plan with a wrong key, shape or version does not hold to it."""
    seen = [path for path in PLANS if any(_is_seen(problem, path) for problem in load_plan(str(path)).problems)]
    assert len(seen) >= len(SEEN)
    for path in seen:
        assert not CHECK.is_valid(as_texts(path)), path


def _is_seen(problem: Problem, path: Path) -> bool:
    place = problem.place
    return problem.code in SEEN and problem.severity == "error" and place is not None and place.file == str(path)


@pytest.mark.parametrize(
    "wrong",
    [
        "{}",
        "metrics: [a]",
        "metrics: {a: {unit: x}}",
        "metrics: {a: {kind: flows}}",
        "metrics: {a: {kind: flow, direction: up}}",
        "metrics: {a: {kind: flow, weight: heavy}}",
        "metrics: {a: {kind: flow, complete: yes}}",
        "metrics: {a: {kind: flow, phasing: [50%, 50%]}}",
        "metrics: {a: {kind: flow, label: ' x'}}",
        "metrics: {a: {kind: flow}}\nlocale: fr",
        "metrics: {a: {kind: flow}}\nfiscal_year_start: 13",
        "metrics: {a: {kind: flow}}\nyears: [soon]",
        "metrics: {a: {kind: flow}}\ntargets: {metric: a, period: 2018, target: 1}",
        "metrics: {a: {kind: flow}}\ntargets: [{metric: a, period: 2018}]",
        "metrics: {a: {kind: flow}}\ntargets: [{metric: a, period: Q1 2018, target: 1}]",
        "metrics: {a: {kind: flow}}\ntargets: [{metric: a, period: 2018, target: }]",
        "metrics: {a: {kind: flow}}\ntargets: [{metric: a, period: 2018, tagret: 1, target: 1}]",
        "metrics: {a: {kind: flow}}\nactuals: {columns: {dates: tanggal}}",
        "metrics: {a: {kind: flow}}\nactuals: {delimiter: pipe}",
        "metrics: {a: {kind: flow}}\nactuals: {sources: [{table: x}]}",
        "metrics: {a: {kind: flow}}\nsegments: [a, b]",
        "metrics: {a: {kind: flow}}\nbands: {x: {bands: {good: high}}}",
        "metrics: {a: {kind: flow}}\nstated: [{metric: a, period: 2018, rank: first}]",
    ],
)
def test_wrong_plans(wrong: str, tmp_path: Path) -> None:
    """What attain refuses for its keys, shapes and choices, an editor refuses too."""
    path = tmp_path / "targets.yaml"
    path.write_text(wrong, "utf-8")
    assert load_plan(str(path)).plan is None
    assert not CHECK.is_valid(as_texts(path))
    assert not CHECK.is_valid(yaml.load(wrong, Typed))  # noqa: S506 - a safe loader


WORDS = st.sampled_from(
    ("a", "NO", "2018", "1", "12", "true", "flow", "stock", "id", "2018-Q1", "80..90", "10%", "x y", "")
)
VALUES = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(bool), inner, max_size=2),
    max_leaves=4,
)


def keys_of(model: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings with some keys of a model, right or wrong."""
    likely = st.sampled_from(("a", "2018", "1", "true", "plain", None))
    return st.dictionaries(st.sampled_from([*model.model_fields, "odd"]), likely | VALUES, max_size=2)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """A plan that is right but for a few keys of one of its parts, which may be anything."""
    models = {
        "metric": Metric,
        "target": Target,
        "stated": Stated,
        "actuals": ActualsSource,
        "remote": Remote,
        "": Plan,
    }
    odd = draw(st.sampled_from(sorted(models)))
    keys = {name: draw(keys_of(model)) if name == odd else {} for name, model in models.items()}
    metric = {"kind": draw(st.sampled_from(get_args(KindOfMetric))), **keys["metric"]}
    whole: dict[str, Any] = {"metrics": {"a": metric}, **keys[""]}
    if odd == "target":
        whole["targets"] = [{"metric": "a", "period": "2018", "target": "5", **keys["target"]}]
    if odd == "stated":
        whole["stated"] = [{"metric": "a", "period": "2018", **keys["stated"]}]
    if odd == "actuals":
        whole["actuals"] = {"number_format": draw(st.sampled_from(get_args(NumberFormat))), **keys["actuals"]}
    if odd == "remote":
        whole["actuals"] = {"sources": {"url": "sqlite:a.db", "table": "t", **keys["remote"]}}
    return whole


@settings(max_examples=300)
@given(plans())
def test_no_plan_that_is_read_is_refused(plan: dict[str, Any]) -> None:
    """Whatever a plan's keys hold: what the models take, the schema admits."""
    try:
        Plan.model_validate(plan)
    except ValueError:
        return
    CHECK.validate(plan)


def test_every_key_has_a_sentence() -> None:
    """What an editor shows beside a key is said once, of every key, of no other."""
    for part in [SCHEMA, *SCHEMA["definitions"].values()]:
        for name, key in part["properties"].items():
            assert key["description"].endswith("."), name
    assert KEY_TEXTS.keys() == {"Plan", *SCHEMA["definitions"]}
    for name, texts in KEY_TEXTS.items():
        part = SCHEMA if name == "Plan" else SCHEMA["definitions"][name]
        assert list(texts) == list(part["properties"]), name


def test_the_command_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """To stdout, or into a file."""
    monkeypatch.chdir(tmp_path)
    assert run(["schema"]) == 0
    out, err = capfd.readouterr()
    assert (json.loads(out), err) == (SCHEMA, "")
    assert run(["schema", "-o", "targets.schema.json"]) == 0
    assert capfd.readouterr().err == "written: targets.schema.json\n"
    assert (tmp_path / "targets.schema.json").read_text("utf-8") == out
