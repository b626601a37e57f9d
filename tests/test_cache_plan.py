"""A plan that was kept is the plan that was read, attribute by attribute, and it is read anew once a file changes."""

from __future__ import annotations

import io
import os
import time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel

from attain.actuals import source
from attain.cache import Cache
from attain.cache.plans import load_plan as load_kept
from attain.loading import load_plan
from attain.model import Metric, Plan, Target, kept
from attain.model import bands as bands_module
from attain.model import plan as plan_module
from attain.model.bands import BandSet
from attain.model.built_in import BUILT_IN
from attain.period import Calendar
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

PLANS = sorted((ROOT / "tests" / "golden").rglob("targets.yaml"))
SMALL = """\
version: 1
metrics: {sales: {unit: EUR, kind: flow}}
target_files: [targets/*.csv]
targets:
  - {metric: sales, period: 2017, target: 100}
"""
TABLE = "metric,period,target\nsales,2018,100\n"
LONG_AGO = 1_500_000_000


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """An empty cache."""
    return Cache(str(tmp_path_factory.mktemp("cache")))


def surface(part: object) -> Any:
    """Everything that a part tells, however it was made: its fields, its private values, what was set in it."""
    if isinstance(part, BaseModel):
        kind = type(part)
        names = [*kind.model_fields, *kind.__private_attributes__]
        return kind.__name__, {name: surface(getattr(part, name)) for name in names}, part.model_fields_set
    if isinstance(part, kept.Part):
        values = {name: surface(value) for name, value in vars(part).items() if name != "model_fields_set"}
        return type(part).__name__, values, part.model_fields_set
    if isinstance(part, dict):
        return [(name, surface(value)) for name, value in part.items()]  # a list, for the order counts
    return type(part), tuple(map(surface, part)) if isinstance(part, tuple) else part


@pytest.mark.parametrize("path", PLANS, ids=[path.parent.name for path in PLANS])
def test_a_kept_plan_is_the_plan(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every plan among the golden cases comes back as it was, its warnings, inputs and places with it."""
    monkeypatch.chdir(path.parent)
    plan = load_plan("targets.yaml").plan
    if plan is None:
        return  # what is wrong is never kept; test_only_valid_plans_are_kept

    back = kept.plan_of(kept.data_of(plan))

    assert surface(back) == surface(plan)
    assert (back.file, back.folder, back.inputs, back.warnings) == (plan.file, plan.folder, plan.inputs, plan.warnings)
    assert (back.calendar, back.known_hedges) == (plan.calendar, plan.known_hedges)
    assert [one.place for one in back.targets] == [one.place for one in plan.targets]
    assert [one.place_of("actual") for one in back.stated] == [one.place_of("actual") for one in plan.stated]


def test_a_kept_plan_holds_every_kind_of_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranges, shares, profiles, hedges, band sets and figures of many digits."""
    monkeypatch.chdir(tmp_path)
    Path("targets.yaml").write_text(
        """\
version: 1
locale: en
metrics:
  rate: {kind: average, unit: "%", bands: own, baseline: "-0.50", aliases: [r, ratio]}
  sales: {kind: flow, phasing: [1/3, 1/3, 1/6, 1/6], weight: 0.10}
branches: {a: North, b: {parent: a, group: g}}
bands: {own: {on: attainment, bands: {good: 99.999999999999999999999999999, poor: }}}
profiles: {steep: [70%, 10%, 10%, 10%]}
hedges: {roundabout: about 5%}
targets:
  - {metric: rate, period: 2018-Q1..2018-Q3, target: 80.10..90}
  - {metric: sales, branch: b, period: 2018, target: 123456789012345678901234567890, phasing: steep, note: "n"}
stated:
  - {metric: sales, branch: North, period: 2018-Q1, actual: roundabout 5, met: true, rank: 3}
actuals:
  files: [a.csv]
  sources: [{url: "sqlite:a.db", table: actuals}]
  columns: {date: tanggal}
""",
        "utf-8",
    )
    plan = load_plan("targets.yaml").plan
    assert plan is not None, load_plan("targets.yaml").problems
    back = kept.plan_of(kept.data_of(plan))
    assert surface(back) == surface(plan)
    assert back.metrics["rate"].baseline == Decimal("-0.50")
    assert str(back.metrics["sales"].weight) == "0.10"
    assert back.stated[0].branch == "a"


def test_every_model_has_its_kept_twin() -> None:
    """A part that is new in a plan can be kept, with the properties that it has beside its fields."""
    models = {
        name: model
        for module in (plan_module, bands_module)
        for name, model in vars(module).items()
        if isinstance(model, type) and issubclass(model, BaseModel) and model is not BaseModel and name[0] != "_"
    }
    assert models.keys() == kept.PARTS.keys()
    for name, model in models.items():
        own = {word for word in dir(model) if word[0] != "_" and word not in dir(BaseModel)}
        assert own - {"placed", "with_places", "read_from"} <= set(dir(kept.PARTS[name])), name


def test_kept_parts_are_frozen_and_copied() -> None:
    """A kept part refuses a new value, says what it holds, and gives a copy with another."""
    plan = kept.plan_of(kept.data_of(Plan(metrics={"sales": Metric(kind="flow")})))
    with pytest.raises(AttributeError, match="frozen"):
        plan.metrics["sales"].kind = "stock"  # type: ignore[misc]  # that is the test
    with pytest.raises(AttributeError, match="frozen"):
        del plan.metrics
    other = plan.model_copy(update={"title": "Sales"})
    assert (plan.title, other.title, other.metrics) == (None, "Sales", plan.metrics)
    assert other != plan
    assert other.model_copy(update={"title": None}) == plan
    assert repr(plan.metrics["sales"]).startswith("Metric(label=None, unit=None, kind='flow'")


def test_what_is_no_plan_is_no_plan() -> None:
    """Data of another shape is refused by an error that the cache knows."""
    for data in (None, 1, "x", (), ((), ()), ((), ("tuple",)), ((), ("what", 1)), (("Plan", "x"), ("Plan", 0, 1, 2))):
        with pytest.raises((LookupError, TypeError, ValueError, ArithmeticError)):
            kept.plan_of(data)
    with pytest.raises(TypeError, match="not a value of a plan"):
        kept.data_of(Plan(metrics={"sales": Metric(kind="flow")}).model_copy(update={"title": 1.5}))


def test_built_in_bands_are_band_sets() -> None:
    """The built-in sets are what the model would make of them."""
    for bands in BUILT_IN.values():
        model = BandSet(on=bands.on, above=bands.above, bands=bands.bands)
        assert list(bands.bands.items()) == list(model.bands.items())
        assert surface(bands)[:2] == surface(model)[:2]


def test_parts_without_a_plan_are_parts() -> None:
    """The target and the metric that the house makes by itself are those that the models make."""
    year = Calendar().parse("2018")
    target = Target(metric="sales", period=year, target=Decimal(1))
    assert surface(kept.bare_target("sales", year, Decimal(1))) == surface(target)
    metric = Metric(kind="flow", direction="lower", formula="inverse")
    assert surface(kept.bare_metric("lower", "inverse")) == surface(metric)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan and one target file, both of long ago, to run in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets").mkdir()
    write("targets.yaml", SMALL)
    write("targets/a.csv", TABLE)
    return tmp_path


def write(name: str, text: str) -> None:
    """Write a file that seems to be of long ago; the time of its entry in the file system no test can set."""
    Path(name).write_text(text, "utf-8")
    os.utime(name, (LONG_AGO, LONG_AGO))


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that runs a minute ahead, so that the files of a test are old enough to be trusted by their times."""
    now = time.time_ns
    monkeypatch.setattr("attain.cache.fingerprint.time.time_ns", lambda: now() + 60 * 10**9)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, reading a plan's files is a failure."""

    def refuse(path: str, **_: object) -> None:
        raise AssertionError(f"{path} was read again")

    return lambda: monkeypatch.setattr("attain.loading.plan.load_plan", refuse)


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that the cache has hashed to see whether they are the same."""
    found: list[str] = []
    real = source.hash_of

    def listening(path: str) -> str | None:
        found.append(path)
        return real(path)

    monkeypatch.setattr("attain.actuals.source.hash_of", listening)
    return found


def figures(cache: Cache) -> list[str]:
    """The targets of the plan here, by way of the cache."""
    plan = load_kept("targets.yaml", cache).plan
    return [f"{one.period.name} {one.target}" for one in plan.targets] if plan else []


@pytest.mark.usefixtures("folder")
def test_a_plan_is_read_once(cache: Cache, unread: Callable[[], None]) -> None:
    """The second time nothing is read but, where it is young, for its hash; what loading gives is the same."""
    first = load_kept("targets.yaml", cache)
    unread()
    again = load_kept("targets.yaml", cache)
    assert isinstance(first.plan, Plan)
    assert isinstance(again.plan, kept.Plan)
    assert surface(again.plan) == surface(first.plan)
    assert (again.problems, again.inputs) == (first.problems, first.inputs)


@pytest.mark.usefixtures("folder", "settled")
def test_settled_files_are_not_even_hashed(cache: Cache, unread: Callable[[], None], hashed: list[str]) -> None:
    """Files that were left alone for two seconds before they were read are told by their fingerprints."""
    figures(cache)
    unread()
    assert figures(cache) == ["2017 100", "2018 100"]
    assert hashed == []


@pytest.mark.usefixtures("folder")
def test_young_files_are_hashed(cache: Cache, hashed: list[str]) -> None:
    """A file of less than two seconds is never told by its times, which may be those of a later change as well."""
    figures(cache)
    assert figures(cache) == ["2017 100", "2018 100"]
    assert hashed == ["targets.yaml", "targets/a.csv"]


@pytest.mark.usefixtures("folder", "settled")
def test_a_touched_file_is_hashed_once(cache: Cache, hashed: list[str]) -> None:
    """The same bytes under a new time are the same plan; the entry learns the new time."""
    figures(cache)
    os.utime("targets.yaml")
    figures(cache)
    figures(cache)
    assert hashed == ["targets.yaml"]


def _longer() -> None:
    write("targets.yaml", SMALL.replace("100", "1000"))


def _same_size() -> None:
    write("targets.yaml", SMALL.replace("100", "200"))


def _same_size_replaced() -> None:
    write("new", SMALL.replace("100", "200"))
    Path("new").replace("targets.yaml")


def _table_changed() -> None:
    write("targets/a.csv", TABLE.replace("100", "300"))


def _table_added() -> None:
    write("targets/b.csv", TABLE.replace("2018", "2019"))


def _table_renamed() -> None:
    Path("targets/a.csv").rename("targets/c.csv")


def _table_gone() -> None:
    Path("targets/a.csv").unlink()


def _no_plan() -> None:
    write("targets.yaml", "version: 1\nmetrics: {sales: {}}\n")


CHANGES = (
    _longer,
    _same_size,
    _same_size_replaced,
    _table_changed,
    _table_added,
    _table_renamed,
    _table_gone,
    _no_plan,
)


@pytest.mark.usefixtures("folder", "settled")
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows(cache: Cache, change: Callable[[], None]) -> None:
    """Whatever changes among the files, the plan is the one that reading them gives, and is then the kept one."""
    load_kept("targets.yaml", cache)
    change()
    fresh = load_plan("targets.yaml")
    for _ in range(2):
        found = load_kept("targets.yaml", cache)
        assert (found.problems, found.inputs) == (fresh.problems, fresh.inputs)
        assert (found.plan and surface(found.plan)) == (fresh.plan and surface(fresh.plan))


@pytest.mark.usefixtures("folder", "settled")
def test_names_are_those_that_were_given(cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same file by another name, or from another folder, is shown by that name."""
    inside = load_kept("targets.yaml", cache)
    whole = load_kept(f"{tmp_path}/targets.yaml", cache)
    monkeypatch.chdir(tmp_path.parent)
    outside = load_kept(f"{tmp_path.name}/targets.yaml", cache)
    assert [found.plan and found.plan.file for found in (inside, whole, outside)] == [
        "targets.yaml",
        f"{tmp_path}/targets.yaml",
        f"{tmp_path.name}/targets.yaml",
    ]


@pytest.mark.usefixtures("folder")
def test_only_valid_plans_are_kept(cache: Cache) -> None:
    """A plan with an error is read anew each time; one with a warning is kept, and warns again."""
    _no_plan()
    assert load_kept("targets.yaml", cache).plan is None
    assert entries(cache) == []
    write(
        "targets.yaml",
        "version: 1\nmetrics: {m: {unit: IDR, kind: flow}}\ntargets: [{metric: m, period: 2018, target: '1.12345'}]\n",
    )
    first = load_kept("targets.yaml", cache)
    again = load_kept("targets.yaml", cache)
    assert len(entries(cache)) == 1
    assert [problem.code for problem in first.problems] == ["A028"]
    assert again.plan is not None
    assert again.plan.warnings == again.problems == first.problems


def entries(cache: Cache) -> list[Path]:
    """The files of a cache."""
    return sorted(path for path in Path(cache.folder).rglob("*") if path.is_file())


def test_standard_input_is_not_kept(cache: Cache) -> None:
    """A plan from a pipe has no file that could be looked at again."""
    loaded = load_kept("-", cache, stdin=io.BytesIO(SMALL.replace("target_files: [targets/*.csv]\n", "").encode()))
    assert loaded.plan is not None
    assert entries(cache) == []
