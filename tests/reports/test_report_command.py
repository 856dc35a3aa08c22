"""Reports as files: beside an assessment, and of every signed round."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from deciding import counted, decided

from goodstanding.accreditation.assess import assess
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.canonical import canonical
from goodstanding.reports import queries
from goodstanding.reports.command import publishing, report_all
from goodstanding.surveys.models import Response
from making import OPENED, scene

HEADER = "respondent,client," + ",".join(f"q{item}" for item in range(1, 14))
FILES = ["report.html", "report.json", "report.pdf", "verdict.json", "verdict.txt"]


def answers(folder: Path, values: list[int], extra: str = "") -> Path:
    lines = [f"r{n},Client {n},{','.join([str(value)] * 13)}" for n, value in enumerate(values, start=1)]
    file = folder / "answers.csv"
    file.write_text("\n".join([HEADER, *lines]) + extra, encoding="utf-8")
    return file


def run(file: Path, out: Path, language: str = "en", **options: object) -> int:
    with clock.pinned(datetime(2026, 5, 1, tzinfo=UTC)):
        return assess(file, out=out, publish=publishing(language, "Kazi Hub"), **options)  # type: ignore[arg-type]


def test_an_assessment_leaves_the_same_report_without_a_database(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(answers(tmp_path, [5] * 12), out, mode="census", roster=14) == 0
    assert sorted(file.name for file in out.iterdir()) == FILES
    told = json.loads((out / "report.json").read_bytes())
    assert (told["signature"], told["report"]["answer"]["score"]) == (None, "5.00")
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "Every condition holds for Kazi Hub" in page
    assert "Nobody has signed this report" in page
    assert "src=" not in page


def test_an_assessment_of_groups_leaves_a_folder_for_each(tmp_path: Path) -> None:
    toml = tmp_path / "mapping.toml"
    toml.write_text(
        "client='client'\ngroup=['respondent']\nminimum_answered=1\n[items]\nq1={}\nq2={wording='It <b>'}\n"
    )
    out = tmp_path / "out"
    assert run(answers(tmp_path, [4, 5]), out, mapping=toml) == 0
    assert sorted(file.name for file in out.iterdir()) == ["001-r1", "002-r2", "verdict.json", "verdict.txt"]


def test_a_language_that_there_is_not_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(answers(tmp_path, [5] * 12), tmp_path / "out", language="tlh") == 2
    assert "--language" in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.usefixtures("today")
def test_every_signed_round_is_written_and_what_has_changed_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decided(scene(), counted(5, 12))
    assert report_all(tmp_path, "en") == 0
    place = tmp_path / "kazi-hub" / "trusted-talent-partner-2026"
    assert sorted(file.name for file in place.iterdir()) == FILES[:3]
    told = json.loads((place / "report.json").read_bytes())
    assert canonical(told) + b"\n" == (place / "report.json").read_bytes()
    changed = Response.objects.all()[0]
    changed.answers = dict.fromkeys(changed.answers, 1)
    changed.save()
    assert report_all(tmp_path, "en") == 1
    assert "A report shows what was signed." in capsys.readouterr().err


@pytest.mark.django_db
def test_all_at_once_have_the_facts_that_each_has_alone() -> None:
    set_up = scene()
    decided(set_up, counted(5, 12))
    decided(set_up, counted(4, 12), edition=2027, opened=OPENED + timedelta(days=400))
    every = list(queries.all_facts(SYSTEM))
    assert [facts for _decision, facts in every] == [queries.facts_of(SYSTEM, decision) for decision, _facts in every]
    assert [facts.before.edition if facts and facts.before else None for _decision, facts in every] == [None, "2026"]
