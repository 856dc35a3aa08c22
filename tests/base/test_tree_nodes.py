"""The tree as it is stored: the same hashes as the tree over all leaves, whatever was stored when."""

from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from happening import AT, HAPPENED

from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Checkpoint, Event, TreeNode
from goodstanding.base.record import AppendOnly, Verification, checkpoint, growth, newest_over, receipt, record, verify
from goodstanding.base.record.chain import FORMAT, leaf_of, statement
from goodstanding.base.record.checkpoints import BrokenRecord
from goodstanding.base.record.nodes import LOWEST, StoredTree, store
from goodstanding.base.record.tree import Frontier, inclusion, root

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SIZES = (1, 31, 32, 33, 75)
"""A block of the lowest stored level has 32 leaves."""


def events(many: int) -> None:
    with transaction.atomic():
        for number in range(many):
            record(HAPPENED, by=SYSTEM, at=AT, subject=("thing", number))


def over(size: int) -> bytes:
    tree = Frontier()
    for event in Event.objects.filter(position__lte=size):
        tree.add(leaf_of(event))
    return tree.root()


@pytest.fixture
def grown(db) -> list[Checkpoint]:
    """A checkpoint at each of SIZES."""
    signed = []
    for before, size in zip((0, *SIZES), SIZES, strict=False):
        events(size - before)
        signed.append(checkpoint(AT))
    return signed


def test_each_checkpoint_signs_the_root_over_all_events_so_far(grown):
    assert [each.position for each in grown] == list(SIZES)
    assert [each.root for each in grown] == [over(size).hex() for size in SIZES]
    assert verify() == Verification(75, 5)
    assert FORMAT.encode() in statement(grown[0])


def test_only_complete_subtrees_from_the_lowest_level_on_are_stored_once(grown):
    places = TreeNode.objects.order_by("level", "number").values_list("level", "number")
    assert list(places) == [(LOWEST, 0), (LOWEST, 1), (LOWEST + 1, 0)]
    assert store(75) == over(75)
    assert TreeNode.objects.count() == 3


def test_a_tree_of_any_size_is_read_from_what_is_stored_and_from_the_events_alone(grown, tamper):
    sizes = (1, 2, 31, 32, 33, 50, 64, 65, 75)
    stored = [(root(size, StoredTree()), inclusion(size // 2, size, StoredTree())) for size in sizes]
    tamper("DELETE FROM base_treenode")
    assert stored == [(over(size), inclusion(size // 2, size, StoredTree())) for size in sizes]


def test_a_proof_reads_few_rows_of_the_record(grown, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        StoredTree().at_once(partial(inclusion, 10, 75))


@pytest.mark.parametrize("level", [LOWEST, LOWEST + 1])
def test_a_changed_hash_of_the_tree_is_found(grown, tamper, level):
    tamper("UPDATE base_treenode SET digest = %s WHERE level = %s AND number = 0", "00" * 32, level)
    assert verify() == Verification(1 << level, 5, 1 << level, "a stored hash of the tree is not that of the events")


def test_nobody_signs_a_tree_that_is_not_the_one_signed_before(grown, tamper):
    tamper("UPDATE base_treenode SET digest = %s WHERE level = %s", "00" * 32, LOWEST + 1)
    events(1)
    with pytest.raises(BrokenRecord, match="position 75: the record is not the one that the checkpoint of 2026-11-02"):
        checkpoint(AT)


def test_no_proof_is_given_of_what_is_not_the_signed_record(grown, tamper):
    event = Event.objects.get(position=7)
    assert receipt([event]) is not None
    assert growth(grown[1], grown[4]) is not None
    event.data = {"n": 8}
    assert receipt([event]) is None
    tamper("DELETE FROM base_event WHERE position = 25")
    tamper("DELETE FROM base_treenode")
    assert receipt([Event.objects.get(position=7)]) is None
    assert growth(grown[1], grown[4]) is None


def test_a_receipt_needs_a_checkpoint_with_a_tree_that_covers_it(grown):
    events(1)
    last = Event.objects.get(position=76)
    assert (newest_over(75), newest_over(76), receipt([last]), receipt([])) == (grown[4], None, None, None)
    first = Checkpoint(position=76, day=AT.date(), digest=last.digest, key_id="", signature="")
    assert receipt([last], first) is None
    with pytest.raises(ValueError, match="has no tree"):
        growth(grown[0], first)


def test_the_tree_is_append_only(grown):
    for attempt in (TreeNode.objects.all().delete, TreeNode.objects.get(level=LOWEST + 1).delete):
        with pytest.raises(AppendOnly):
            attempt()
    for sql in ("UPDATE base_treenode SET digest = ''", "DELETE FROM base_treenode"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_a_record_with_checkpoints_of_the_first_format_goes_on_in_the_second(grown, tamper):
    from goodstanding.base.keys import record_signer
    from goodstanding.base.record.checkpoints import sign

    tamper("DELETE FROM base_checkpoint")
    tamper("DELETE FROM base_treenode")
    digest = Event.objects.get(position=75).digest
    sign(Checkpoint(position=75, digest=digest, day=AT.date(), key_id=record_signer().key_id), record_signer())
    assert verify() == Verification(75, 1)
    events(2)
    assert checkpoint(AT).root == over(77).hex()
    assert verify() == Verification(77, 2)
