"""The survey page without script: what it asks, what it refuses, what it keeps, and its receipt."""

import re
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils.translation.trans_real import translation
from hypothesis import given
from hypothesis import strategies as st
from respondent import FOUR, Form, Respondent, receipt_in

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.models import Event
from goodstanding.base.tokens import digest_of
from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import load
from goodstanding.surveys import actions
from goodstanding.surveys.actions.answering import Answers, receipt_digest
from goodstanding.surveys.forms.answering import LONGEST, answers_from, fields_of, read, tidied
from goodstanding.surveys.models import Draft, Invitation, Mailing, PolicyText, Response
from goodstanding.surveys.queries import Kept, answering_minutes
from goodstanding.surveys.respondent import skeleton as skeletons
from making import ITEMS, OPENED, launched, lines, points, scene

pytestmark = [pytest.mark.django_db, pytest.mark.database]
INSTRUMENT = load().instrument("trusted-talent-2026-1")
CLOSED = OPENED + timedelta(days=21)
LANGUAGES = ("en", "es", "fr", "pt", "ar")


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(OPENED):
        yield


@pytest.fixture
def amina():
    _survey, links = launched(scene())
    return Respondent(links[0].token)


def words(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.split("<main")[1])).split())


def test_the_page_asks_confidentiality_first_then_demographics_the_13_and_extras_last(amina):
    names = list(dict.fromkeys(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', amina.open())))
    about = [f"about-{key}" for key in ("role", "company_size", "client_for", "spend", "region")]
    items = [f"item-{key}" for key in ITEMS]
    assert names == ["form", "words", "confidentiality", *about, *items, "about-use_again", "comment"]


def test_who_may_see_the_answers_is_chosen_beforehand_and_says_what_it_means(amina):
    page = amina.open()
    assert amina.fields()["confidentiality"] == "aggregated"
    assert "Kazi Hub sees neither your own scores nor your comment." in words(page)
    assert page.index("Who may see your answers?") < page.index("The overall deal with")


def test_every_statement_has_its_scale_from_the_top_and_cant_say_apart(amina):
    page = amina.open()
    for key in ITEMS:
        question = page.split(f'<fieldset class="choices question" id="item-{key}"')[1].partition("</fieldset>")[0]
        assert re.findall(r'value="(\w+)"', question) == ["5", "4", "3", "2", "1", "cant_say"]
        assert question.index('class="choice apart"') < question.index('value="cant_say"')
        assert question.count("<legend>") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_light_and_whole_in_one_answer(amina, language):
    Invitation.objects.update(language=language)
    page = amina.open()
    assert f'<html lang="{language}"' in page
    assert len(amina.browser.get("/survey", headers={"accept-encoding": "gzip"}).content) <= 14 * 1024
    addresses = re.findall(r'(?:src|href)="(?!#)([^"]*)"', page)
    assert addresses == ["/static/base/seal.svg", "/survey/no"]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_words_of_the_respondents_pages_exist_in_every_language(language):
    folder = skeletons.SCRIPT.parents[2] / "templates" / "surveys" / "answering"
    sources = [page.read_text() for page in folder.glob("*.html")]
    said = {found for source in sources for found in re.findall(r'{% translate "([^"]+)"', source)}
    blocks = {
        found
        for source in sources
        for found in re.findall(r"{% blocktranslate[^%]*%}([^{]*(?:{{[^}]*}}[^{]*)*){% (?:end|pl)", source)
    }
    said |= {re.sub(r"{{ (\w+) }}", r"%(\1)s", block) for block in blocks}
    catalogue = translation(language)._catalog
    assert {one for one in said if one not in catalogue and (one, 1) not in catalogue} == set()


def test_a_switch_of_language_keeps_what_was_given_and_stores_nothing(amina):
    fields = amina.filled(**{"about-role": "projects", "comment": 'Fast, "fair" & <b>kind</b>\nللجميع'})
    shown = amina.send({**fields, "language": "ar"})
    assert shown.status_code == 200
    assert '<html lang="ar" dir="rtl">' in shown.text
    kept = Form(shown.text).fields
    assert kept == fields | {"words": "ar", "form": kept["form"]}
    assert (Response.objects.count(), Draft.objects.count()) == (0, 0)


def test_unanswered_statements_come_back_with_everything_else_kept(amina):
    fields = amina.filled(comment="Kind people", **{"about-spend": "more"})
    del fields["item-billing"], fields["item-honesty"]
    shown = amina.send(fields)
    assert shown.status_code == 422
    summary = shown.text.partition('<section class="summary')[2].partition("</section>")[0]
    assert re.findall(r'href="#([^"]+)"', summary) == ["item-billing", "item-honesty"]
    kept = Form(shown.text).fields
    assert kept == fields | {"form": kept["form"]}
    assert Response.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"item-honesty": "6"}, "item-honesty"),
        ({"item-honesty": ""}, "item-honesty"),
        ({"item-honesty": "4.0"}, "item-honesty"),
        ({"confidentiality": "everybody"}, "confidentiality"),
        ({"comment": "x" * (LONGEST + 1)}, "comment"),
    ],
)
def test_a_field_that_no_form_of_ours_offers_is_named(amina, wrong, named):
    shown = amina.send(amina.filled(**wrong))
    assert shown.status_code == 422
    assert f'id="{named}-error"' in shown.text


def test_what_the_instrument_does_not_ask_is_left_out(amina):
    amina.send(amina.filled(**{"item-secret": "5", "about-role": "king", "about-x": "y", "wave": "3"}))
    response = Response.objects.get()
    assert (set(response.answers), response.about, response.wave) == (set(ITEMS), {}, 1)


def test_sending_leads_to_a_receipt_with_the_copy_of_the_answers(amina):
    sent = amina.send(amina.filled(comment="Kind people", **{"about-role": "projects", "item-billing": "cant_say"}))
    assert (sent.status_code, sent["Location"]) == (302, "/survey/receipt")
    page = amina.browser.get("/survey/receipt").text
    response = Response.objects.get()
    assert receipt_in(page) == [str(response.pk), response.digest]
    said = words(page)
    for told in (
        "You can change them until 23 March 2026, 12:00 (Africa/Nairobi)",
        "You will not be asked about Kazi Hub again before 1 January 2027.",
        "Billing through Kazi Hub is correct. I can't say",
        "Project or team lead",
        "Kind people",
    ):
        assert told in said
    assert response.answers == dict.fromkeys(ITEMS, 4) | {"billing": "cant_say"}
    assert (response.about, response.comment) == ({"role": "projects"}, "Kind people")


def test_the_receipt_can_be_made_again_from_the_link_and_the_copy_alone(amina):
    amina.send(amina.filled(comment="Kind\r\npeople "))
    response = Response.objects.get()
    copy = Answers(dict.fromkeys(ITEMS, 4), {}, "Kind\npeople", "aggregated")
    assert receipt_digest(amina.token, response, copy) == response.digest


def test_pressing_twice_counts_once_and_gives_the_same_receipt(amina):
    fields = amina.filled()
    sent = [amina.send(fields) for _ in range(3)]
    assert [one.status_code for one in sent] == [302] * 3
    assert Response.objects.get().revision == 1
    assert Event.objects.filter(kind="surveys.answered").count() == 1


def test_of_two_tabs_the_second_says_which_answers_stand_and_can_replace_them(amina):
    first, second = amina.filled(), amina.filled(**{"item-honesty": "1"})
    amina.send(first)
    shown = amina.send(second)
    assert shown.status_code == 409
    assert "Other answers stand" in shown.text
    assert Response.objects.get().answers["honesty"] == 4
    assert amina.send(Form(shown.text).fields).status_code == 302
    stands = Response.objects.get()
    assert (stands.answers["honesty"], stands.revision) == (1, 2)
    assert amina.send(first).status_code == 409
    assert Response.objects.get().revision == 2


def test_answers_are_changed_through_the_receipt_and_the_time_taken_stays(amina):
    fields = amina.filled()
    with clock.pinned(OPENED + timedelta(minutes=4)):
        amina.send(fields)
    with clock.pinned(OPENED + timedelta(days=2)):
        change = Form(amina.browser.get("/survey/change").text).fields
        assert change == fields | {"form": change["form"]}
        assert amina.send(change | {"item-honesty": "2"}).status_code == 302
    response = Response.objects.get()
    assert (response.revision, response.answers["honesty"], response.minutes) == (2, 2, 4)


@pytest.mark.parametrize(
    ("took", "band"),
    [(0, 1), (60, 1), (61, 2), (8 * 60, 8), (8 * 60 + 1, 10), (3_600, 60), (3_601, None), (86_400, None)],
)
def test_of_the_time_taken_a_band_is_kept(amina, took, band):
    fields = amina.filled()
    with clock.pinned(OPENED + timedelta(seconds=took)):
        amina.send(fields)
    response = Response.objects.get()
    assert (response.minutes, response.day) == (band, (OPENED + timedelta(seconds=took)).date())


def test_the_wave_is_that_of_the_last_mail(amina):
    fields = amina.filled()
    invitation = Invitation.objects.get(token_digest=digest_of(amina.token))
    for wave in (1, 2):
        Mailing.objects.create(invitation=invitation, wave=wave, mailed_at=OPENED)
    amina.send(fields)
    assert Response.objects.get().wave == 2


def test_too_few_rated_statements_are_kept_and_the_receipt_says_what_counts(amina):
    amina.send(amina.filled(**dict.fromkeys(list(FOUR)[:9], "cant_say")))
    said = words(amina.browser.get("/survey/receipt").text)
    need = load().award("accredit-1", OPENED.date()).min_answered
    assert f"Answers count in the result when they rate at least {need} statements. Yours rate 4." in said


def test_a_draft_goes_on_on_another_device_and_is_gone_when_sent(amina):
    amina.open()
    half = amina.fields(**dict(list(FOUR.items())[:5]), comment="To be continued")
    assert amina.send(half, "/survey/save").status_code == 204
    assert amina.send(half | {"later": "1"}, "/survey/save").status_code == 200
    phone = Respondent(amina.token)
    assert "5 of 13 statements are answered." in words(phone.open())
    fields = phone.fields()
    assert {name: fields.get(name) for name in half if name != "form"} == {
        name: value for name, value in half.items() if name != "form"
    }
    phone.send(fields | FOUR)
    assert (Draft.objects.count(), Response.objects.get().minutes) == (0, None)
    assert amina.send(half, "/survey/save").status_code == 409
    assert Draft.objects.count() == 0


def test_a_draft_keeps_no_more_than_the_form_has(amina):
    amina.open()
    amina.send(
        amina.fields(**{"item-honesty": "9", "x": "y", "comment": "z" * 9_000, "item-billing": "3"}), "/survey/save"
    )
    assert Draft.objects.get().given == {
        "confidentiality": "aggregated",
        "item-billing": "3",
        "comment": "z" * LONGEST,
        "words": "en",
    }


def test_after_the_close_new_answers_are_refused_and_the_page_says_what_is_kept():
    survey, links = launched(scene())
    amina, late = Respondent(links[0].token), Respondent(links[1].token)
    amina.send(amina.filled())
    change = Form(amina.browser.get("/survey/change").text).fields
    unsent = late.filled()
    actions.close(survey, by=SYSTEM, at=CLOSED)
    shown = amina.send(change | {"item-honesty": "1"})
    assert (shown.status_code, Response.objects.get().answers["honesty"]) == (409, 4)
    assert "The field closed before your change arrived." in words(shown.text)
    assert "Overall, Kazi Hub is honest with us. Agree" in words(shown.text)
    shown = late.send(unsent)
    assert (shown.status_code, Response.objects.count()) == (410, 1)
    assert "came after the close. They were not kept." in words(shown.text)


def test_the_same_answers_sent_again_after_the_close_lead_to_the_same_receipt():
    survey, links = launched(scene())
    amina = Respondent(links[0].token)
    fields = amina.filled()
    amina.send(fields)
    before = receipt_in(amina.browser.get("/survey/receipt").text)
    actions.close(survey, by=SYSTEM, at=CLOSED)
    assert amina.send(fields, "/survey")["Location"] == "/survey/receipt"
    assert receipt_in(amina.browser.get("/survey/receipt").text) == before


@pytest.mark.parametrize("error", [OperationalError("disk I/O error"), OSError(28, "No space left on device")])
def test_a_storage_error_is_not_called_lost_and_the_same_page_sends_again(amina, error, monkeypatch):
    fields = amina.filled(comment='a "quoted" <thing>')

    def broken(*args, **options):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("goodstanding.base.record.append.insert", broken)
        shown = amina.send(fields)
    assert shown.status_code == 503
    assert "We cannot tell whether your answers were stored. Press send again: it is safe." in words(shown.text)
    assert Response.objects.count() == 0
    assert amina.send(Form(shown.text).fields).status_code == 302
    assert Response.objects.get().comment == 'a "quoted" <thing>'


def test_names_in_every_script_stay_names(amina):
    name = "<script>\"سوق العمل\" & \u202e'Ünïcode' {marketplace} %(x)s"
    Marketplace.objects.filter(slug="kazi-hub").update(name=name)
    page = amina.open()
    assert name in unescape(page)
    assert page.count("<script") == 1
    assert amina.send(amina.filled(comment=name)).status_code == 302
    assert name.strip() in unescape(amina.browser.get("/survey/receipt").text)


@given(st.text(max_size=60))
def test_any_comment_is_kept_as_a_database_can_keep_it_and_reads_back_the_same(comment):
    fields = {**FOUR, "confidentiality": "aggregated", "comment": comment}
    answers = answers_from(read(INSTRUMENT, fields).fields)
    kept = Kept("1", 1, "", answers.scores, answers.about, answers.comment, answers.confidentiality)
    assert answers.comment == tidied(comment)
    assert answers_from(read(INSTRUMENT, fields_of(kept)).fields) == answers
    assert not set("\0\r") & set(answers.comment)


@given(st.dictionaries(st.sampled_from([*FOUR, "confidentiality", "about-role", "comment", "x"]), st.text(max_size=9)))
def test_whatever_is_posted_is_read_to_fields_that_the_form_offers(posted):
    found = read(INSTRUMENT, posted)
    assert read(INSTRUMENT, found.fields) == found
    missing = {name for name in [*FOUR, "confidentiality"] if name not in found.fields}
    assert set(found.errors) == missing


def test_minutes_are_told_to_the_team_and_the_operator_from_five_on():
    set_up = scene()
    survey, links = launched(set_up)
    team, ole = set_up.team.actor, set_up.ole.actor
    for link, minutes in zip(links, [2, 3, 4, 12], strict=False):
        actions.answer(link.token, Answers(points(4).scores, minutes=minutes), by=STRANGER, at=OPENED)
    assert answering_minutes(team, survey) is None
    for link, minutes in zip(links[4:], [5, None], strict=False):
        actions.answer(link.token, Answers(points(4).scores, minutes=minutes), by=STRANGER, at=OPENED)
    assert answering_minutes(team, survey) == answering_minutes(ole, survey) == (5, 4.0, pytest.approx(9.2))
    assert [answering_minutes(who.actor, survey) for who in (set_up.rivals_team, set_up.mallory)] == [None, None]


def test_the_record_says_the_day_and_a_stranger():
    _survey, links = launched(scene())
    amina = Respondent(links[0].token)
    fields = amina.filled()
    with clock.pinned(datetime.fromisoformat("2026-03-04T15:16:17+00:00")):
        amina.send(fields)
    event = Event.objects.get(kind="surveys.answered")
    assert (event.actor, event.at) == ("stranger", datetime.fromisoformat("2026-03-04T00:00:00+00:00"))


def test_a_programme_asks_its_own_instrument_with_its_vignette():
    set_up = scene()
    own = Path(__file__).parents[1] / "policies" / "fair_craft"
    story = '\n[version.vignette]\nstory = "A bowl cracked."\nstatement = "The potter did well."\n'
    texts = [
        (own / "instrument.toml").read_text().replace('vignette = "none"', 'vignette = "on"'),
        (own / "en.toml").read_text() + story,
    ]
    for text in texts:
        PolicyText.objects.create(programme=set_up.programme, text=text, added_by=set_up.ole, added_at=OPENED)
    set_up.programme.instrument = "fair-craft-2025"
    set_up.programme.save()
    team = set_up.team.actor
    survey = actions.open_round(set_up.programme, set_up.kazi_hub, 2026, award_rule="accredit-1", by=team, at=OPENED)
    actions.commit_roster(survey, lines(12), by=team, at=OPENED)
    amina = Respondent(actions.launch(survey, by=team, at=OPENED)[0].token)
    page = amina.open()
    names = list(dict.fromkeys(re.findall(r'name="((?:item|about)-[^"]+)"', page)))
    assert names[-1] == "about-vignette"
    assert page.index("Seldom true") < page.index("A bowl cracked.") < page.index("The potter did well.")
    amina.send(amina.fields(**dict.fromkeys(names[:-1], "7"), **{"about-vignette": "2"}))
    response = Response.objects.get()
    assert (set(response.answers.values()), response.about) == ({7}, {"vignette": "2"})
    assert "The potter did well. Rarely true" in words(amina.browser.get("/survey/receipt").text)
