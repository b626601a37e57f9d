"""What pipelines read of a check: annotations, Code Quality, JUnit, SARIF; whatever the names, nothing acts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from attain.check.finding import Finding, Judgement, ScopeName
from attain.errors import Place, Problem
from attain.read.prose import prose_of
from attain.render.findings import concise, text
from attain.render.github import github
from attain.render.gitlab import gitlab
from attain.render.json import json_text
from attain.render.junit import junit
from attain.render.sarif import sarif
from attain.table.findings import FindingsView, findings_document
from tests.conftest import ROOT
from tests.finding_views import ROUGH, SCOPE, WRONG, in_plan, in_prose, plan_findings, statement, wrong_statement

if TYPE_CHECKING:
    from collections.abc import Callable

PIPELINES: list[Callable[[FindingsView], str]] = [github, gitlab, junit, sarif]
FACES: list[Callable[[FindingsView], str]] = [*PIPELINES, text, concise]
PROBLEM = Problem("A050", "unknown branch: x", Place("targets.yaml", 9, 3, 4), "did you mean y?")
# What acts on a terminal, on a runner, in a page, in XML, in a message's links.
HOSTILE = "::error::x\r\n\x1b[31m\x9b31m</failure>]]><script>&amp;{0}[a](1)\x00\x0b\ufffe\ud800\u202e%0A,file=x"


def both(**changes: Any) -> FindingsView:
    """One finding that cannot be right and one that fits roughly, with a fault of the plan."""
    return replace(wrong_statement(), findings=(in_plan(), *wrong_statement().findings), problems=(PROBLEM,), **changes)


def shuffled_down(view: FindingsView) -> FindingsView:
    """The view after a line was added above everything."""
    findings = tuple(
        replace(finding, place=finding.place._replace(line=finding.place.line + 1)) if finding.place else finding
        for finding in view.findings
    )
    return replace(view, findings=findings)


# GitHub.


def test_annotations_come_worst_first() -> None:
    """Errors before warnings before notices, since only ten of each are shown; none for what fits."""
    lines = github(replace(both(), findings=(*plan_findings(), *wrong_statement().findings))).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::error", "::warning", "::notice"]
    assert lines[0] == (
        "::error file=targets.yaml,line=9,col=3,endColumn=7,title=attain A050::"
        "unknown branch: x (help: did you mean y?)"
    )
    assert lines[2] == (
        "::warning file=targets.yaml,line=88,col=17,endColumn=34,title=attain C002::"
        'participants, jakon, 2018-Q1 (Kabar Banten): attainment "sekitar 40 persen" fits only roughly: '
        "127,000 of 300,000 is 42.3%25, at least 42.1%25 possible; "
        "that is, if the hedges are taken loosely (37.0%25 to 43.0%25)"
    )


def test_strict_makes_errors_of_warnings() -> None:
    """Under strict an approximate figure is an error for every pipeline, as it is for the exit code."""
    view = FindingsView((in_plan(),), problems=(PROBLEM._replace(severity="warning"),))
    assert [line.partition(" ")[0] for line in github(view).splitlines()] == ["::warning", "::warning"]
    assert [line.partition(" ")[0] for line in github(view, strict=True).splitlines()] == ["::error", "::error"]
    assert [result["level"] for result in run_of(sarif(view, strict=True))["results"]] == ["error", "error"]
    assert [issue["severity"] for issue in json.loads(gitlab(view, strict=True))] == ["major", "major"]
    suites = ET.fromstring(junit(view, strict=True))  # noqa: S314 - our own output
    assert (suites.get("failures"), suites.get("errors")) == ("1", "1")


# GitLab.


def test_code_quality() -> None:
    """A list of objects with what GitLab asks for, severities by how bad it is."""
    problem, wrong, rough = json.loads(gitlab(both()))
    assert re.fullmatch("[0-9a-f]{32}", wrong.pop("fingerprint"))
    assert wrong.pop("description").startswith('C001: attainment "sekitar 36 persen" cannot be right: IDR 1.5T of')
    assert wrong == {
        "check_name": "attain C001",
        "severity": "major",
        "location": {"path": "release.txt", "lines": {"begin": 1}},
    }
    assert (problem["check_name"], problem["severity"], rough["severity"]) == ("attain A050", "major", "minor")
    assert json.loads(gitlab(FindingsView(()))) == []


@pytest.mark.parametrize(
    ("severity", "expected"), [("minor", "minor"), ("material", "major"), ("gross", "critical"), (None, "major")]
)
def test_code_quality_severities(severity: Any, expected: str) -> None:
    """Minor, material and gross are GitLab's minor, major and critical; a false verdict has no size and is major."""
    view = FindingsView((in_plan(judgement=replace(WRONG, severity=severity)),))
    assert [issue["severity"] for issue in json.loads(gitlab(view))] == [expected]


def test_fingerprints_outlive_added_lines() -> None:
    """A line added above changes no fingerprint, in GitLab nor in SARIF; two findings never share one."""
    same = in_plan(line=120)
    view = FindingsView((in_plan(), same, in_plan(text="41%"), *wrong_statement().findings))
    prints = [issue["fingerprint"] for issue in json.loads(gitlab(view))]
    assert len(set(prints)) == 4
    assert prints == [issue["fingerprint"] for issue in json.loads(gitlab(shuffled_down(view)))]
    assert prints == [result["partialFingerprints"]["attain/v1"] for result in run_of(sarif(view))["results"]]


def test_paths_are_as_gitlab_wants_them() -> None:
    """A leading "./" goes, or GitLab finds no file."""
    view = FindingsView((in_plan(place=Place("./notes/a.txt", 1, 1)),))
    assert json.loads(gitlab(view))[0]["location"]["path"] == "notes/a.txt"


# JUnit.


def test_junit() -> None:
    """A suite a file, a case a finding: what cannot be right fails, what is unknown is skipped, faults are errors."""
    view = replace(both(), findings=(*plan_findings(), *wrong_statement().findings))
    shown = junit(view)
    suites = ET.fromstring(shown)  # noqa: S314 - our own output
    assert shown.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="attain" tests="6" failures="1" ')
    assert [(suite.get("name"), suite.get("tests"), suite.get("skipped")) for suite in suites] == [
        ("targets.yaml", "5", "1"),
        ("release.txt", "1", "0"),
    ]
    assert [[child.tag for child in case] for case in suites.iter("testcase")] == [
        ["error"],
        ["system-out"],
        [],
        [],
        ["skipped"],
        ["failure"],
    ]
    case = suites[1][0]
    assert (case.get("name"), case.get("file"), case.get("line")) == (
        "attainment, stated: sekitar 36 persen",
        "release.txt",
        "1",
    )
    assert case[0].get("type") == "C001"
    assert (case[0].text or "").splitlines()[:2] == [
        "release.txt:1:24",
        'attainment "sekitar 36 persen" cannot be right: IDR 1.5T of IDR 4.6T is 32.6%, at most 33.0% possible',
    ]


def test_junit_names_are_stable_and_differ() -> None:
    """A case's name has no line number; the second of the same name is counted."""
    names = re.findall(r' name="([^"]*stated[^"]*)"', junit(FindingsView((in_plan(), in_plan(line=120)))))
    first = "participants, jakon, 2018-Q1 (Kabar Banten), attainment, stated: sekitar 40 persen"
    assert names == [first, f"{first} (2)"]


# SARIF.


def run_of(log: str) -> dict[str, Any]:
    """The one run of a SARIF log, whose required keys (section 3 of the standard) are all there."""
    document = json.loads(log)
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "attain"
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        for location in result["locations"]:
            region = location["physicalLocation"]["region"]
            assert region["startLine"] >= 1
            assert region["endColumn"] > region["startColumn"] >= 1
            uri = location["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"(?:file://)?[A-Za-z0-9_.~/%-]+", uri)
    return dict(run)


def test_sarif() -> None:
    """One run; a rule for each code that its results name, a result for each finding and problem."""
    run = run_of(sarif(both()))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["A050", "C001", "C002"]
    assert run["tool"]["driver"]["rules"][1]["name"] == "impossible-percent"
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("A050", "error"),
        ("C001", "error"),
        ("C002", "warning"),
    ]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][1]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "release.txt"},
                "region": {"startLine": 1, "startColumn": 24, "endColumn": 33},
            }
        }
    ]


def test_sarif_names_are_uris_and_messages_plain() -> None:
    """A colon or blank in a name is escaped; a placeholder or a link in a message stays text."""
    scope = replace(SCOPE, metric="{0} [a](1)")
    view = FindingsView((in_plan(scope=scope, place=Place("a: b#c.txt", 1, 1)),))
    (result,) = run_of(sarif(view))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%3A%20b%23c.txt"
    assert result["message"]["text"].startswith("{{0}} [a] (1), all, 2018-Q1")


# All of them.


@pytest.mark.parametrize("face", PIPELINES)
def test_nothing_wrong_says_nothing(face: Callable[[FindingsView], str]) -> None:
    """Where all is consistent no pipeline is told of a fault."""
    shown = face(FindingsView((in_plan(judgement=Judgement("consistent")),)))
    assert "C000" not in shown
    assert "failure>" not in shown


@pytest.mark.parametrize("face", FACES)
def test_findings_without_a_place(face: Callable[[FindingsView], str]) -> None:
    """A finding or a problem that stands nowhere is told all the same."""
    told = face(FindingsView((in_plan(place=None),), problems=(PROBLEM._replace(place=None),)))
    assert "sekitar 40 persen" in told
    assert "unknown branch: x" in told


def hostile(words: str) -> FindingsView:
    """A view in which every text that a user can set is `words`."""
    place = Place(words, 3, 2, 4, words)
    scope = ScopeName(words, words, words, words)
    prose = prose_of(words, f"1 ribu 2 ribu 3% {words}", "plain")
    said = in_prose(prose, statement(prose.text, "1 ribu", "2 ribu", "3%"), words, WRONG)
    linked = replace(said, scope=scope, linked=(words,), basis="computed")
    unknown = Judgement("uncheckable")
    plan: list[Finding] = [
        in_plan("actual", place=place, scope=scope, source=words, text=words, id=words, judgement=each, unit=words)
        for each in (ROUGH, unknown)
    ]
    problem = Problem("A050", words, place, words, places=((place, "first here"),))
    return FindingsView((said, linked, *plan), problems=(problem,), prose={words: prose})


def well_behaved(words: str) -> None:
    """No face lets a user's text act: no escapes, no commands, no markup, no broken document."""
    view = hostile(words)
    schema = json.loads((ROOT / "attain" / "schemas" / "findings.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(json_text(findings_document(view))))
    for face in FACES:
        shown = face(view)
        assert all(letter == "\n" or letter.isprintable() for letter in shown), face
    for line in github(view).splitlines():
        assert re.match(r"::(error|warning|notice) (file=[^,:]*,line=3?1?,col=\d+,endColumn=\d+,)?title=attain ", line)
    assert len(github(view).splitlines()) == 5
    assert len(json.loads(gitlab(view))) == 5
    run_of(sarif(view))
    suites = ET.fromstring(junit(view))  # noqa: S314 - our own output
    assert {element.tag for element in suites.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "skipped",
        "system-out",
    }


def test_hostile_names() -> None:
    """Workflow commands, escape sequences, the end of a CDATA section, scripts and control characters stay text."""
    well_behaved(HOSTILE)


@given(st.text(min_size=1, max_size=30))
def test_any_name(words: str) -> None:
    """The same for any text at all."""
    well_behaved(words)
