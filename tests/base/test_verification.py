"""Whoever changes, cuts or rewrites the record is found: single changes by the chain, the rest by checkpoints."""

import json
from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from django.conf import settings
from django.db import transaction
from happening import AT

from goodstanding.base.keys import FileSigner
from goodstanding.base.models import Checkpoint, Event
from goodstanding.base.record import (
    Verification,
    checkpoint,
    export,
    growth,
    published,
    read_checkpoint,
    receipt,
    verify,
)
from goodstanding.base.record.chain import GENESIS, leaf_of, link, statement
from goodstanding.base.record.checkpoints import BrokenRecord, keys_document, printed
from goodstanding.base.record.nodes import store
from goodstanding.base.record.offline.verify_record import verdict

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LENGTH = 40
TEXTS = ("kind", "actor", "tenant", "subject_kind", "subject_id", "previous", "digest")

type Tamper = Callable[..., None]


@pytest.fixture
def kept(happen) -> Checkpoint:
    """The checkpoint over a record of LENGTH events, as a marketplace printed it out."""
    for number in range(LENGTH):
        happen(number, n=number)
    return read_checkpoint(export(checkpoint(AT)))


def change_one(random: Random, tamper: Tamper) -> int:
    """Change one field of one event, or take the event out, and return its position."""
    position = random.randint(1, LENGTH)
    match random.choice(("text", "text", "text", "at", "data", "remove")):
        case "text":
            column = random.choice(TEXTS)
            old = Event.objects.values_list(column, flat=True).get(position=position)
            place = random.randrange(len(old))
            new = old[:place] + random.choice("0123456789abcdef".replace(old[place], "")) + old[place + 1 :]
            tamper(f"UPDATE base_event SET {column} = %s WHERE position = %s", new, position)
        case "at":
            later = AT + timedelta(microseconds=random.randint(1, 10**12))
            tamper("UPDATE base_event SET at = %s WHERE position = %s", later, position)
        case "data":
            data = random.choice([{}, {"n": position + random.randint(0, 9)}, {"n": position - 1, "m": 0}, {"n": 0.5}])
            tamper("UPDATE base_event SET data = %s WHERE position = %s", json.dumps(data), position)
        case "remove":
            tamper("DELETE FROM base_event WHERE position = %s", position)
    return position


def cut_tail(random: Random, tamper: Tamper) -> int:
    """Remove the last events, with the checkpoint that had seen them; returns the first position gone."""
    position = random.randint(1, LENGTH)
    tamper("DELETE FROM base_event WHERE position >= %s", position)
    tamper("DELETE FROM base_checkpoint")
    tamper("DELETE FROM base_treenode")
    return position


def rewrite(random: Random, tamper: Tamper) -> int:
    """Change an event, chain everything after it anew, sign it with the right key; returns where the lie is seen."""
    chain_anew(random, tamper)
    tamper("DELETE FROM base_checkpoint")
    assert verify().whole
    checkpoint(AT)
    return LENGTH


def rewrite_without_key(random: Random, tamper: Tamper) -> int:
    """The same by somebody who owns the database and not the key: the signed checkpoint stays as it is."""
    chain_anew(random, tamper)
    return LENGTH


def chain_anew(random: Random, tamper: Tamper) -> None:
    """Change an event, and make everything anew that hangs on it, in the chain and in the tree."""
    position = random.randint(1, LENGTH)
    tamper("UPDATE base_event SET subject_id = %s WHERE position = %s", "forged", position)
    previous = Event.objects.get(position=position - 1).digest if position > 1 else GENESIS
    for event in Event.objects.filter(position__gte=position):
        event.previous = previous
        previous = link(previous, leaf_of(event))
        sql = "UPDATE base_event SET previous = %s, digest = %s WHERE position = %s"
        tamper(sql, event.previous, previous, event.position)
    tamper("DELETE FROM base_treenode")
    store(LENGTH)


def found(attack: Callable[[Random, Tamper], int], seed: int, outside: list[Checkpoint], tamper: Tamper) -> bool:
    """Whether the attack is found where it was made; its traces are taken back."""
    with transaction.atomic():
        position = attack(Random(seed), tamper)
        seen = verify(outside=outside)
        transaction.set_rollback(True)
    return seen.position is not None and seen.position in (position, position + 1)


def misses(attack: Callable[[Random, Tamper], int], times: int, outside: list[Checkpoint], tamper: Tamper) -> list[int]:
    return [seed for seed in range(times) if not found(attack, seed, outside, tamper)]


@pytest.mark.parametrize("attack", [change_one, cut_tail, rewrite])
def test_every_attack_is_found_with_one_checkpoint_outside(kept, tamper, attack):
    assert misses(attack, 60 if attack is change_one else 10, [kept], tamper) == []
    assert verify(outside=[kept]) == Verification(LENGTH, 2)


@pytest.mark.parametrize("attack", [change_one, rewrite_without_key])
def test_without_one_outside_changes_are_found_and_so_is_a_rewrite_by_who_lacks_the_key(kept, tamper, attack):
    assert misses(attack, 10, [], tamper) == []


@pytest.mark.drill
@pytest.mark.parametrize(
    ("attack", "times", "is_kept"),
    [
        (change_one, 1_000, True),
        (change_one, 1_000, False),
        (cut_tail, 100, True),
        (rewrite, 100, True),
        (rewrite_without_key, 100, False),
    ],
)
def test_a_thousand_changes_cuts_and_rewrites_are_all_found(kept, tamper, attack, times, is_kept):
    assert misses(attack, times, [kept] if is_kept else [], tamper) == []


def test_an_outsider_finds_a_rewrite_by_the_files_kept_and_those_published_since(kept, happen, tamper):
    held = {"keys": printed(keys_document()), "old": export(kept), "receipt": printed(receipt(Event.objects.all()[:3]))}
    happen(1)
    honest = checkpoint(AT + timedelta(days=1))
    assert verdict(held | {"new": export(honest), "growth": printed(growth(kept, honest))})[0] == "Holds"
    rewrite(Random(2), tamper)
    happen(2)
    forged = checkpoint(AT + timedelta(days=2))
    same_size = published()[1]
    assert verdict(held | {"newest": export(forged)})[0] == "Not all of it could be checked"
    assert growth(kept, forged) is None
    assert verdict(held | {"honest": export(honest), "forged": export(same_size)})[0] == "Does not hold"


def test_an_untouched_record_verifies_from_anywhere(kept):
    assert verify() == Verification(LENGTH, 1)
    assert verify(start=20) == Verification(20, 1)
    assert verify(start=LENGTH) == Verification(0, 1)


def test_an_empty_record_verifies_and_can_be_signed(db):
    assert checkpoint(AT).position == 0
    assert verify() == Verification(0, 1)


@pytest.mark.parametrize(
    ("sql", "position", "wrong"),
    [
        ("UPDATE base_event SET kind = 'x' WHERE position = 7", 7, "its content is not what was recorded"),
        ("UPDATE base_event SET previous = 'x' WHERE position = 7", 7, "it is not chained to the event before"),
        ("DELETE FROM base_event WHERE position = 7", 7, "the event is missing"),
        (
            "DELETE FROM base_event WHERE position > 20",
            21,
            "the record ends before it; a checkpoint has seen position 40",
        ),
        (
            "UPDATE base_checkpoint SET signature = 'no'",
            40,
            "the signature of the checkpoint of 2026-11-02 is false",
        ),
        (
            "UPDATE base_checkpoint SET day = '2026-11-03'",
            40,
            "the signature of the checkpoint of 2026-11-03 is false",
        ),
    ],
)
def test_the_first_wrong_position_is_named_with_what_is_wrong(kept, tamper, sql, position, wrong):
    tamper(sql)
    assert (verify().position, verify().wrong) == (position, wrong)


def test_a_record_written_anew_under_another_key_is_found(kept, tamper, tmp_path):
    rewrite(Random(1), tamper)
    forger = FileSigner(tmp_path, "record")
    seen = verify(outside=[kept], keys=forger.known())
    assert (seen.whole, seen.wrong) == (False, "the checkpoint of 2026-11-02 is signed with a key unknown here")


def test_nobody_signs_a_broken_record(kept, happen, tamper):
    happen(1)
    tamper("UPDATE base_event SET kind = 'x' WHERE position = %s", LENGTH + 1)
    with pytest.raises(BrokenRecord, match="position 41: its content is not what was recorded"):
        checkpoint(AT)


def test_a_checkpoint_where_one_stands_is_that_one(kept):
    assert checkpoint(AT + timedelta(days=1)).day == AT.date()
    assert Checkpoint.objects.count() == 1


def test_a_checkpoint_survives_its_export(kept):
    stored = Checkpoint.objects.get()
    assert statement(kept) == statement(stored)
    assert kept.signature == stored.signature


@pytest.mark.parametrize("text", ["{}", "[]", "nonsense", '{"format": "goodstanding-checkpoint-1", "day": 3}'])
def test_other_text_is_no_checkpoint(text):
    with pytest.raises(ValueError):  # noqa: PT011  json's own words for some
        read_checkpoint(text)


def test_checkpoints_of_a_retired_key_still_verify(kept, happen):
    signer = FileSigner(settings.DATA / "keys", "record")
    before, after = signer.key_id, signer.rotate()
    happen(1)
    assert checkpoint(AT).key_id == after != before
    assert verify(outside=[kept]) == Verification(LENGTH + 1, 3)
