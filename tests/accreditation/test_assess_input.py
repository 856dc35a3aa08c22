"""What is wrong with a file, a mapping or an option is named, and nothing is dropped in silence."""

import json
import subprocess
import sys

import pytest

from accreditation.assessing import HEADER, Runner, table

FOUR = ",4" * 13
EXPECTED = (
    '1 to 5, "Strongly disagree" to "Strongly agree", "I can\'t say" '
    "(in any language of trusted-talent-2026-1), or nothing"
)
ITEMS = "[items]\nWorth = {}\nPace = {}\n"


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([f"r1,Amina{FOUR[:-2]},agre"], [f'line 2, column q13: found "agre", expected {EXPECTED}']),
        ([f"r1,Amina{FOUR[:-2]},=5"], [f'line 2, column q13: found "=5", expected {EXPECTED}']),
        ([f"r1,Amina{FOUR[:-4]},6,4.5"], [
            f'line 2, column q12: found "6", expected {EXPECTED}',
            f'line 2, column q13: found "4.5", expected {EXPECTED}',
        ]),
        ([f"r1,Amina{FOUR}", "", f"r2,{FOUR}"], [
            "line 4, column client: found an empty cell, expected the name of a client",
        ]),
        (["," * 14], ["found no row that counts, expected rows of answers"]),
        (["r1,," + "," * 12], ["found no row that counts, expected rows of answers"]),
        ([], ["found no row that counts, expected rows of answers"]),
        (["r1,Amina,4"], [
            "line 2: found 3 cells, expected 15. Every row needs a cell for each column: "
            "look for a missing or extra separator or quote.",
        ]),
    ],
)  # fmt: skip
def test_every_wrong_row_is_named_with_line_column_found_and_expected(
    rows: list[str], problems: list[str], run: Runner
) -> None:
    ran = run("\n".join([HEADER, *rows]))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == ["answers.csv was not judged:", *problems]


def test_missing_columns_are_named(run: Runner) -> None:
    ran = run(HEADER.replace("client,", "").replace(",q13", "") + "\nr1" + FOUR[:-2])
    assert ran.err.splitlines()[1:] == [
        "column client: found no such column, expected it in the header",
        "column q13: found no such column, expected it in the header",
    ]


def test_problems_are_json_too_where_that_is_asked(run: Runner) -> None:
    ran = run(f"{HEADER}\nr1,Amina{FOUR[:-2]},agre", as_json=True)
    assert ran.code == 2
    assert ran.err.startswith("answers.csv was not judged:\nline 2, column q13:")
    assert ran.told == {
        "problems": [{"line": 2, "column": "q13", "found": '"agre"', "expected": EXPECTED, "advice": "", "source": ""}]
    }


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"roster": 0, "mode": "random"}, "--roster: found 0, expected 1 or more"),
        ({"invited": -1}, "--invited: found -1, expected 1 or more"),
        ({"roster": 2, "mode": "census"}, "--roster: found 2, expected at least the 3 clients that answered"),
        (
            {"policy": "accredit-9"},
            '--policy: found "accredit-9", expected one of accredit-1, accredit-1-strict, ttp-2022, '
            "in force on 2026-11-21",
        ),
        (
            {"instrument": "accredit-1"},
            '--instrument: found "accredit-1", expected one of trusted-talent-2026-1, in force on 2026-11-21',
        ),
    ],
)
def test_wrong_options_are_named(options: dict[str, object], problem: str, run: Runner) -> None:
    ran = run(table("4", "4", "4"), **options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"answers.csv was not judged:\n{problem}\n"


def test_a_file_that_cannot_be_read_or_written_is_named(run: Runner) -> None:
    missing = run(run.folder / "nowhere.csv")
    mapping = run(table("4"), mapping=run.folder / "nowhere.toml")
    blocked = run(table("4"), out=run.folder / "answers.csv" / "out")
    assert missing.err.endswith("nowhere.csv: found No such file or directory, expected a file that can be read\n")
    assert mapping.err.endswith("nowhere.toml: found No such file or directory, expected a file that can be read\n")
    assert blocked.err.endswith("found Not a directory, expected a folder that can be written\n")
    assert (missing.code, mapping.code, blocked.code) == (2, 2, 2)


def test_hostile_files_get_a_clear_answer(run: Runner) -> None:
    ran = run(b"PK\x03\x04" + b"\0" * 100)
    assert ran.code == 2
    assert "found a damaged archive, expected a CSV or XLSX file" in ran.err


def test_rows_that_do_not_count_are_listed(run: Runner) -> None:
    rows = [
        f"r1,Amina{FOUR}",
        f"r1,Amina{FOUR}",
        "r2,Wanjiru" + ",4" * 8 + "," * 5,
        "r3,Ole" + "," * 13,
        "," * 14,
        "r4," + "," * 13,
        f",Kazi Hub{FOUR}",
    ]
    told = run("\n".join([HEADER, *rows]), as_json=True).told
    assert (told["n_rows"], told["n_valid_respondents"], told["client_scores"]) == (
        5,
        2,
        {"Amina": 4.0, "Kazi Hub": 4.0},
    )
    assert told["notes"] == [
        {"text": "1 empty line was skipped.", "lines": []},
        {"text": "1 row left out: no client and no answer (line 7).", "lines": [7]},
        {"text": "An award also needs an integrity review of the answers, which is not part of this.", "lines": []},
        {"text": "1 row not counted: without any answer (line 5).", "lines": [5]},
        {"text": "1 row not counted: fewer than 9 answers (line 4).", "lines": [4]},
        {"text": "1 row replaced: the same respondent answers again further down (line 2).", "lines": [2]},
    ]


@pytest.mark.parametrize(
    ("toml", "problems"),
    [
        ("client = ", ["mapping.toml: found Invalid value (at end of document), expected a TOML file"]),
        ("", ["mapping.toml, key items: found no items, expected the columns of the answers, in order"]),
        (
            "clients = 'Company'\nrespondent = 3\ngroup = 'Event'\nminimum_answered = 3\n" + ITEMS,
            [
                "mapping.toml, key clients: found an unknown key, "
                "expected one of client, respondent, group, minimum_answered, scales, items",
                "mapping.toml, key respondent: found 3, expected the name of a column",
                "mapping.toml, key group: found 'Event', expected a list of column names",
                "mapping.toml, key minimum_answered: found 3, expected a whole number from 1 to 2",
            ],
        ),
        (
            "[scales]\nshort = 5\n[scales.long]\nGood = 6\nBad = true\nFine = 3\nfine = 4\nmissing = 'x'\n"
            "[scales.none]\n[scales.odd]\nGood = 5\nmissing = ['good']\n" + ITEMS,
            [
                "mapping.toml, key scales.short: found 5, expected words and their numbers",
                "mapping.toml, key scales.short: found no words, expected words and their numbers",
                "mapping.toml, key scales.long.Good: found 6, expected a number from 1 to 5",
                "mapping.toml, key scales.long.Bad: found True, expected a number from 1 to 5",
                "mapping.toml, key scales.long.fine: found the same word again, expected each word once",
                "mapping.toml, key scales.long.missing: found 'x', expected a list of words",
                "mapping.toml, key scales.none: found no words, expected words and their numbers",
                "mapping.toml, key scales.odd.missing: found a word that has a number, expected words without a number",
            ],
        ),
        (
            "[scales.long]\nGood = 5\n[items]\nA = 'long'\n'A ' = 'short'\nB = { dim = 1, reverse = 1 }\nC = 3\n",
            [
                "mapping.toml, key items.A : found the same column again, expected each column once",
                'mapping.toml, key items.A .scale: found "short", expected a scale of this file (long)',
                "mapping.toml, key items.B.dim: found an unknown key, "
                "expected one of scale, dimension, wording, reverse, critical",
                "mapping.toml, key items.B.reverse: found 1, expected true or false",
                "mapping.toml, key items.C: found 3, expected the name of a scale, or a table",
            ],
        ),
        (ITEMS, [
            "mapping.toml, key minimum_answered: found no number, "
            "expected a whole number from 1 to 2, as the rule asks for 9 answers",
        ]),
    ],
)  # fmt: skip
def test_every_wrong_key_of_a_mapping_is_named(toml: str, problems: list[str], run: Runner) -> None:
    ran = run("Worth,Pace\n4,4\n", mapping=toml)
    assert ran.code == 2
    assert ran.err.splitlines() == ["answers.csv was not judged:", *problems]


def test_a_mapping_gives_words_missing_words_reverse_items_groups_and_clients(run: Runner) -> None:
    toml = (
        "client = 'Company'\nrespondent = 'Mail'\ngroup = ['Event', 'Place']\nminimum_answered = 1\n"
        "[scales.quality]\nPoor = 1\nGood = 5\nmissing = ['No idea']\n"
        "[items]\nWorth = 'quality'\nSlow = { scale = 'quality', reverse = true, dimension = 'pace' }\nStars = {}\n"
    )
    rows = [
        "Company,Mail,Event,Place,Worth,slow,Stars,Other",
        "Amina,a@x,Day,Oslo,GOOD,poor,4,",
        "Amina,b@x,,Day,\u00a0Poor,No  idea,2.5,",
        "Ole,c@x,,Oslo,1,5,,",
        "Mallory,d@x,,,Good,Good,5,x",
    ]
    ran = run("\n".join(rows), mapping=toml, as_json=True)
    day, oslo = ran.told
    assert ran.code == 0
    assert (day["group"], day["n_rows"], day["client_scores"]) == ("Day", 2, {"Amina": 3.75})
    assert (oslo["group"], oslo["n_rows"], oslo["client_scores"]) == ("Oslo", 1, {"Ole": 1.0})
    assert [item["mean"] for item in day["items"]] == [3.0, 5.0, 3.25]


def test_the_mapping_changes_the_rule_and_its_digest(run: Runner) -> None:
    toml = "client = 'client'\n[items]\n" + "".join(f"q{item} = {{}}\n" for item in range(1, 14))
    nine = run(table("4"), mapping=toml, as_json=True).told
    seven = run(table("4"), mapping="minimum_answered = 7\n" + toml, as_json=True).told
    assert nine["policy"] == seven["policy"] == "accredit-1-strict"
    assert nine["policy_digest"] == run(table("4"), as_json=True).told["policy_digest"]
    assert nine["policy_digest"] != seven["policy_digest"]


def test_numbers_of_one_marketplace_are_refused_for_several(run: Runner) -> None:
    toml = "group = ['client']\nminimum_answered = 1\n[items]\nq1 = {}\n"
    ran = run(table("4", "5"), mapping=toml, roster=20, mode="random")
    assert ran.err.splitlines()[1:] == ["--roster: found 2 groups, expected one marketplace, whose number this is"]


@pytest.mark.parametrize(
    ("options", "policy", "grade", "provisional"),
    [
        ({}, "accredit-1-strict", "C", True),
        ({"policy": "ttp-2022"}, "ttp-2022", "C", True),
        ({"mode": "census", "roster": 20}, "accredit-1", "A", False),
        ({"mode": "random", "roster": 60, "invited": 30}, "accredit-1", "B", False),
        ({"mode": "random", "invited": 20}, "accredit-1", "B", False),
        ({"mode": "random", "roster": 60, "invited": 60}, "accredit-1-strict", "C", True),
    ],
)
def test_the_grade_of_the_evidence_chooses_the_rule_unless_one_is_named(
    options: dict[str, object], policy: str, grade: str, provisional: bool, run: Runner
) -> None:
    told = run(table(*["4"] * 12), as_json=True, **options).told
    assert (told["policy"], told["assurance"], told["provisional"]) == (policy, grade, provisional)
    assert (told["mode"], told["roster"], told["invited"]) == (
        options.get("mode", "nominated"),
        options.get("roster"),
        options.get("invited"),
    )


def test_nominated_clients_get_a_sentence_instead_of_an_interval(run: Runner) -> None:
    ran = run(table(*["5"] * 11), roster=40)
    said = " ".join(ran.out.split())
    assert "These 11 clients were chosen by the marketplace; the score describes them only." in said
    assert "The roster does not count: the marketplace nominated these clients." in said
    assert run(table(*["5"] * 11), as_json=True).told["interval90"] is None


def test_below_five_clients_only_counts_are_printed(run: Runner) -> None:
    said = " ".join(run(table("4", "5", "3", "4")).out.split())
    assert said.startswith("Not judged: too few clients have answered. Trust score not shown: too few clients")
    assert "4.00" not in said
    assert "NOT MET Clients that answered: 4. Needed: 10." in said


def test_out_keeps_the_verdict_for_people_and_for_programs(run: Runner) -> None:
    folder = run.folder / "verdicts" / "kazi-hub"
    ran = run(table(*["5"] * 11), out=folder, as_json=True)
    assert json.loads((folder / "verdict.json").read_text(encoding="utf-8")) == ran.told
    assert (folder / "verdict.txt").read_text(encoding="utf-8").startswith("Awarded: every condition holds.\n")


def test_names_in_the_file_are_never_taken_for_markup(run: Runner) -> None:
    toml = "group = ['client']\nminimum_answered = 1\n[items]\nq1 = {}\n"
    text = table("4", "5").replace("c01", "[red]Kazi[/red]").replace("c02", "[/]")
    assert "[red]Kazi[/red]" in run(text, mapping=toml).out


def test_the_command_leaves_django_alone() -> None:
    code = "import sys; import goodstanding.accreditation.assess; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
