"""The pages of the record: what an outsider reads and takes along, and that the verifier accepts it."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from happening import AT

from goodstanding.base.keys import FileSigner
from goodstanding.base.models import Event
from goodstanding.base.record import checkpoint, receipt
from goodstanding.base.record.checkpoints import printed
from goodstanding.base.record.offline.verify_record import verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(happen):
    """Checkpoints over 3, 5 and 8 events."""
    made = []
    for day, more in enumerate((3, 2, 3)):
        for number in range(more):
            happen(number)
        made.append(checkpoint(AT + timedelta(days=day)))
    return made


def text(path: str) -> str:
    return Client().get(path).text


def test_before_the_first_checkpoint_the_page_says_when_it_comes(db):
    page = text("/record")
    assert "None is signed yet. One is signed each day at midnight, UTC." in page
    assert "Checkpoints, the newest first" not in page
    assert json.loads(text("/record/checkpoints.json")) == {"format": "goodstanding-checkpoints-1", "checkpoints": []}


def test_the_page_shows_the_newest_checkpoint_and_the_growth_between_all(signed):
    page = text("/record")
    newest = signed[-1]
    for shown in (newest.root, newest.key_id, "/record/checkpoints/8.json", "/record/growth/5-8.json"):
        assert shown in page
    assert "/record/growth/3-5.json" in page
    assert page.count("/record/growth/") == 2


def test_everything_that_is_published_holds_together(signed):
    files = {
        "keys": text("/record/keys.json"),
        **{str(size): text(f"/record/checkpoints/{size}.json") for size in (3, 5, 8)},
        **{pair: text(f"/record/growth/{pair}.json") for pair in ("3-5", "5-8")},
        "receipt": printed(receipt(Event.objects.all())),
    }
    state, findings = verdict(files)
    assert (state, len(findings)) == ("Holds", 3 + 2 + 8)
    listed = json.loads(text("/record/checkpoints.json"))["checkpoints"]
    assert [each["size"] for each in listed] == [8, 5, 3]
    assert verdict({"keys": files["keys"], "all": json.dumps(listed[0])})[0] == "Holds"


def test_a_retired_key_stays_published(signed, happen):
    signer = FileSigner(settings.DATA / "keys", "record")
    before = signer.public_key.hex()
    signer.rotate()
    happen(1)
    checkpoint(AT + timedelta(days=9))
    assert {before, signer.public_key.hex()} <= set(json.loads(text("/record/keys.json"))["keys"])
    assert verdict({name: text(f"/record/{name}.json") for name in ("keys", "growth/8-9")})[0] == "Holds"


@pytest.mark.parametrize(
    "path",
    ["/record/checkpoints/4.json", "/record/growth/3-4.json", "/record/growth/4-8.json", "/record/growth/8-3.json"],
)
def test_where_nothing_was_signed_there_is_nothing(signed, path):
    assert Client().get(path).status_code == 404


def test_a_changed_record_gives_no_proof_of_growth_and_says_why(signed, tamper):
    tamper("UPDATE base_event SET kind = 'tests.changed' WHERE position = 2")
    answer = Client().get("/record/growth/3-8.json")
    assert answer.status_code == 409
    assert "The stored record is not the one that these checkpoints sign." in answer.text


def test_what_checks_the_record_is_handed_out_with_the_keys_inside(signed):
    page, program = Client().get("/record/verify-record.html"), Client().get("/record/verify_record.py")
    assert page["Content-Disposition"] == 'attachment; filename="verify-record.html"'
    assert json.loads(text("/record/keys.json"))["keys"][0] in page.text
    assert program["Content-Disposition"] == 'attachment; filename="verify_record.py"'
    assert program.text.startswith("#!/usr/bin/env python3\n")


@pytest.mark.parametrize("path", ["checkpoints.json", "checkpoints/8.json", "growth/3-8.json", "keys.json"])
def test_any_site_may_fetch_what_is_public(signed, path):
    answer = Client().get(f"/record/{path}")
    assert (answer["Access-Control-Allow-Origin"], answer["Cache-Control"]) == ("*", "public, max-age=60")
    again = Client().get(f"/record/{path}", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
