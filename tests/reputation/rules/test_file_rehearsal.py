"""A file of one's own engagements under the four shipped rules: command, page, and the made example."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from goodstanding.base.importing import ImportRefused
from goodstanding.demo.example_file import example_csv
from goodstanding.reputation.rehearsal.command import rehearse
from goodstanding.reputation.rehearsal.output import as_csv, as_json
from goodstanding.reputation.rehearsal.reading import compared_file
from reputation.rules.ruling import history

EXAMPLE = Path(__file__).parents[3] / "examples/rehearse/engagements.csv"
TODAY = date(2026, 7, 7)
DOORS = override_settings(ROOT_URLCONF="goodstanding.config.urls_demo")


def compared(text: str, **how):
    return compared_file(text.encode(), name="", today=TODAY, **how)


def cells(found) -> dict[str, list[tuple[int | None, int, str]]]:
    """By worker and rule: the score, good weeks, and what Top Rated lacks."""
    return {
        worker.id: [(cell.score, cell.good_weeks, cell.failed.code if cell.failed else "") for cell in worker.cells]
        for worker in found.workers
    }


def test_workers_stand_under_the_four_rules_side_by_side():
    found = compared(history(), on=TODAY)
    assert [rule.name for rule in found.rules] == [
        "standing-1",
        "standing-upwork",
        "standing-workmarket",
        "standing-superhost",
    ]
    assert cells(found) == {
        "w1": [(100, 16, ""), (100, 16, ""), (100, 16, ""), (None, 0, "weeks")],
        "w2": [(83, 0, "weeks"), (100, 16, ""), (100, 16, ""), (None, 0, "weeks")],
        "w3": [(None, 0, "weeks"), (100, 16, "earned"), (100, 16, ""), (None, 0, "weeks")],
    }
    assert [(rule.scored, rule.unscored, rule.top, rule.left_out) for rule in found.rules] == [
        (2, 1, 1, 2),
        (3, 0, 2, 2),
        (3, 0, 3, 2),
        (0, 3, 0, 2),
    ]


def test_by_default_the_last_day_that_the_file_tells_of_counts():
    assert compared(history()).on == date(2026, 6, 1)


def test_an_earlier_day_knows_nothing_of_what_came_later():
    found = compared(history(), on=date(2026, 1, 20))
    assert found.engagements == 6  # two of each worker had begun, and one of them had ended
    assert [worker.cells[1].score for worker in found.workers] == [None, None, None]


def test_amounts_in_another_currency_are_measured_by_its_reference():
    usual, scaled = compared(history(), on=TODAY), compared(history(), on=TODAY, reference_cents=6_500_000)
    assert cells(usual)["w1"][0] == (100, 16, "")
    assert cells(scaled)["w1"][0] == (100, 16, "earned")


def test_scaling_all_money_with_the_reference_changes_nothing():
    times = re.sub(r",completed,(\d+),", lambda paid: f",completed,{int(paid[1]) * 130},", history())
    assert cells(compared(times, on=TODAY, reference_cents=6_500_000)) == cells(compared(history(), on=TODAY))


def test_every_bad_row_is_named():
    wrong = history().replace(",5,5\n", ",9,5\n").replace("2026-06-01", "01/06/2026")
    with pytest.raises(ImportRefused) as refused:
        compared(wrong)
    assert len(refused.value.problems) == 14
    assert str(refused.value.problems[0]).startswith("line 2, column rating_by_company: found")


def test_a_file_without_work_says_so():
    with pytest.raises(ImportRefused, match="work that had begun by the day of the rehearsal"):
        compared("external_id,company,worker,accepted\ne,c,w,2026-01-01\n")


def test_the_made_file_is_what_its_script_makes_and_has_something_to_say():
    assert EXAMPLE.read_bytes().decode() == example_csv()
    found = compared(example_csv())
    assert (len(found.workers), found.on) == (60, date(2026, 2, 27))
    assert [rule.top for rule in found.rules] == [23, 39, 43, 15]


def test_the_command_prints_and_writes(tmp_path, capsys):
    file = tmp_path / "own.csv"
    file.write_text(history())
    assert rehearse(file, on=TODAY, out=tmp_path / "out") == 0
    said = capsys.readouterr().out
    assert "3 workers, 16 engagements, as of 2026-07-07" in said
    assert re.search(r"w2 +83 0/16 weeks +100 Top Rated +100 Top Rated", said)
    found = compared(history(), on=TODAY)
    written = {path.name: path.read_text() for path in (tmp_path / "out").iterdir()}
    assert json.loads(written["rehearsal.json"]) == as_json(found)
    assert written["rehearsal.csv"].replace("\r", "") == as_csv(found).replace("\r", "")
    assert re.findall(r'(?:src|href)="', written["rehearsal.html"]) == []


def test_the_command_prints_json(tmp_path, capsys):
    file = tmp_path / "own.csv"
    file.write_text(history())
    assert rehearse(file, on=TODAY, json_too=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["workers"][1]["rules"]["standing-1"] == {
        "score": 83,
        "good_weeks": 0,
        "weeks_of": 16,
        "top_rated": False,
        "fails": {"code": "weeks", "value": 0, "needed": 13},
    }


def test_the_command_names_what_is_wrong_and_ends_with_2(tmp_path, capsys):
    file = tmp_path / "own.csv"
    file.write_text(history().replace(",5,5\n", ",9,5\n"))
    assert rehearse(file) == 2
    assert "own.csv was not rehearsed:\nline 2, column rating_by_company" in capsys.readouterr().err
    assert rehearse(tmp_path / "none.csv") == 2


@DOORS
@pytest.mark.django_db
def test_the_page_of_the_demo_reads_a_file_or_the_made_one_and_keeps_nothing(client):
    assert "Try it with made data of 60 workers" in client.get("/demo/rehearse").content.decode()
    sent = client.post("/demo/rehearse", {"file": SimpleUploadedFile("own.csv", history().encode())})
    assert (sent.status_code, sent.context["found"].engagements) == (200, 16)
    wrong = client.post("/demo/rehearse", {"file": SimpleUploadedFile("own.csv", b"a,b\n1,2\n")})
    assert wrong.status_code == 422
    assert "This file cannot be used yet" in wrong.content.decode()
    assert client.post("/demo/rehearse").status_code == 422
    assert client.get("/demo/rehearse/engagements.csv").content.decode() == example_csv()
    assert client.get("/demo/rehearse?example").context["found"].on == date(2026, 2, 27)
