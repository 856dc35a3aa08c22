"""A changed award rule on decided rounds: who would gain, who would lose, by how much; past awards stand."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from goodstanding.accreditation import actions
from goodstanding.accreditation.drafting import draft_of
from goodstanding.accreditation.models import Award, Decision
from goodstanding.accreditation.queries import rehearse
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.policies import load
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.models import Draw, PolicyText
from goodstanding.surveys.queries import award_rule_of, policies_of
from goodstanding.surveys.refusals import VersionTooEarly
from making import OPENED, closed, marketplace, scene

pytestmark = pytest.mark.django_db
DECIDED = OPENED + timedelta(days=30)
TODAY = date(2026, 5, 4)
URL = "/programmes/trusted-talent-partner/rehearsal"
OWN = "trusted-talent-partner-rule"


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(datetime(2026, 5, 4, 12, tzinfo=UTC)):
        yield


def text_with(day="2026-05-05", name=OWN, **values):
    """The rule of today with other numbers, as an operator would send it."""
    text = draft_of(load(), "accredit-1", name, TODAY)
    text = text.replace('why = ""', 'why = "More is asked."', 1).replace('source = ""', 'source = "The board, May."')
    text = text.replace("date = 2026-05-05", f"date = {day}")
    for key, value in values.items():
        start = text.index(f"\n{key} = ") + 1
        text = text[:start] + f"{key} = {value}" + text[text.index("\n", start) :]
    return text


def history():
    """Kazi Hub awarded with 4.08 and the rival denied with 3.92."""
    set_up = scene()
    rivals = replace(set_up, kazi_hub=set_up.rival, team=set_up.rivals_team)
    for stage, values in ((set_up, [4] * 11 + [5]), (rivals, [4] * 11 + [3])):
        decision = actions.compute(closed(stage, values), by=SYSTEM, at=DECIDED)
        actions.sign(decision, "none", by=set_up.ole.actor, at=DECIDED)
    return set_up


def rehearsed(set_up, text, name=OWN):
    return rehearse(set_up.ole.actor, set_up.programme, load([text]), name)


def test_the_draft_is_todays_rule_under_a_name_of_its_own_and_lacks_only_its_reason():
    text = draft_of(load(), "accredit-1", OWN, TODAY)
    assert 'why = ""' in text
    made = load([text_with()])
    ours, theirs = made.award(OWN, TODAY), made.award("accredit-1", TODAY)
    assert replace(ours, name="", version="") == replace(theirs, name="", version="")
    strict = made.award(f"{OWN}-strict", TODAY)
    assert replace(strict, name="", version="") == replace(made.award("accredit-1-strict", TODAY), name="", version="")


def test_a_rule_of_the_same_numbers_changes_nothing():
    found = rehearsed(history(), text_with())
    assert (found.changed, len(found.replays), found.left_out, found.rule) == (0, 2, 0, f"{OWN}@2026-05-05")


def test_a_harder_rule_names_who_would_lose_and_by_how_much():
    found = rehearsed(history(), text_with(target_score="4.20"))
    assert [(each.marketplace, each.edition) for each in found.lost] == [("Kazi Hub", 2026)]
    assert found.lost[0].why == "The trust score is 4.08; with 12 clients it must reach 4.20: 0.12 short."
    assert found.gained == []


def test_a_milder_rule_names_who_would_gain_and_what_was_missing():
    found = rehearsed(history(), text_with(target_score="3.90", rejectable_score="3.60"))
    assert [(each.marketplace, each.edition) for each in found.gained] == [("Ajira Desk", 2026)]
    assert found.gained[0].why == "The trust score is 3.92; with 12 clients it must reach 4.01: 0.09 short."


def test_rounds_whose_clients_were_nominated_are_left_out():
    set_up = history()
    Draw.objects.filter(round__marketplace=set_up.rival).update(mode="nominated")
    found = rehearsed(set_up, text_with(target_score="4.20"))
    assert (len(found.replays), found.left_out) == (1, 1)


def test_a_strict_preset_of_its_own_judges_grade_c():
    set_up = scene()
    survey = closed(set_up, [4] * 9 + [5], clients=45)
    actions.sign(actions.compute(survey, by=SYSTEM, at=DECIDED), "none", by=set_up.ole.actor, at=DECIDED)
    replayed = rehearsed(set_up, text_with()).replays[0]
    assert replayed.before.need == replayed.after.need == pytest.approx(4.114, abs=1e-3)


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def text_of(answer):
    return " ".join(answer.text.split())


def test_ole_rehearses_and_nothing_is_stored():
    set_up = history()
    ole = signed_in(set_up.ole)
    assert "Rounds opened today follow accredit-1@2026-01-01." in text_of(ole.get(URL))
    answer = ole.post(URL, {"text": text_with(target_score="4.20")})
    page = text_of(answer)
    assert answer.status_code == 200
    assert '<bdi class="number">1</bdi> <span class="of">of 2 decided rounds would end differently</span>' in page
    assert "it must reach 4.20: 0.12 short." in page
    assert (PolicyText.objects.count(), Award.objects.count()) == (0, 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace('why = "More is asked."', 'why = ""'), "why"),
        (lambda text: text.replace(OWN, "accredit-1"), "a name of its own"),
        (lambda text: text.replace("target_score = 4.0", "target_score = 9"), "on the scale"),
        (lambda text: text.replace("min_clients = 10\n", ""), "min_clients"),
        (lambda text: text + "nonsense", "TOML"),
        (lambda text: text.replace('kind = "award"', 'kind = "nothing"'), "one of award"),
        (lambda text: "", "This field is required."),
        (lambda text: text + "#" * 20_000, "at most 20000 characters"),
    ],
)
def test_a_text_that_cannot_be_loaded_is_shown_again_with_where_and_why(change, words):
    set_up = scene()
    answer = signed_in(set_up.ole).post(URL, {"text": change(text_with()), "keep": "1"})
    assert (answer.status_code, PolicyText.objects.count()) == (422, 0)
    assert words in answer.text


def test_a_rule_of_another_scale_is_told_apart_from_a_crash():
    set_up = history()
    answer = signed_in(set_up.ole).post(URL, {"text": text_with(scale="[1, 7]")})
    assert answer.status_code == 422
    assert "The rounds cannot be judged by this rule" in answer.text


def test_a_kept_rule_is_followed_by_rounds_opened_from_its_day_on_and_past_awards_stand():
    set_up = history()
    given = {"text": text_with(target_score="4.20").replace("\n", "\r\n"), "keep": "1"}
    for _ in range(2):
        assert signed_in(set_up.ole).post(URL, given).status_code == 302
    assert PolicyText.objects.count() == Event.objects.filter(kind="surveys.policy_kept").count() == 1
    assert award_rule_of(SYSTEM, set_up.programme, TODAY) == "accredit-1"
    newcomer = marketplace("new-hub", "New Hub")
    before, after = (
        surveys.open_round(set_up.programme, newcomer, edition, by=SYSTEM, at=datetime(2026, 5, day, 9, tzinfo=UTC))
        for edition, day in ((2027, 4), (2028, 5))
    )
    assert (before.award_rule, after.award_rule) == ("accredit-1", OWN)
    assert policies_of(SYSTEM, set_up.programme).award(OWN, date(2026, 5, 5)).target_score == 4.2
    assert (Award.objects.count(), Decision.objects.first().policy) == (1, "accredit-1@2026-01-01")


def test_only_award_rules_stand_for_the_rule_of_a_programme():
    set_up = scene()
    own = Path(__file__).parents[1] / "policies" / "fair_craft"
    texts = [text_with("2026-03-02"), *((own / f"{name}.toml").read_text() for name in ("instrument", "en"))]
    for text in texts:
        PolicyText.objects.create(programme=set_up.programme, text=text, added_by=set_up.ole, added_at=EARLY)
    assert award_rule_of(SYSTEM, set_up.programme, EARLY.date()) == "accredit-1"
    assert award_rule_of(SYSTEM, set_up.programme, OPENED.date()) == OWN


def test_a_round_under_the_programmes_own_rule_is_judged_by_it():
    set_up = scene()
    surveys.keep_policy(set_up.programme, text_with("2026-03-02", target_score="4.20"), by=set_up.ole.actor, at=EARLY)
    decision = actions.compute(closed(set_up, [4] * 11 + [5]), by=SYSTEM, at=DECIDED)
    assert (decision.policy, decision.outcome, decision.verdict["required_score"]) == (
        f"{OWN}@2026-03-02",
        "not_awarded",
        4.2,
    )


EARLY = OPENED - timedelta(days=1)


def test_a_later_version_is_drafted_and_added_to_the_same_rule():
    set_up = scene()
    first = text_with("2026-03-02", target_score="4.20")
    surveys.keep_policy(set_up.programme, first, by=set_up.ole.actor, at=EARLY)
    policies = policies_of(SYSTEM, set_up.programme)
    later = draft_of(policies, OWN, OWN, TODAY)
    assert "date = 2026-05-05" in later
    assert "target_score = 4.2\n" in later
    later = later.replace('why = ""', 'why = "Again."').replace('source = ""', 'source = "The board."')
    kept = surveys.keep_policy(set_up.programme, later, by=set_up.ole.actor, at=datetime(2026, 5, 4, tzinfo=UTC))
    assert kept.text == later
    assert [version.id for version in policies_of(SYSTEM, set_up.programme).versions(OWN)] == [
        f"{OWN}@2026-03-02",
        f"{OWN}@2026-05-05",
    ]


def test_a_version_of_a_day_that_has_come_is_refused():
    set_up = scene()
    with pytest.raises(VersionTooEarly):
        surveys.keep_policy(
            set_up.programme, text_with("2026-05-04"), by=set_up.ole.actor, at=datetime(2026, 5, 4, tzinfo=UTC)
        )
    assert PolicyText.objects.count() == 0


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory"])
def test_only_the_operator_rehearses_or_keeps_a_rule(who):
    set_up = scene()
    client = signed_in(getattr(set_up, who))
    assert client.get(URL).status_code == client.post(URL, {"text": text_with(), "keep": "1"}).status_code == 404
    with pytest.raises(NotYours):
        surveys.keep_policy(set_up.programme, text_with(), by=getattr(set_up, who).actor, at=DECIDED)
    assert PolicyText.objects.count() == 0
