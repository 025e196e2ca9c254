"""What `publish check` says to other programs, and what it compares with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from publish.diagnostics import RULES, MachineLack, Severity, finding
from publish.jobs import sarif
from publish.jobs.finding import Finding
from publish.jobs.outcome import Outcome
from publish.readers import REGISTRY, Reading, Source
from publish.readers import Settings as Asked
from tests.cli.conftest import FAULTY, GOOD
from tests.cli.program import Ran
from tests.judges.sarif import faults

Publish = Callable[..., Ran]
VAGUE = "\nSee [here](https://example.org).\n"
WAIVER = '[[waivers]]\ncode = "LINK001"\nfile = "content/good.md"\nreason = "soon"\nby = "Ada"\nuntil = 9999-12-31\n'


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def results(log: str) -> list[dict]:
    return json.loads(log)["runs"][0]["results"]


def test_json_lines_are_the_findings_of_the_manifest_and_nothing_else(publish: Publish) -> None:
    put("content/good.md", GOOD + VAGUE)
    ran = publish("check", "--output-format", "jsonl")
    publish("all", "--pdf")
    (in_manifest,) = json.loads(Path("output/good/manifest.json").read_bytes())["diagnostics"]

    assert (ran.status, ran.err) == (0, "")
    (line,) = ran.out.splitlines()
    assert json.loads(line) | {"file": "good.md"} == in_manifest
    assert publish("check", "--output-format", "jsonl", "-q", "--strict").status == 1


def test_the_judge_of_sarif_is_alive(publish: Publish) -> None:
    log = json.loads(publish("check", "--output-format", "sarif").out)
    del log["runs"][0]["tool"]["driver"]["name"]
    del log["runs"][0]["tool"]["driver"]["rules"][0]["help"]
    log["runs"][0]["extra"] = 1

    assert len(faults(json.dumps(log).encode())) >= 3


def test_sarif_holds_to_its_schema_and_to_what_github_asks(publish: Publish) -> None:
    put("content/good.md", GOOD + VAGUE)
    put("content/a map.md", FAULTY)
    put("content/empty.md", "")
    put("content/deep/good.md", GOOD)
    put("publish.toml", WAIVER)
    Path("no articles").mkdir()
    ran = publish("check", "content", "nosuch.md", "no articles", "--output-format", "sarif")

    assert faults(ran.out.encode()) == []
    assert ran.status == 1
    by_rule = {result["ruleId"]: result for result in results(ran.out)}
    assert by_rule["IMG002" if "IMG002" in by_rule else "IMG001"]["level"] == "error"
    place = by_rule["LINK001"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/good.md"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (12, 5)
    (waived,) = by_rule["LINK001"]["suppressions"]
    assert waived == {
        "kind": "external", "status": "accepted", "justification": "soon (waived by Ada until 9999-12-31)",
    }  # fmt: skip
    run = json.loads(ran.out)["runs"][0]
    assert "content/a%20map.md" in [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    assert run["invocations"][0] == {"executionSuccessful": True, "exitCode": 1, "toolExecutionNotifications": []}


def test_a_fingerprint_of_sarif_stays_when_lines_move(publish: Publish) -> None:
    put("content/good.md", GOOD + VAGUE)
    before = results(publish("check", "--output-format", "sarif").out)
    put("content/good.md", GOOD + "\nMore words.\n" + VAGUE)
    after = results(publish("check", "--output-format", "sarif").out)

    assert [result["partialFingerprints"] for result in before] == [result["partialFingerprints"] for result in after]
    assert before != after


def test_what_befalls_the_program_is_a_notification_of_sarif(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REGISTRY, ".md", f"{__name__}:lacking")
    put("content/other.txt", "A title\n\nWords that are read, and more of them.\n")
    ran = publish("check", "--output-format", "sarif")

    assert faults(ran.out.encode()) == []
    (invocation,) = json.loads(ran.out)["runs"][0]["invocations"]
    assert (ran.status, invocation["exitCode"], invocation["executionSuccessful"]) == (3, 3, False)
    assert [note["descriptor"]["id"] for note in invocation["toolExecutionNotifications"]] == ["RUN002"]


def lacking(_source: Source, _settings: Asked) -> Reading:
    raise MachineLack("the package docutils is not installed", 'pip install "publish-toolkit[rst]"')


def test_what_a_reader_lacks_is_told_with_the_command_and_the_others_go_on(
    publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(REGISTRY, ".md", f"{__name__}:lacking")
    put("content/other.txt", "A title\n\nWords that are read, and more of them.\n")
    ran = publish("all", "--pdf")

    assert ran.status == 3
    assert "content/good.md: error RUN002 the package docutils is not installed\n" in ran.err
    assert "-m pip install" in ran.err
    assert Path("output/other/other.pdf").exists()


def test_sarif_keeps_what_weighs_most_where_there_is_too_much() -> None:
    def many(code: str, number: int) -> tuple[Finding, ...]:
        rule = RULES[code]
        return tuple(
            Finding(
                code=code, severity=rule.severity, file="a.md", line=n + 1, column=1, message="m", hint="", clause="",
                fingerprint="f",
            )
            for n in range(number)
        )  # fmt: skip

    found = (*many("LINK002", sarif.MOST), *many("IMG001", 2))
    log = sarif.log([Outcome(source="a.md", status=1, findings=found)], 1, compared=False)
    run = json.loads(log)["runs"][0]

    assert len(run["results"]) == sarif.MOST
    assert sum(result["ruleId"] == "IMG001" for result in run["results"]) == 2
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("2 results")


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("content/حلب.md", "content/%D8%AD%D9%84%D8%A8.md"),
        ("../x #1?.md", "../x%20%231%3F.md"),
        ("/elsewhere/a b.md", "file:///elsewhere/a%20b.md"),
        ("HERE/content/x.md", "content/x.md"),
    ],
)
def test_a_file_is_named_by_a_uri(here: Path, name: str, uri: str) -> None:
    outcome = Outcome(source=name.replace("HERE", str(here)))
    (artifact,) = json.loads(sarif.log([outcome], 0, compared=False))["runs"][0]["artifacts"]

    assert artifact["location"]["uri"] == uri


def test_an_output_format_that_is_none_is_wrong_usage(publish: Publish) -> None:
    ran = publish("check", "--output-format", "xml")

    assert (ran.status, ran.out) == (2, "")
    assert "text, jsonl, sarif" in ran.err


@pytest.mark.parametrize("form", ["jsonl", "manifest", "joined", "log"])
def test_with_a_baseline_only_new_findings_fail(publish: Publish, form: str) -> None:
    put("content/good.md", GOOD + VAGUE)
    baseline = {"manifest": "output/good/manifest.json", "joined": "output/manifest.json"}.get(form, "baseline")
    if form == "jsonl":
        put("baseline", publish("check", "--output-format", "jsonl").out)
    elif form == "log":
        publish("check", "--log", "baseline")
    else:
        publish("all", "--pdf")
    moved = GOOD.replace("date:", "updated: 2024-12-02\ndate:").replace("Words", "More words.\n\nWords") + VAGUE
    put("content/good.md", moved)
    known = publish("check", "--strict", "--baseline", baseline)
    put("content/good.md", moved + VAGUE.replace("here", "more"))
    fresh = publish("check", "--strict", "--baseline", baseline)

    assert (known.status, known.out) == (0, "content/good.md: checked; 1 known\n")
    assert "    known: the baseline holds it\n" in known.err
    assert fresh.status == 1
    assert fresh.out.endswith("1 warning; 1 known\n")


def test_sarif_says_what_is_new(publish: Publish) -> None:
    put("content/good.md", GOOD + VAGUE)
    publish("check", "--log", "baseline")
    put("content/good.md", GOOD + VAGUE + VAGUE.replace("here", "more"))
    ran = publish("check", "--baseline", "baseline", "--output-format", "sarif")

    assert faults(ran.out.encode()) == []
    assert [result["baselineState"] for result in results(ran.out)] == ["unchanged", "new"]


def test_a_baseline_that_is_none_is_wrong_usage(publish: Publish) -> None:
    assert publish("check", "--baseline", "content/good.md").status == 2
    assert publish("check", "--baseline", "nosuch.json").status == 2


def test_an_unknown_ruleset_is_wrong_usage(publish: Publish) -> None:
    put("publish.toml", 'ruleset = "1999.1"\n')
    ran = publish("check")

    assert ran.status == 2
    assert "there is no ruleset '1999.1'" in ran.err


def test_of_one_rule_the_first_findings_are_shown_and_the_others_counted(publish: Publish) -> None:
    put("content/good.md", GOOD + VAGUE * 50 + "\n![](map.png)\n")
    ran = publish("check", "--log", "log")

    assert sum("LINK001" in line for line in ran.said) == 20
    assert "content/good.md: … and 30 more of LINK001; --log FILE holds them all\n" in ran.err
    assert ran.out == "content/good.md: failed: the author must act; 1 error; 50 warnings\n"
    assert len(Path("log").read_text(encoding="utf-8").splitlines()) == 51


def test_what_is_to_be_done_is_said_once_of_a_rule_in_a_file(publish: Publish) -> None:
    put("content/good.md", GOOD + VAGUE * 3)
    put("content/other.md", GOOD + VAGUE)
    ran = publish("check")

    assert len(ran.said) == 4
    assert ran.err.count("    WCAG 2.2 2.4.4") == 2
    assert ran.out.splitlines()[-1] == "2 articles: 4 warnings; most often LINK001 (4)"


def test_information_is_counted_in_the_summary_and_never_fails(publish: Publish) -> None:
    put("content/other.txt", "A title\n\nWords that are read, and more of them.\n")
    ran = publish("check", "--strict")
    number = sum(RULES[line.split(" ")[2]].severity is Severity.INFO for line in ran.said)

    assert ran.status == 0
    assert f"2 articles: {number} information; most often " in ran.out


def test_what_weighs_goes_before_information_among_what_is_told_most(publish: Publish) -> None:
    put("content/good.md", GOOD + VAGUE)
    put("content/other.txt", "A title\n\nWords that are read, and more of them.\n")
    assert publish("check").out.splitlines()[-1].endswith("; most often LINK001 (1)")


def test_a_configuration_is_no_article_where_articles_are_counted(publish: Publish) -> None:
    put("content/good.md", GOOD + VAGUE)
    put("publish.toml", 'strict = true\n[severities]\nLINK999 = "error"\n')
    ran = publish("check")

    assert ran.out.splitlines()[-1].startswith("1 article and 1 configuration: 2 warnings; ")
    assert "1 of 1 article and 1 configuration failed: content/good.md (the author must act), publish.toml" in ran.err


def test_quiet_leaves_out_what_the_baseline_knows(publish: Publish) -> None:
    put("content/good.md", GOOD + VAGUE)
    publish("check", "-q", "--log", "log")
    put("content/good.md", GOOD + VAGUE + "\n![](map.png)\n")

    assert [line.split(" ")[2] for line in publish("check", "--baseline", "log").said] == ["LINK001", "IMG002"]
    assert [line.split(" ")[2] for line in publish("check", "--baseline", "log", "-q").said] == ["IMG002"]


def test_a_wrong_output_format_reads_nothing(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REGISTRY, ".md", "nosuch:read")
    assert publish("check", "--output-format", "html").status == 2
    assert finding("IMG001", "").severity is Severity.ERROR


@pytest.mark.parametrize("command", ["all", "check", "inspect"])
@pytest.mark.parametrize("name", ["extract", "fetch-remote", "pandoc"])
def test_what_a_reader_may_do_is_asked_for_by_option_or_setting(
    publish: Publish, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    monkeypatch.setitem(REGISTRY, ".md", f"{__name__}:remembering")
    field = name.replace("-", "_")
    for toml, options in (("", ()), (f"{name} = true\n", ()), ("", (f"--{name}",))):
        put("publish.toml", toml)
        publish(command, "content/good.md", *options)
        asked = {each: getattr(ASKED[-1], each) for each in ("extract", "fetch_remote", "pandoc")}
        assert asked == dict.fromkeys(asked, False) | ({field: True} if toml or options else {})


ASKED: list[Asked] = []


def remembering(_source: Source, settings: Asked) -> Reading:
    ASKED.append(settings)
    return Reading(article=None, diagnostics=(finding("SRC003", "good.md"),))
