"""The team's pages about its rule, and the public page of a change with its comments."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goodstanding.base import clock
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.base.worker import run_worker
from goodstanding.policies import load
from goodstanding.policies.meanings import MEANINGS
from goodstanding.reputation.actions.rule_comments import answer_comment, comment, edit_comment, take_back_comment
from goodstanding.reputation.changes.refusals import CommentsClosed
from goodstanding.reputation.changes.writing import Author
from goodstanding.reputation.forms.rules import FIXED, RuleForm, as_typed
from goodstanding.reputation.jobs.rules import tell_of_rule_changes
from goodstanding.reputation.models import RuleChange, RuleComment
from goodstanding.reputation.rehearsal import background
from goodstanding.reputation.scoring.rule import rule_named, rule_of
from reputation.rules.ruling import NOW, SAID, announced, drafted, ruling

pytestmark = pytest.mark.django_db

RULES = "/marketplaces/kazi-hub/rules"
ANNOUNCEMENT = {"why": SAID.why, "whose_feedback": SAID.whose_feedback, "holds_from": "2026-07-27"}


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture(autouse=True)
def at_nine():
    with clock.pinned(NOW):
        yield


def plain(response) -> str:
    page = re.sub(r"<style.*?</style>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(page.split())


def numbers() -> dict[str, str]:
    """What the form holds before anybody types."""
    policies = load()
    parts = (policies.standing(NOW.date()), policies.score(NOW.date()))
    return {key: as_typed(values, key) for values in parts for key in MEANINGS[type(values)] if key not in FIXED}


def test_a_team_goes_from_numbers_to_rehearsal_to_announcement():
    scene = ruling()
    client = signed_in(scene.team)
    typed = numbers() | {"score_from": "80", "earned_cents": "2000"}
    sent = client.post(f"{RULES}/new", typed)
    draft = RuleChange.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"{RULES}/{draft.pk}")
    rehearsal = plain(client.get(f"{RULES}/{draft.pk}"))
    assert "1 of 3 workers and agencies gain Top Rated 1 of 3 workers and agencies lose Top Rated" in rehearsal
    assert "2 of 3 workers and agencies have another score or standing." in rehearsal
    assert "Otieno 83 83 0 → 16 none Top Rated –" in rehearsal
    assert "Achieng" not in rehearsal
    assert "To otieno@people.example" in plain(client.get(f"{RULES}/{draft.pk}/notices"))
    sent = client.post(f"{RULES}/{draft.pk}/announce", ANNOUNCEMENT)
    assert (sent.status_code, sent["Location"]) == (302, f"/rules/kazi-hub/{draft.pk}")
    assert rule_of(scene.kazi_hub, draft.made_at.date() + timedelta(days=30)).name == draft.rule


def test_every_number_is_a_field_and_none_changed_is_no_rule():
    scene = ruling()
    client = signed_in(scene.team)
    form = client.get(f"{RULES}/new").context["form"]
    assert {name: form[name].value() for name in form.fields} == numbers()
    response = client.post(f"{RULES}/new", numbers())
    assert response.status_code == 422
    assert "A change of rule changes something." in plain(response)


WRONG = [
    ("weeks_needed", "17", "weeks_needed", "“Good weeks that Top Rated needs” must be from 1 to “Weeks looked at”."),
    ("windows_months", "12, 6", "windows_months", "“Windows; the best one is the score” must be rising numbers"),
    ("windows_months", "six", "windows_months", "Write numbers as 6, 12, 24."),
    ("steps", "1 -1", "steps", "Write pairs as 1: -1; 3: 0; 4: 1."),
    ("min_outcomes", "2.5", "min_outcomes", "Expected a whole number; found 2.5."),
    ("flag_rate", "160", "flag_rate", "Ensure this value is less than or equal to 100."),
    ("first_days", "-1", "first_days", "Expected 0 or more days; found -1."),
    ("score_from", "", "score_from", "This field is required."),
]


@pytest.mark.parametrize(("field", "typed", "at", "said"), WRONG)
def test_what_the_loader_refuses_is_said_at_its_field_and_what_was_typed_stays(field, typed, at, said):
    given = {"base": rule_named("standing-1", (), NOW.date()), "texts": (), "currency": "USD"}
    author = Author("kazi-hub", 1, "Kazi Hub", NOW.date())
    form = RuleForm(numbers() | {field: typed}, author=author, **given)
    assert list(form.errors) == [at]
    assert said in form.errors[at][0]
    assert form[field].value() == typed


def test_a_wrong_number_keeps_the_page():
    scene = ruling()
    response = signed_in(scene.team).post(f"{RULES}/new", numbers() | {"weeks_needed": "17"})
    assert (response.status_code, RuleChange.objects.count()) == (422, 0)
    assert (
        "Good weeks that Top Rated needs “Good weeks that Top Rated needs” must be from 1 to “Weeks looked at”."
        in plain(response)
    )


def test_a_shipped_rule_is_one_press_away():
    scene = ruling()
    client = signed_in(scene.team)
    sent = client.post(RULES, {"rule": "standing-upwork"})
    draft = RuleChange.objects.get()
    assert (sent["Location"], draft.rule, draft.texts) == (f"{RULES}/{draft.pk}", "standing-upwork", [])
    assert client.get(f"{RULES}/{draft.pk}").status_code == 200
    assert client.post(RULES, {"rule": "no-such-rule"}).status_code == 404
    assert client.post(RULES, {"rule": "standing-1"}).status_code == 422


def test_own_files_are_taken_over_and_a_wrong_one_says_where():
    scene = ruling()
    text = drafted(scene).texts[0].replace("kazi-hub-standing-1", "ours")
    client = signed_in(scene.team)
    wrong = client.post(RULES, {"texts": SimpleUploadedFile("o.toml", text.replace("= 80", "= true").encode())})
    assert wrong.status_code == 422
    assert "key values.score_from: expected a whole number; found True." in plain(wrong)
    short = client.post(
        RULES, {"texts": SimpleUploadedFile("o.toml", text.replace("grace_days = 90", "grace_days = 3").encode())}
    )
    assert "expected at least 90 days, as in the rule that holds; found 3" in plain(short)
    sent = client.post(RULES, {"texts": SimpleUploadedFile("o.toml", text.encode())})
    assert sent.status_code == 302


def test_the_rehearsal_is_there_as_csv():
    scene = ruling()
    draft = drafted(scene)
    response = signed_in(scene.team).get(f"{RULES}/{draft.pk}/rehearsal.csv")
    lines = response.content.decode().splitlines()
    assert lines[0].replace('"', "") == (
        "kind,id,name,score_before,score_after,good_weeks_before,good_weeks_after,standing_before,standing_after,"
        "fails_before,fails_after"
    )
    named = [line.replace('"', "").split(",", 2)[2] for line in lines[1:]]
    assert named == [
        "Wanjiru,100,100,16,16,top,,,earned",
        "Otieno,83,83,0,16,,top,weeks,",
        "w3,,,0,0,,,weeks,weeks",
    ]


def test_the_public_page_says_what_changes_why_and_whom_it_moves_only_in_bands():
    scene = ruling()
    change = announced(scene)
    assert "It is being counted." in plain(Client().get(f"/rules/kazi-hub/{change.pk}"))
    tell_of_rule_changes(NOW)
    page = plain(Client().get(f"/rules/kazi-hub/{change.pk}"))
    assert "A change of rule from 27 July 2026" in page
    assert "Comments until 21 July 2026 Holds from 27 July 2026" in page
    assert "Good weeks were too rare. Whose feedback Workers who wrote to us in May." in page
    assert "Score of a good week, at least 90 points 80 points Earned, at least" in page
    assert "Gain Top Rated fewer than 5" in page
    assert "Score rises nobody" in page
    assert "People of Kazi Hub can comment when they are signed in." in page
    listed = plain(Client().get("/rules/kazi-hub"))
    assert f"From 27 July 2026: {change.rule} coming" in listed


def test_a_draft_is_no_public_page():
    scene = ruling()
    draft = drafted(scene)
    assert Client().get(f"/rules/kazi-hub/{draft.pk}").status_code == 404
    assert signed_in(scene.work.wanjiru).get(f"{RULES}/{draft.pk}").status_code == 404


def test_people_of_the_marketplace_comment_and_the_team_answers():
    scene = ruling()
    change = announced(scene)
    path = f"/rules/kazi-hub/{change.pk}"
    sent = signed_in(scene.work.wanjiru).post(path, {"text": "I earn less in winter."})
    said = RuleComment.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"{path}#comment-{said.pk}")
    assert signed_in(scene.work.mallory).post(path, {"text": "Hello."}).status_code == 422
    assert signed_in(scene.team).post(f"{path}/comments/{said.pk}/answer", {"text": "So do others."}).status_code == 302
    assert signed_in(scene.work.amina).post(f"{path}/comments/{said.pk}/answer", {"text": "No."}).status_code == 404
    page = plain(Client().get(path))
    assert "Wanjiru , a worker · 7 July 2026 I earn less in winter. Team , the team · 7 July 2026 So do others." in page


def test_only_who_said_it_changes_or_takes_back_a_comment():
    scene = ruling()
    change = announced(scene)
    said = comment(change, "Too high.", by=scene.work.amina.actor, at=NOW)
    path = f"/rules/kazi-hub/{change.pk}/comments/{said.pk}"
    assert signed_in(scene.team).post(f"{path}/take-back").status_code == 404
    assert signed_in(scene.work.amina).post(path, {"text": "Much too high."}).status_code == 302
    with pytest.raises(NotYours):
        edit_comment(said, "Fine.", by=scene.team.actor, at=NOW)
    with pytest.raises(NotYours):
        take_back_comment(said, by=scene.team.actor, at=NOW)
    assert "Much too high." in plain(Client().get(f"/rules/kazi-hub/{change.pk}"))
    assert signed_in(scene.work.amina).post(f"{path}/take-back").status_code == 302
    assert RuleComment.objects.get().text == ""
    assert "high" not in plain(Client().get(f"/rules/kazi-hub/{change.pk}"))
    with pytest.raises(NotYours):
        answer_comment(said, "Why?", by=scene.team.actor, at=NOW)


def test_comments_close_with_their_last_day_and_with_the_withdrawal():
    scene = ruling()
    change = announced(scene)
    by = scene.work.wanjiru.actor
    said = comment(change, "In time.", by=by, at=NOW + timedelta(days=14))
    for late in (lambda: comment(change, "Late.", by=by, at=NOW + timedelta(days=15)),
                 lambda: edit_comment(said, "Late.", by=by, at=NOW + timedelta(days=15))):  # fmt: skip
        with pytest.raises(CommentsClosed):
            late()
    take_back_comment(said, by=by, at=NOW + timedelta(days=30))


def test_no_event_of_a_comment_holds_its_words():
    scene = ruling()
    change = announced(scene)
    comment(change, "words", by=scene.work.wanjiru.actor, at=NOW)
    event = Event.objects.get(kind="reputation.rule_comment_said")
    assert (event.tenant, event.data) == (f"marketplace:{scene.kazi_hub.pk}", {"change": change.pk})


def test_a_withdrawal_needs_its_reason_and_shows_it():
    scene = ruling()
    change = announced(scene)
    client = signed_in(scene.team)
    assert client.post(f"{RULES}/{change.pk}/withdraw", {"why": ""}).status_code == 422
    sent = client.post(f"{RULES}/{change.pk}/withdraw", {"why": "You convinced us."})
    assert sent["Location"] == f"/rules/kazi-hub/{change.pk}"
    assert "Withdrawn on 7 July 2026 Why it does not come You convinced us." in plain(Client().get(sent["Location"]))


@pytest.mark.database
def test_a_large_history_is_rehearsed_by_the_worker_while_the_page_waits(monkeypatch):
    monkeypatch.setattr(background, "LARGE", 10)
    scene = ruling()
    draft, other = drafted(scene), drafted(scene, score_from=70)
    client = signed_in(scene.team)
    waits = client.get(f"{RULES}/{draft.pk}")
    assert "Waits for its turn" in plain(waits)
    assert '<meta http-equiv="refresh" content="3">' in waits.content.decode()
    assert client.get(f"{RULES}/{draft.pk}/notices")["Location"] == f"{RULES}/{draft.pk}"
    run_worker(once=True)
    page = plain(client.get(f"{RULES}/{draft.pk}"))
    assert "1 of 3 workers and agencies gain Top Rated" in page
    assert "Wanjiru 100 100 16 → 16 Top Rated none Earned: 1,500.00" in page
    assert "0 of 3 workers and agencies lose Top Rated" in plain(client.get(f"{RULES}/{other.pk}"))
    with clock.pinned(NOW + timedelta(days=1)):
        assert "Rehearse it on what is known today" in plain(client.get(f"{RULES}/{draft.pk}"))
        client.post(f"{RULES}/{draft.pk}/rehearse")
        run_worker(once=True)
        assert "on what is known on 8 July 2026" in plain(client.get(f"{RULES}/{draft.pk}"))
