"""The command reproduces the reference decisions and judges the real file."""

import csv
import io
from pathlib import Path

import pytest

from accreditation.assessing import HEADER, Runner, table
from base.sheets import workbook
from goodstanding.policies import load
from rules.cases import Case, cases, differences

EXAMPLES = Path(__file__).parents[2] / "examples"
CARPENTRIES = EXAMPLES / "carpentries"


@pytest.mark.parametrize("case", cases("decision"))
def test_the_command_reproduces_a_reference_decision(case: Case, run: Runner) -> None:
    params = case.params
    ran = run(
        case.folder / "input.csv",
        mode=params["mode"],
        roster=params["N"],
        invited=params["invited"],
        policy=params["policy"]["policy"],
        as_json=True,
    )
    assert (ran.code, ran.err) == (0, "")
    assert differences({key: ran.told[key] for key in case.expected}, case.expected, case.tolerance) == []


def test_the_real_file_is_judged_event_by_event(run: Runner) -> None:
    ran = run(CARPENTRIES / "answers.csv", mapping=CARPENTRIES / "mapping.toml", as_json=True)
    told = {event["group"]: event for event in ran.told}
    assert ran.code == 0
    assert len(ran.told) == len(told) == 141
    assert sum(event["n_rows"] for event in ran.told) == 967 - 51
    decisions = [event["decision"] for event in ran.told]
    assert {decision: decisions.count(decision) for decision in decisions} == {
        "awarded": 40,
        "insufficient_clients": 101,
    }
    calgary = told["AUG 30 - 31 (Calgary)"]
    assert (calgary["n_clients"], calgary["policy"], calgary["assurance"]) == (21, "accredit-1-strict", "C")


def test_the_real_file_is_printed_as_one_table_with_a_count_and_what_was_left_out(run: Runner) -> None:
    ran = run(CARPENTRIES / "answers.csv", mapping=CARPENTRIES / "mapping.toml")
    said = " ".join(ran.out.split())
    assert ran.code == 0
    assert "141 groups: 40 awarded, 101 too few clients." in said
    assert "51 rows left out: no group (lines 13, 76, 86, 94, 103, 107, 113, 164 and 43 more)." in said
    assert "5 rows not counted: without any answer (lines 16, 99, 502, 741, 824)." in said
    assert "4 rows not counted: fewer than 7 answers (lines 177, 342, 817, 906)." in said


def test_the_example_is_awarded_in_words_a_person_understands(run: Runner) -> None:
    ran = run(EXAMPLES / "kazi-hub" / "answers.csv")
    said = " ".join(ran.out.split())
    assert ran.code == 0
    assert said.startswith("Awarded: every condition holds. Trust score 4.42 on a scale from 1 to 5; needed: 4.06")
    assert "These 14 clients were chosen by the marketplace; the score describes them only." in said
    assert "Item 10: When there is a problem, the marketplace resolves it fairly." in said


def test_the_example_with_errors_names_each_of_them(run: Runner) -> None:
    ran = run(EXAMPLES / "kazi-hub" / "answers-with-errors.csv")
    expected = (
        '1 to 5, "Strongly disagree" to "Strongly agree", "I can\'t say" '
        "(in any language of trusted-talent-2026-1), or nothing"
    )
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "answers-with-errors.csv was not judged:",
        f'line 3, column q3: found "agre", expected {expected}',
        f'line 5, column q10: found "7", expected {expected}',
        "line 6, column client: found an empty cell, expected the name of a client",
    ]


@pytest.mark.parametrize("language", load().instrument("trusted-talent-2026-1").wordings)
def test_words_of_every_language_mean_the_numbers(language: str, run: Runner) -> None:
    wording = load().instrument("trusted-talent-2026-1").wording(language)
    numbers = ["1", "2", "3", "4", "5", "5", "5", "4", "4", "5", "5"]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADER.split(","))
    for row, number in enumerate(numbers, start=1):
        word = wording.scale[number].upper().replace(" ", "\u00a0")
        writer.writerow([f"r{row}", f"c{row:02}", *[word] * 12, wording.texts.cant_say])
    spoken = run(out.getvalue(), as_json=True).told
    plain = run(
        HEADER + "\n" + "\n".join(line.rpartition(",")[0] + "," for line in table(*numbers).splitlines()[1:]),
        as_json=True,
    )
    assert spoken == plain.told


def test_a_workbook_gives_the_same_verdict_as_the_text_of_the_same_answers(run: Runner) -> None:
    text = (EXAMPLES / "kazi-hub" / "answers.csv").read_text(encoding="utf-8")
    book = run.folder / "answers.xlsx"
    book.write_bytes(workbook(list(csv.reader(io.StringIO(text)))))
    numbers = run.folder / "numbers.xlsx"
    rows = list(csv.reader(io.StringIO(table("4", "5", "3"))))
    numbers.write_bytes(workbook([rows[0], *([*row[:2], *map(float, row[2:])] for row in rows[1:])]))
    assert run(book, as_json=True).told == run(EXAMPLES / "kazi-hub" / "answers.csv", as_json=True).told
    assert run(numbers, as_json=True).told == run(table("4", "5", "3"), as_json=True).told
