"""Files of strangers: read within bounds, or refused with a clear answer."""

import csv
import io
import random
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.mutations import outcome, sound_files
from base.sheets import SHEET, parts, with_part, workbook, zipped
from goodstanding.base.exporting import defuse, write_csv
from goodstanding.base.importing import ImportRefused, Limits, Problem, Row, Table, read_table

PLAIN = workbook([["client", "q1"], ["Amina", 4.0], ["Wanjiru", 4.5]])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_UTF8 = "The file is not UTF-8; it was read as Windows-1252 (Western European)."


def refusal(data: bytes | Path, name: str = "answers.csv", **limits: int) -> list[str]:
    with pytest.raises(ImportRefused) as caught:
        read_table(data, name=name, limits=Limits(**limits))
    return [str(problem) for problem in caught.value.problems]


def rows(*cells: tuple[str, ...], first: int = 2) -> tuple[Row, ...]:
    return tuple(Row(line, row) for line, row in enumerate(cells, start=first))


@pytest.mark.parametrize(
    ("data", "table"),
    [
        (b"a,b\n1,2\n", Table(("a", "b"), rows(("1", "2")), "utf-8")),
        (b"\xef\xbb\xbfa;b\r\n1;2", Table(("a", "b"), rows(("1", "2")), "utf-8")),
        (b"a\tb\r1\t2\r", Table(("a", "b"), rows(("1", "2")), "utf-8")),
        ("a\té\n1\t2".encode("utf-16"), Table(("a", "é"), rows(("1", "2")), "utf-16-le")),
        (b"\xfe\xff" + "a,é\n1,2".encode("utf-16-be"), Table(("a", "é"), rows(("1", "2")), "utf-16-be")),
        ("nom,q1\nAndré,5".encode("cp1252"), Table(("nom", "q1"), rows(("André", "5")), "windows-1252", (NO_UTF8,))),
        (b'"a;b;c",d\n1,2', Table(("a;b;c", "d"), rows(("1", "2")), "utf-8")),
        (b'"a\nb", "c"\n1,2', Table(("a b", "c"), rows(("1", "2"), first=3), "utf-8")),
        (b'a\n"say ""hi"""', Table(("a",), rows(('say "hi"',)), "utf-8")),
        (b"sep=;\r\na;b\r\n1,5;2", Table(("a", "b"), rows(("1,5", "2"), first=3), "utf-8")),
        (b"a,b,,\n1,2,,\n", Table(("a", "b"), rows(("1", "2")), "utf-8")),
        (b"a,b\n", Table(("a", "b"), (), "utf-8")),
        (b"PK,b\n1,2", Table(("PK", "b"), rows(("1", "2")), "utf-8")),
        (
            "\u00a0Would\u00a0you\u2003again ,b\u200b\n\u00a04\u3000,\u20075\u202f".encode(),
            Table(("Would you again", "b"), rows(("4", "5")), "utf-8"),
        ),
        (
            b'a,b\n=1+1,"@SUM(A1)"\n-2,+3\n"\t=4","\r5"\n',
            Table(("a", "b"), rows(("=1+1", "@SUM(A1)"), ("-2", "+3"), ("=4", "5")), "utf-8"),
        ),
    ],
)
def test_text_tables_are_read_as_written(data: bytes, table: Table) -> None:
    assert read_table(data, name="answers.csv") == table


def test_rows_keep_the_line_of_the_file_where_they_start() -> None:
    table = read_table(b'a,b\n\n1,"two\nlines"\n,\n\n3,4\n', name="answers.csv")
    assert [row.line for row in table.rows] == [3, 7]
    assert table.notes == ("3 empty lines were skipped.",)


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (b"", ["found an empty file, expected a CSV or XLSX file"]),
        (b" \r\n\n", ["found an empty file, expected a CSV or XLSX file"]),
        (b",,\n,\n", ["found no filled row, expected a header and rows under it"]),
        (
            b"a,b\n1\n1,2\n1,2,3\n1,2,\n",
            [
                "line 2: found 1 cell, expected 2. Every row needs a cell for each column: "
                "look for a missing or extra separator or quote.",
                "line 4: found 3 cells, expected 2. Every row needs a cell for each column: "
                "look for a missing or extra separator or quote.",
            ],
        ),
        (
            b"a,b,a,,c\n1,2,3,4,5\n",
            [
                "line 1, column 4 of the header: found an empty name, expected a name. Name or remove this column.",
                'line 1: found 2 columns named "a", expected one. Rename or remove the others.',
            ],
        ),
        (
            b'a,b\n1,2\n"3,4\n5,6\n',
            [
                "line 3: found a quote without its end, expected whole cells. "
                "A quote opened in this row is not closed, or stands inside a quoted cell without its twin."
            ],
        ),
        (
            b'a,b\n1,"' + b"x" * 140_000,
            [
                "line 2: found a cell of more than 131,072 characters, expected whole cells. "
                "A quote opened in this row is not closed, or stands inside a quoted cell without its twin."
            ],
        ),
        (
            b"a,b\r\n1,2\r\n\x00,3",
            [
                "line 3: found a NUL byte, expected text. This is no text file, or UTF-16 without its mark. "
                'Save the file as "CSV UTF-8" and try again.'
            ],
        ),
        (b"a\n\x1b[31m", ["line 2: found the control character U+001B, expected text. Remove it and try again."]),
        (
            "nom\nAndré, Zoë\n".encode() + b"\xff\n",
            [
                "line 3: found bytes that are not utf-8 (ff 0a), expected text. "
                'Save the file as "CSV UTF-8" and try again.'
            ],
        ),
        (
            b"a\n\x81\n",
            [
                "line 2: found bytes that are not windows-1252 (81 0a), expected text. "
                'Save the file as "CSV UTF-8" and try again.'
            ],
        ),
    ],
)
def test_text_that_is_no_table_is_refused_with_its_lines(data: bytes, problems: list[str]) -> None:
    assert refusal(data) == problems


@pytest.mark.parametrize(
    ("data", "found", "advice"),
    [
        (b"%PDF-1.7", "a PDF", "Save the table as .xlsx or .csv and try again."),
        (b"\x89PNG\r\n", "a picture", "Save the table as .xlsx or .csv and try again."),
        (b"<!doctype html><table>", "HTML or XML", "Save the table as .xlsx or .csv and try again."),
        (b'{"a": 1}', "JSON or RTF", "Save the table as .xlsx or .csv and try again."),
        (OLE + b"Workbook", "an old Excel workbook (.xls)", "Save it as .xlsx or .csv and try again."),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "an encrypted workbook",
            "Remove its password and try again.",
        ),
        (
            zipped({"mimetype": b"", "content.xml": b""}),
            "an OpenDocument file (.ods)",
            "Save the table as .xlsx or .csv and try again.",
        ),
        (
            zipped({"xl/workbook.bin": b""}),
            "a binary workbook (.xlsb)",
            "Save the table as .xlsx or .csv and try again.",
        ),
        (zipped({"a.txt": b""}), "an archive that is no workbook", "Save the table as .xlsx or .csv and try again."),
        (
            zipped({"answers.xlsx": PLAIN}),
            "an archive that holds another archive",
            "Unpack it, or copy the table to a new workbook.",
        ),
        (PLAIN[: len(PLAIN) // 2], "a damaged archive", "Save the table as .xlsx or .csv and try again."),
        (
            with_part(PLAIN, SHEET, lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml),
            "a workbook with a document type declaration",
            "Save it again from a spreadsheet program.",
        ),
        (
            with_part(PLAIN, SHEET, lambda xml: xml.replace(b"<v>4</v>", b"<v>4" * 100)),
            "elements more than 64 deep",
            "Save it again from a spreadsheet program.",
        ),
        (
            with_part(PLAIN, SHEET, lambda xml: xml.replace(b"</row>", b"")),
            "a damaged workbook",
            "Open it in a spreadsheet program and save it again.",
        ),
    ],
)
def test_other_kinds_of_file_are_refused_by_their_content(data: bytes, found: str, advice: str) -> None:
    assert refusal(data) == [f"found {found}, expected a CSV or XLSX file. {advice}"]


def test_a_file_of_thirty_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    sparse = tmp_path / "answers.csv"
    with sparse.open("wb") as stream:
        stream.truncate(30_000_000)
    assert refusal(sparse) == ["found 30,000,000 bytes, expected a CSV or XLSX file of at most 2,000,000 bytes"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b",".join(b"c%d" % i for i in range(16_384)), "found 16,384 columns, expected at most 50."),
        (b"a\n" + b"1\n" * 20_001, "found 20,001 rows, expected at most 20,000."),
        (
            workbook([["a"], [1]], change=lambda book: book.active.cell(1, 16_384, "z")),
            "line 1: found 16,384 columns, expected at most 50.",
        ),
        (
            zipped({**parts(PLAIN), "xl/media/1.png": bytes(20_000_000)}),
            "bytes when unpacked, expected at most 20,000,000.",
        ),
        (
            zipped({**parts(PLAIN), **{f"{i}": b"" for i in range(200)}}),
            "209 parts in the workbook, expected at most 200.",
        ),
    ],
)
def test_what_is_too_large_is_refused_with_its_size_and_the_limit(data: bytes, problem: str) -> None:
    [sentence] = refusal(data)
    assert problem in sentence


def test_an_operator_may_raise_the_limits() -> None:
    wide = b",".join(b"c%d" % i for i in range(60)) + b"\n"
    assert len(read_table(wide, name="answers.csv", limits=Limits(columns=60)).header) == 60


def test_a_lying_size_in_the_archive_is_found_out() -> None:
    honest = len(parts(PLAIN)[SHEET]).to_bytes(4, "little")
    lying = PLAIN.replace(honest, b"\x01\x00\x00\x00")
    assert lying != PLAIN
    assert refusal(lying) == [
        "found a damaged archive, expected a CSV or XLSX file. Save the table as .xlsx or .csv and try again."
    ]


def test_a_workbook_gives_the_text_a_person_would_have_typed() -> None:
    data = workbook(
        [
            ["words", "number", "fraction", "yes", "day", "moment", "clock", "share", "code"],
            [
                "  Agree\u00a0",
                4.0,
                4.5,
                True,
                date(2026, 9, 8),
                datetime.combine(date(2026, 9, 8), time(15, 29)),
                time(9, 5),
                0.25,
                "=A1&B1",
            ],
            [None] * 9,
            ["=1", 1e21, 0.1 + 0.2, False, date(1900, 2, 28), None, None, -3, "007"],
        ],
        change=lambda book: [
            setattr(book.active["A4"], "data_type", "s"),
            setattr(book.active["I2"], "data_type", "s"),
            setattr(book.active["H2"], "number_format", "0 %"),
        ],
    )
    table = read_table(data, name="answers.xlsx")
    assert table.rows == (
        Row(2, ("Agree", "4", "4.5", "TRUE", "2026-09-08", "2026-09-08 15:29:00", "09:05:00", "0.25", "=A1&B1")),
        Row(4, ("=1", "1e+21", "0.3", "FALSE", "1900-02-28", "", "", "-3", "007")),
    )


def test_formulas_count_by_their_saved_values_and_errors_are_named() -> None:
    data = with_part(
        workbook([["a", "b"], ["=1+1", "#N/A"], ["=2+2", 3]]),
        SHEET,
        lambda xml: xml.replace(b"<f>2+2</f><v />", b"<f>2+2</f><v>4</v>"),
    )
    assert refusal(data, "answers.xlsx") == [
        "line 2, column a: found a formula without a saved value, expected a value. "
        "Open the file in a spreadsheet program, save it and try again, or write the value itself.",
        'line 2, column b: found the Excel error "#N/A", expected a value. '
        "Mend the formula, or write the value itself.",
    ]
    saved = with_part(data, SHEET, lambda xml: xml.replace(b"<f>1+1</f><v />", b"<v>2</v>").replace(b"#N/A", b"7"))
    saved = with_part(saved, SHEET, lambda xml: xml.replace(b't="e"', b't="str"'))
    assert read_table(saved, name="answers.xlsx") == Table(
        ("a", "b"),
        rows(("2", "7"), ("4", "3")),
        "xlsx",
        ("1 formulas were not computed; their saved values were used.",),
    )


def test_shared_strings_are_joined_from_their_runs_without_phonetic_guides() -> None:
    strings = (
        b'<sst xmlns="x"><si><r><t>cli</t></r><r><t>ent</t></r></si>'
        b"<si><t>\xe6\x9d\xb1</t><rPh><t>higashi</t></rPh></si></sst>"
    )
    data = with_part(
        zipped({**parts(workbook([["a"], ["b"]])), "xl/sharedStrings.xml": strings}),
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(
            b"</Relationships>",
            b'<Relationship Id="s" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>',
        ),
    )
    cell = b'<c r="A%d" t="inlineStr"><is><t>%s</t></is></c>'
    shared = with_part(
        data,
        SHEET,
        lambda xml: xml.replace(cell % (1, b"a"), b'<c r="A1" t="s"><v>0</v></c>').replace(
            cell % (2, b"b"), b'<c t="s"><v>1</v></c>'
        ),
    )
    assert read_table(shared, name="answers.xlsx") == Table(("client",), rows(("東",)), "xlsx")


def test_the_first_filled_sheet_that_is_not_hidden_is_read_and_the_others_named() -> None:
    data = workbook(
        [["secret"], [1]], [], [["a"], [2]], change=lambda book: setattr(book.worksheets[0], "sheet_state", "hidden")
    )
    assert read_table(data, name="answers.xlsx") == Table(
        ("a",), rows(("2",)), "xlsx", ('The sheet "Sheet2" was read; not read: "Sheet", "Sheet1".',)
    )


def test_merged_cells_in_the_table_are_named_and_a_merged_note_beside_it_is_not() -> None:
    sheet = [["client", "q1"], ["Amina", 4], [None, 5]]
    inside = workbook(sheet, change=lambda book: book.active.merge_cells("A2:A3"))
    beside = workbook(sheet, change=lambda book: book.active.merge_cells("D2:E3"))
    assert refusal(inside) == [
        "line 2: found the merged cells A2:A3, expected single cells. Unmerge them and write the value in each cell."
    ]
    assert read_table(beside, name="answers.xlsx").rows == rows(("Amina", "4"), ("", "5"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="A2"', b'r="A9"'),
        (b'r="B2"', b'r="A2"'),
        (b'r="B2"', b'r="AAAAAAAA2"'),
        (b'r="B2"', b'r="XFE2"'),
        (b'<row r="3"', b'<row r="2"'),
        (b'<row r="3"', b'<row r="99999999999999"'),
        (b'<row r="3"', b'<row r="1048577"'),
        (b'<row r="3"', b'<row r="0"'),
        (b't="inlineStr"><is><t>Amina</t></is>', b't="s"><v>99999</v>'),
    ],
)
def test_a_sheet_whose_cells_contradict_their_places_is_refused(old: bytes, new: bytes) -> None:
    changed = with_part(PLAIN, SHEET, lambda xml: xml.replace(old, new))
    assert changed != PLAIN
    [sentence] = refusal(changed)
    assert sentence.endswith("The workbook is damaged: open it in a spreadsheet program and save it again.")


def test_a_cell_far_from_the_others_costs_nothing() -> None:
    far = workbook([["a"], [1]], change=lambda book: book.active.cell(1_048_576, 1, 2))
    assert read_table(far, name="answers.xlsx").rows == (Row(2, ("1",)), Row(1_048_576, ("2",)))


def test_the_content_decides_and_a_wrong_name_is_noted() -> None:
    assert read_table(b"a\n1", name="answers.xlsx").notes == (
        '"answers.xlsx" holds text, whatever its name says, and was read as such.',
    )
    assert read_table(PLAIN, name="answers.csv").notes == (
        '"answers.csv" holds a workbook, whatever its name says, and was read as such.',
    )


def test_reading_reports_how_far_it_is() -> None:
    reports: list[tuple[int, int]] = []
    read_table(b"a\n" + b"1\n" * 1_000, name="answers.csv", progress=lambda done, total: reports.append((done, total)))
    assert reports == [(1_000, 2_002), (2_000, 2_002)]


def test_what_is_found_is_shown_short_and_safe_for_a_terminal() -> None:
    evil = workbook(
        [["a"], ["#\u202eN/A" + "x" * 100]], change=lambda book: setattr(book.active["A2"], "data_type", "e")
    )
    [sentence] = refusal(evil)
    assert "\u202e" not in sentence
    assert len(sentence) < 200


def test_beyond_a_thousand_problems_the_rest_is_counted() -> None:
    problems = refusal(b"a,b\n" + b"1\n" * 1_500)
    assert len(problems) == 1_001
    assert problems[-1] == "found 500 more problems, expected none. Mend these first."


def test_a_problem_carries_its_parts() -> None:
    with pytest.raises(ImportRefused) as caught:
        read_table(b"a,a", name="answers.csv")
    assert caught.value.problems == (Problem(1, None, '2 columns named "a"', "one", "Rename or remove the others."),)


@pytest.mark.parametrize(
    ("cell", "harmless"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠a", "'＠a"),
        ("Amina", "Amina"),
        ("4 = four", "4 = four"),
        ("", ""),
    ],
)
def test_formula_cells_are_harmless_in_exports(cell: str, harmless: str) -> None:
    assert defuse(cell) == harmless


def test_an_export_quotes_texts_and_leaves_numbers() -> None:
    assert write_csv(("client", "score"), [("=cmd;x", -0.5), ('Kazi "Hub"', None)]) == (
        '"client","score"\r\n"\'=cmd;x",-0.5\r\n"Kazi ""Hub""",""\r\n'
    )


_CELLS = st.text("aé東\"',;\t\n=-@0.", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(st.lists(st.tuples(_CELLS, _CELLS), max_size=4), st.sampled_from(",;\t"))
def test_what_a_csv_writer_writes_is_read_back(cells: list[tuple[str, str]], separator: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([("first", "second"), *cells])
    table = read_table(out.getvalue().encode(), name="answers.csv")
    assert [row.cells for row in table.rows] == cells


@pytest.mark.parametrize("seed", range(20))
def test_a_hundred_mutations_end_in_a_table_or_a_refusal(seed: int) -> None:
    dice = random.Random(seed)
    files = sound_files()
    assert {outcome(dice, dice.choice(files)) for _ in range(100)} <= {"table", "refused"}
