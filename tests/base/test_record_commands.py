"""`goodstanding record verify` and `record checkpoint`: what they print and how they exit."""

import json

import pytest

from goodstanding.base.commands import prove_growth, prove_line, sign_checkpoint, verify_record
from goodstanding.base.models import Checkpoint
from goodstanding.base.record.checkpoints import keys_document
from goodstanding.base.record.offline.verify_record import verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed_out(happen, capsys, tmp_path):
    """A checkpoint over three events, kept in a file."""
    for number in range(3):
        happen(number)
    assert sign_checkpoint() == 0
    path = tmp_path / "checkpoint.json"
    path.write_text(capsys.readouterr().out)
    return path


def test_a_checkpoint_is_printed_as_the_json_that_was_signed(printed_out):
    fields = json.loads(printed_out.read_text())
    stored = Checkpoint.objects.get()
    assert fields == {
        "format": "goodstanding-checkpoint-2",
        "day": stored.day.isoformat(),
        "size": 3,
        "root": stored.root,
        "digest": stored.digest,
        "key_id": stored.key_id,
        "signature": stored.signature,
    }


def test_a_whole_record_exits_with_0(printed_out, capsys):
    assert verify_record([printed_out]) == 0
    assert capsys.readouterr().out == "Whole: 3 events, 2 checkpoints.\n"


def test_a_cut_record_exits_with_1_and_names_the_place(printed_out, tamper, capsys):
    tamper("DELETE FROM base_event WHERE position > 1")
    tamper("DELETE FROM base_checkpoint")
    assert verify_record([]) == 0
    assert verify_record([printed_out]) == 1
    cut = "the record ends before it; a checkpoint has seen position 3"
    assert capsys.readouterr().err == f"Wrong at position 2: {cut}. Everything before it is right.\n"


def test_a_broken_record_is_not_signed(printed_out, happen, tamper, capsys):
    happen(4)
    tamper("UPDATE base_event SET kind = 'x' WHERE position = 4")
    assert sign_checkpoint() == 1
    assert capsys.readouterr().err == (
        "Not signed: the record is wrong at position 4: its content is not what was recorded.\n"
    )


@pytest.mark.parametrize("text", ["", "{}", "\x00"])
def test_a_file_that_is_no_checkpoint_exits_with_2(db, tmp_path, text, capsys):
    (tmp_path / "other.json").write_text(text)
    assert verify_record([tmp_path / "other.json"]) == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'other.json'}: ")
    assert verify_record([tmp_path / "nowhere"]) == 2


def test_a_line_is_proved_under_the_newest_checkpoint(printed_out, capsys):
    assert prove_line(2) == 0
    receipt = capsys.readouterr().out
    keys = json.dumps(keys_document())
    assert verdict({"keys": keys, "receipt": receipt, "kept": printed_out.read_text()})[0] == "Holds"


def test_the_growth_between_two_checkpoints_is_proved(printed_out, happen, capsys):
    happen(4)
    assert sign_checkpoint() == 0
    capsys.readouterr()
    assert prove_growth(3, 4) == 0
    assert verdict({"keys": json.dumps(keys_document()), "growth": capsys.readouterr().out})[0] == "Holds"


def test_what_cannot_be_proved_is_said_with_its_reason(printed_out, happen, tamper, capsys):
    happen(4)
    assert [prove_line(4), prove_line(5), prove_growth(3, 4), prove_growth(2, 3)] == [2, 2, 2, 2]
    assert sign_checkpoint() == 0
    assert prove_growth(4, 3) == 2
    tamper("UPDATE base_event SET kind = 'x' WHERE position = 2")
    assert [prove_line(2), prove_growth(3, 4)] == [1, 1]
    assert capsys.readouterr().err.splitlines() == [
        "No checkpoint with a tree covers line 4 yet; `record checkpoint` signs one.",
        "The record has no line 5.",
        "No checkpoint over 4 lines was signed.",
        "No checkpoint over 2 lines was signed.",
        "No proof: a tree of 3 leaves has not grown from one of 4.",
        "No proof: the stored record is not the one that the newest checkpoint signs.",
        "No proof: the stored record is not the one that these checkpoints sign.",
    ]
