"""The public draw: its page, its file, and the command that replays it from the file alone."""

import json
import re
import subprocess
import sys
from dataclasses import asdict, replace

import pytest
from setting_up import signed_in

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.rules.draw import PublishedDraw, verify
from goodstanding.surveys import actions
from goodstanding.surveys.draws import as_json, read_draw, verify_file
from goodstanding.surveys.queries.draws import draw_of, published
from making import OPENED, launched, lines, opened, scene

pytestmark = pytest.mark.django_db


def values_of(survey):
    draw = draw_of(STRANGER, survey.pk)
    return published(STRANGER, draw)


def test_before_the_roster_is_committed_only_the_programmes_commitment_is_public():
    survey = opened(scene())
    visitor = signed_in(None)
    page, file = visitor.get(f"/draws/{survey.pk}"), visitor.get(f"/draws/{survey.pk}.json")
    assert json.loads(file.content) == {"programme_commitment": survey.draw.programme_commitment}
    assert survey.draw.programme_commitment in page.content.decode()
    assert survey.draw.programme_nonce not in page.content.decode()
    assert visitor.get("/draws/999999").status_code == visitor.get("/draws/999999.json").status_code == 404


def test_the_published_file_replays_the_draw(tmp_path, capsys):
    survey, _links = launched(scene(), clients=60)
    file = tmp_path / "draw.json"
    file.write_bytes(signed_in(None).get(f"/draws/{survey.pk}.json").content)
    assert verify_file(file) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line[:5] for line in said[:-1]] == ["ok   "] * 6
    assert said[-1] == "The draw holds: of 60 rows 45 were asked, in the order that the seed gives."


def test_replacements_are_published_in_the_order_in_which_they_were_asked():
    survey, links = launched(scene(), clients=60)
    for link in links[:2]:
        actions.mark_undeliverable(link.invitation, "no-such-mailbox", by=SYSTEM, at=OPENED)
    values = values_of(survey)
    rows = list(survey.roster.rows.order_by("place").values_list("opaque", flat=True))
    assert (values.undeliverable, values.replacements) == (tuple(rows[:2]), tuple(rows[45:47]))
    assert verify(values).holds
    page = signed_in(None).get(f"/draws/{survey.pk}").content.decode()
    assert (page.count("replaces a client that was not reached<"), page.count("<br>not reached<")) == (2, 2)


def test_the_public_page_names_neither_the_marketplace_nor_a_client():
    survey, _links = launched(scene(), clients=12)
    visitor = signed_in(None)
    for address in (f"/draws/{survey.pk}", f"/draws/{survey.pk}.json"):
        text = re.sub("[0-9a-f]{64}", "", visitor.get(address).content.decode().lower())
        assert not any(name in text for name in ("kazi", "client1", "c001", "amina"))


def test_everybody_sees_the_same_draw():
    set_up = scene()
    survey, _links = launched(set_up, clients=12)
    accounts = (None, set_up.team, set_up.rivals_team, set_up.ole, set_up.mallory)
    assert len({signed_in(account).get(f"/draws/{survey.pk}.json").content for account in accounts}) == 1


HASHES = ("programme_commitment", "roster_commitment", "programme_nonce", "marketplace_nonce", "seed")


@pytest.mark.parametrize("field", HASHES)
def test_a_changed_value_is_found(field, tmp_path, capsys):
    set_up = scene()
    survey = opened(set_up)
    actions.commit_roster(survey, lines(12), by=set_up.team.actor, at=OPENED)
    values = values_of(survey)
    file = tmp_path / "draw.json"
    file.write_text(as_json(replace(values, **{field: "0" * 64})))
    assert verify_file(file) == 1
    assert "WRONG" in capsys.readouterr().out


def test_a_client_moved_up_or_left_out_is_found(tmp_path):
    survey, _links = launched(scene(), clients=60)
    values = values_of(survey)
    first, *rest = values.invited
    changed = [
        replace(values, invited=(*rest, first)),
        replace(values, invited=tuple(rest)),
        replace(values, rows=values.rows[1:]),
        replace(values, size=44),
        replace(values, replacements=(values.rows[0],)),
    ]
    file = tmp_path / "draw.json"
    for one in changed:
        file.write_text(as_json(one))
        assert verify_file(file) == 1


WHOLE = asdict(PublishedDraw("a", "b", ("c",), "d", "e", "f", 1, ("c",)))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "this is no JSON file"),
        ("[" * 100_000, "this is no JSON file"),
        ("[]", "expected one object with the values of a draw"),
        ('{"programme_commitment": "a"}', "this draw is not made yet: the roster is not committed"),
        ('{"rows": []}', "is missing"),
        (json.dumps(WHOLE | {"colour": 1}), "unknown value 'colour'"),
        (json.dumps(WHOLE | {"size": True}), "the value 'size' is not of its kind"),
        (json.dumps(WHOLE | {"size": "1"}), "the value 'size' is not of its kind"),
        (json.dumps(WHOLE | {"rows": "abc"}), "the value 'rows' is not of its kind"),
        (json.dumps(WHOLE | {"invited": [1]}), "the value 'invited' is not of its kind"),
        (json.dumps(WHOLE | {"seed": None}), "the value 'seed' is not of its kind"),
    ],
)
def test_a_wrong_file_is_bad_input(text, why, tmp_path, capsys):
    file = tmp_path / "draw.json"
    file.write_text(text)
    assert verify_file(file) == 2
    assert why in capsys.readouterr().err


def test_a_file_that_is_not_there_or_no_text_is_bad_input(tmp_path, capsys):
    (tmp_path / "draw.json").write_bytes(b"\xff\xfe\x00")
    assert {verify_file(tmp_path / "draw.json"), verify_file(tmp_path / "nowhere"), verify_file(tmp_path)} == {2}
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_the_file_is_read_back_as_it_was_written():
    survey, _links = launched(scene(), clients=12)
    assert read_draw(as_json(values_of(survey))) == values_of(survey)


def test_the_command_needs_no_database(tmp_path):
    survey, _links = launched(scene(), clients=12)
    file = tmp_path / "draw.json"
    file.write_text(as_json(values_of(survey)))
    code = "from goodstanding.config.cli import app; app(['draw', 'verify', 'draw.json'])"
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.splitlines()[-1][:14]) == (0, "The draw holds")
    assert [path.name for path in tmp_path.iterdir()] == ["draw.json"]


@pytest.mark.parametrize(
    ("language", "title"), [("es", "Un sorteo"), ("fr", "Un tirage"), ("pt", "Um sorteio"), ("ar", "سحب")]
)
def test_the_public_page_is_there_in_each_language(language, title):
    survey, _links = launched(scene(), clients=12)
    page = signed_in(None).get(f"/draws/{survey.pk}", headers={"Accept-Language": language}).content.decode()
    assert f"<title>{title}" in page
    left = [
        words for words in ("The published values", "Who is asked", "How to check it", "committed") if words in page
    ]
    assert left == []
