"""The screens in which a team sets up a round, as a browser meets them."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from setting_up import BASE, HEAD, Team, later, listed, signed_in, team

from goodstanding.accreditation.actions import compute, sign
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event
from goodstanding.marketplaces.models import Company
from goodstanding.surveys import actions
from goodstanding.surveys.models import Fee, Invitation, InvitationText, RosterContact, RosterDraft, Round
from goodstanding.surveys.queries import evidence_of
from making import CHARTER, OPENED, closed, launched, lines, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_one_moment():
    with later(hours=1):
        yield


def said(page):
    """The sentences of a page without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_a_team_goes_through_the_five_screens():
    kazi = team()
    assert kazi.browser.get(f"{BASE}new").status_code == 200
    gone = [kazi.begin(), kazi.send(listed(14)), kazi.commit(), kazi.get("contacts"), kazi.post("launch")]
    there = [f"{BASE}2026/{step}" for step in ("clients", "clients", "complete", "invitation")]
    assert [(page.status_code, page["Location"]) for page in gone] == [(302, url) for url in (*there, f"{BASE}2026")]
    assert (kazi.survey.state, Invitation.objects.count()) == ("fielding", 14)
    kinds = ["round_opened", "roster_drafted", "roster_committed", "drawn", "launched", "invited"]
    told = Event.objects.filter(kind__startswith="surveys.", subject_kind="round").order_by("position")
    assert list(told.values_list("kind", flat=True)) == [f"surveys.{kind}" for kind in kinds]


@pytest.mark.parametrize(
    ("clients", "mode", "sentence"),
    [
        (14, "drawn", "With 14 clients you need 10 answers (71 %); from 5 you get a report. All of them are asked"),
        (60, "drawn", "With 60 clients, 45 of them drawn, you need 10 answers (22 %); from 5 you get a report."),
        (8, "drawn", "With 8 clients there is no award, which needs 10 answers; from 5 you get a report."),
        (1, "drawn", "With 1 client there is no report, counts only: a report needs 5 answers."),
        (12, "nominated", "All of them are asked, because you name them. The grade is C, however many answer"),
    ],
)
def test_screen_two_says_what_the_list_can_bring_before_anybody_is_asked(clients, mode, sentence):
    kazi = team()
    kazi.begin(mode)
    kazi.send(listed(clients))
    assert sentence in said(kazi.get("clients"))
    assert (kazi.survey.state, Company.objects.count(), Invitation.objects.count()) == ("draft", 0, 0)


def test_a_list_with_problems_keeps_nothing_and_shows_what_was_typed_and_each_problem():
    kazi = team()
    kazi.begin()
    kazi.send(listed(3))
    wrong = listed(2) + "Us,c9,www.kazi-hub.example,,not an address,German\n"
    page = kazi.send(wrong)
    assert page.status_code == 422
    assert "3 things to mend" not in said(page)
    assert "2 things to mend" in said(page)
    assert "Line 4 Website &quot;kazi-hub.example&quot; a client, not the marketplace itself" in said(page)
    assert "Line 4 E-mail &quot;not an address&quot; an address such as amina@client.example" in said(page)
    assert "The list of 3 clients that you sent before stands as it was." in said(page)
    assert wrong.strip() in page.content.decode()
    assert len(RosterDraft.objects.get().lines["clients"]) == 3


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"   \n\n", "an empty file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "an old Excel workbook (.xls)"),
        (b"Company,E-mail\n", "a header without rows"),
        (b"Colour,Size\nred,3\n", "&quot;Colour&quot;, &quot;Size&quot;"),
        (b"Company,Client\nA,B\n", "a second column that says the same"),
        (b"Company\nA\0B\n", "a NUL byte"),
    ],
)
def test_an_empty_or_wrong_file_gets_a_clear_answer(data, found):
    kazi = team()
    kazi.begin()
    upload = SimpleUploadedFile("clients.csv", data)
    page = kazi.post("clients", {"file": upload, "language": "en"})
    assert (page.status_code, found in said(page)) == (422, True)
    assert not RosterDraft.objects.exists()


def test_neither_and_both_of_file_and_pasted_list_are_sent_back():
    kazi = team()
    kazi.begin()
    both = kazi.send(listed(2), file=SimpleUploadedFile("a.csv", listed(2).encode()))
    assert {kazi.send("").status_code, both.status_code} == {422}
    assert "Choose a file or paste the list: one of the two." in said(both)


def test_a_list_beyond_the_limit_is_refused_by_name_unless_the_operator_raised_it(settings):
    kazi = team()
    kazi.begin()
    hundred_thousand = "id\n" + "\n".join(map(str, range(100_000)))
    page = kazi.send(hundred_thousand)
    assert page.status_code == 422
    assert "100,000 rows at most 20,000 A roster is one list of at most 20,000 clients here" in said(page)
    settings.ROSTER_ROWS = 3
    assert kazi.send(listed(4)).status_code == 422
    settings.ROSTER_ROWS = 4
    assert kazi.send(listed(4)).status_code == 302


def test_a_file_of_too_many_bytes_is_refused_by_name():
    kazi = team()
    kazi.begin()
    upload = SimpleUploadedFile("clients.csv", b"id\n" + b"x" * 2_000_000)
    page = kazi.post("clients", {"file": upload, "language": "en"})
    assert (page.status_code, "2,000,003 bytes at most 2,000,000 bytes" in said(page)) == (422, True)


def test_names_in_every_script_come_back_as_they_were():
    names = ["株式会社さくら", "شركة النيل", "Ñandú & Söhne", "ООО «Ромашка»", "חברה", "🦜 Ltd", "O'Brien <b>"]
    kazi = team()
    rows = [f'"{name}",c{n},,{name} Amina,a{n}@x{n}.example,' for n, name in enumerate(names)]
    kazi.commit_list("\n".join([HEAD, *rows]))
    assert set(Company.objects.values_list("name", flat=True)) == set(names)
    page = kazi.get("complete").content.decode()
    assert "O&#x27;Brien &lt;b&gt;" in page
    assert {kazi.get(step).status_code for step in ("invitation", "launch")} == {200}


def test_the_dry_run_is_the_same_whether_or_not_a_rival_has_the_same_clients():
    kazi = team()
    set_up = kazi.scene
    kazi.begin()
    kazi.send(listed(12))
    wrong = listed(12) + "Us,c99,kazi-hub.example,,,\n"
    alone = [kazi.send(wrong), kazi.send(listed(12)), kazi.get("clients"), kazi.get("complete")]
    survey = actions.open_round(set_up.programme, set_up.rival, 2026, by=set_up.rivals_team.actor, at=OPENED)
    actions.commit_roster(survey, lines(12), by=set_up.rivals_team.actor, at=OPENED)
    actions.launch(survey, by=set_up.rivals_team.actor, at=OPENED)
    beside = [kazi.send(wrong), kazi.send(listed(12)), kazi.get("clients"), kazi.get("complete")]
    assert [page.status_code for page in alone] == [422, 302, 200, 200]
    assert Invitation.objects.filter(row__roster__round__marketplace=set_up.rival).count() == 12
    assert [bare(page) for page in alone] == [bare(page) for page in beside]


def bare(page):
    """A page's status and bytes without what is drawn at random for each answer."""
    text = re.sub(rb'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', b"", page.content)
    return page.status_code, page.headers.get("Location"), text


def test_a_client_already_asked_for_this_marketplace_in_this_edition_is_a_problem():
    kazi = team()
    set_up = kazi.scene
    launched(set_up, clients=12)
    second = actions.found_programme(replace(CHARTER, slug="second", name="Second"), by=SYSTEM, at=OPENED)
    actions.join(second, set_up.kazi_hub, by=set_up.team.actor, at=OPENED)
    kazi.query = "?programme=second"
    assert kazi.begin(programme="second")["Location"] == f"{BASE}2026/clients?programme=second"
    page = kazi.send(f"{HEAD}\nNew,n1,new.example,,,\nOld,c003,,,,\n,x,,,amina@client4.example,\n")
    assert page.status_code == 422
    assert [words.split()[1] for words in re.findall(r"Line \d+ —", said(page))] == ["3", "4"]
    assert "a client that nobody has asked about you in this edition" in said(page)
    assert kazi.send(f"{HEAD}\nNew,n1,new.example,,,\n")["Location"] == f"{BASE}2026/clients?programme=second"


def test_a_list_replaced_in_another_tab_is_not_committed_unseen():
    kazi = team()
    kazi.begin()
    kazi.send(listed(12))
    seen = kazi.version
    with later(hours=2):
        kazi.send(listed(3))
    page = kazi.commit(version=seen)
    assert page.status_code == 409
    assert "Another list has been uploaded since you opened this page." in said(page)
    assert (kazi.survey.state, RosterDraft.objects.count()) == ("draft", 1)


def test_committing_twice_is_committing_once():
    kazi = team()
    survey = kazi.commit_list(listed(12))
    again = kazi.post("complete", {"version": "gone", "attested": "on", "shown": "word"})
    assert (again.status_code, again["Location"]) == (302, f"{BASE}2026/complete")
    assert Event.objects.filter(kind="surveys.roster_committed").count() == 1
    assert not RosterDraft.objects.filter(round=survey).exists()


def test_a_list_is_committed_with_the_marketplaces_word_only():
    kazi = team()
    kazi.begin()
    kazi.send(listed(12))
    page = kazi.post("complete", {"version": kazi.version, "shown": "evidence", "evidence": ""})
    assert page.status_code == 422
    assert "A roster is committed with this word of yours, or not at all." in said(page)
    assert ">Your word</a>" in page.text
    assert "Say what you can show, or give your word only." in said(page)
    assert kazi.survey.state == "draft"


def test_the_back_button_after_the_commitment_leads_to_what_stands():
    kazi = team()
    kazi.commit_list(listed(12))
    assert kazi.get("clients")["Location"] == f"{BASE}2026/complete"
    assert kazi.send(listed(3)).status_code == 409
    assert kazi.begin().status_code == 409
    assert "12 of 12 clients are asked" in said(kazi.get("complete"))


@pytest.mark.parametrize(
    ("step", "state", "goes_to"),
    [
        ("complete", "draft", "clients"),
        ("contacts", "draft", "clients"),
        ("invitation", "draft", "clients"),
        ("launch", "draft", "clients"),
        ("contacts", "rostered", "invitation"),
    ],
)
def test_a_screen_that_is_not_due_leads_to_the_one_that_is(step, state, goes_to):
    kazi = team()
    kazi.begin()
    if state == "rostered":
        kazi.send(listed(12))
        kazi.commit()
    assert kazi.get(step)["Location"] == f"{BASE}2026/{goes_to}"


def test_contacts_are_asked_for_the_drawn_only_and_before_the_invitation():
    kazi = team()
    survey = kazi.commit_list(listed(60, people=False))
    asked = kazi.get("contacts").content.decode()
    drawn = list(survey.roster.rows.filter(place__lte=45).select_related("company"))
    others = survey.roster.rows.filter(place__gt=45).select_related("company")
    assert all(f'name="email_{row.pk}"' in asked for row in drawn)
    assert not any(row.company.external_id in asked for row in others)
    assert kazi.post("launch")["Location"] == kazi.get("invitation")["Location"] == f"{BASE}2026/contacts"
    some = {f"email_{row.pk}": f"A{row.pk}@c.example" for row in drawn[:40]} | language_of(drawn)
    assert kazi.post("contacts", some)["Location"] == f"{BASE}2026/contacts"
    assert "Whom do we ask at these 5 clients?" in said(kazi.get("contacts"))
    rest = "\n".join(["Company ID;E-mail;Language", *(f"{r.company.external_id};b{r.pk}@d.example;es" for r in drawn)])
    assert kazi.post("contacts", {"email_list": "1", "pasted": rest, "language": "en"}).status_code == 302
    people = RosterContact.objects.filter(row__in=[row.pk for row in drawn])
    assert sorted(people.values_list("language", flat=True)) == ["en"] * 40 + ["es"] * 5
    assert kazi.post("launch")["Location"] == f"{BASE}2026"
    assert Invitation.objects.count() == 45


def test_many_contacts_are_asked_for_some_at_a_time():
    kazi = team()
    kazi.commit_list(listed(400, people=False), mode="nominated")
    page = kazi.get("contacts")
    assert "Whom do we ask at these 400 clients?" in said(page)
    assert "The first 50 are below" in said(page)
    rows = page.context["form"].rows
    given = {f"email_{row.pk}": f"a{row.pk}@c.example" for row in rows} | language_of(rows)
    assert kazi.post("contacts", given)["Location"] == f"{BASE}2026/contacts"
    everybody = "".join(f"c{n:03},b{n}@d.example\n" for n in range(1, 401))
    kazi.post("contacts", {"email_list": "1", "pasted": f"Company ID,E-mail\n{everybody}", "language": "en"})
    assert (kazi.get("contacts")["Location"], RosterContact.objects.count()) == (f"{BASE}2026/invitation", 400)


def language_of(rows):
    return {f"language_{row.pk}": "en" for row in rows}


def test_contacts_that_cannot_be_taken_are_shown_again_as_they_were_typed():
    kazi = team()
    survey = kazi.commit_list(listed(9) + listed(3, people=False, first=10).split("\n", 1)[1])
    rows = list(survey.roster.rows.filter(contacts=None).order_by("place"))
    typed = ["not an address", "boss@kazi-hub.example", "amina1@client1.example"]
    given = {f"email_{row.pk}": words for row, words in zip(rows, typed, strict=True)} | language_of(rows)
    page = kazi.post("contacts", given)
    assert page.status_code == 422
    for words in (
        "Write an address such as amina@client.example.",
        "&quot;boss@kazi-hub.example&quot; is yours: nobody is a client of their own.",
        "&quot;amina1@client1.example&quot; stands for another client already.",
    ):
        assert words in said(page)
    assert all(f'value="{words}"' in page.content.decode() for words in typed)
    assert RosterContact.objects.count() == 9


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("Company ID,E-mail\nzzz,a@b.example\n", "nobody at these clients"),
        ("Company ID,E-mail\nc001,boss@kazi-hub.example\n", "is yours: nobody is a client of their own."),
        ("Company ID,E-mail\nc001,nonsense\n", "&quot;nonsense&quot;"),
        ("<html>", "HTML or XML"),
    ],
)
def test_a_list_of_contacts_with_problems_keeps_nothing(pasted, found):
    kazi = team()
    kazi.commit_list(listed(2, people=False))
    page = kazi.post("contacts", {"email_list": "1", "pasted": pasted, "language": "en"})
    assert (page.status_code, found in said(page), RosterContact.objects.count()) == (422, True, 0)
    assert pasted.strip().replace("<", "&lt;").replace(">", "&gt;") in page.content.decode()


def test_the_invitation_is_previewed_in_each_language_with_the_teams_own_words():
    kazi = team()
    kazi.commit_list(listed(12))
    own = {"greeting": "Habari {name},", "paragraph": "Your view helps {marketplace}.", "signature": "Wanjiru"}
    page = kazi.post("invitation", own, query="?language=pt")
    assert page["Location"] == f"{BASE}2026/invitation?language=pt"
    shown = said(kazi.get("invitation", language="pt"))
    assert all(words in shown for words in ("Habari Amina,", "Your view helps Kazi Hub.", "Wanjiru"))
    titles = {code: kazi.get("invitation", language=code).context["mail"].subject for code in ("en", "es", "fr", "ar")}
    assert titles["en"] == "Your opinion of Kazi Hub: 13 questions"
    assert len(set(titles.values())) == 4
    assert InvitationText.objects.get().language == "pt"
    assert Event.objects.filter(kind="surveys.text_kept").count() == 1
    kazi.post("invitation", own, query="?language=pt")
    assert Event.objects.filter(kind="surveys.text_kept").count() == 1


@pytest.mark.parametrize("words", ["See www.evil.example", "Hello {password}"])
def test_own_words_that_cannot_stand_are_shown_again(words):
    kazi = team()
    kazi.commit_list(listed(12))
    page = kazi.post("invitation", {"paragraph": words})
    assert (page.status_code, words in page.content.decode()) == (422, True)
    assert not InvitationText.objects.exists()


def test_the_launch_says_when_the_field_closes_there_and_in_utc():
    kazi = team()
    kazi.commit_list(listed(12))
    assert "Monday 23 March 2026, 13:00 in Nairobi (10:00 UTC)" in said(kazi.get("launch"))
    kazi.post("launch")
    assert kazi.post("launch")["Location"] == kazi.get("launch")["Location"] == f"{BASE}2026"
    assert (kazi.survey.closes_at, Invitation.objects.count()) == (OPENED + timedelta(days=21, hours=1), 12)


def test_the_nominated_way_follows_the_rule_of_2022_and_asks_for_no_evidence():
    kazi = team()
    survey = kazi.commit_list(listed(40), mode="nominated")
    assert (survey.award_rule, survey.draw.mode, survey.draw.drawn) == ("ttp-2022", "nominated", 40)
    assert "You named these clients, so nothing is said about others." in said(kazi.get("complete"))


def test_the_way_of_choosing_may_be_changed_while_the_round_is_a_draft():
    kazi = team()
    kazi.begin("nominated")
    kazi.send(listed(12))
    assert kazi.begin("drawn")["Location"] == f"{BASE}2026/complete"
    assert (Round.objects.get().award_rule, RosterDraft.objects.count()) == ("accredit-1", 1)


def test_each_way_says_what_it_costs_and_the_phase_what_a_round_costs():
    kazi = team()
    actions.add_phase(kazi.scene.programme, "Regular", OPENED.date(), fee_cents=9_000, by=SYSTEM, at=OPENED)
    page = said(kazi.browser.get(f"{BASE}new"))
    assert "What it costs: A complete roster and at least ten answers." in page
    assert "What it costs: The marketplace chooses who is asked" in page
    assert "A round of Trusted Talent Partner now costs: USD 90.00." in page
    kazi.begin()
    fee = Fee.objects.get()
    assert (fee.cents, fee.currency, fee.state, fee.round) == (9_000, "USD", "due", kazi.survey)


def test_after_a_shortfall_the_next_edition_waits_six_months():
    set_up = scene()
    survey = closed(set_up, [3] * 12)
    decided = OPENED + timedelta(days=30)
    sign(compute(survey, by=SYSTEM, at=decided), "none", by=set_up.ole.actor, at=decided)
    kazi = Team(set_up, signed_in(set_up.team), edition=2027)
    with later(days=60):
        assert "Trusted Talent Partner: the next round opens on 1 October 2026" in said(kazi.browser.get(f"{BASE}new"))
        page = kazi.begin()
        assert (page.status_code, "That time ends on 1 October 2026." in said(page)) == (409, True)
    with later(days=212):
        assert kazi.begin().status_code == 409
    with later(days=213):
        page = said(kazi.browser.get(f"{BASE}new"))
        assert ("the next round opens" in page, "2027 opens on 1 January 2027" in page) == (False, True)
        assert kazi.begin().status_code == 409
    with later(days=305):
        assert "opens on" not in said(kazi.browser.get(f"{BASE}new"))
        assert kazi.begin().status_code == 302
    assert Round.objects.filter(edition=2027).count() == 1


def chosen(page):
    """The edition that stands chosen."""
    return re.findall(r'name="edition" value="(\d+)"[^>]*checked', page.content.decode())


def test_the_next_edition_that_may_be_opened_stands_chosen():
    kazi = team()
    assert chosen(kazi.browser.get(f"{BASE}new")) == ["2026"]
    kazi.begin()
    assert chosen(kazi.browser.get(f"{BASE}new")) == ["2026"]
    kazi.send(listed(12))
    kazi.commit()
    assert chosen(kazi.browser.get(f"{BASE}new")) == ["2027"]
    with later(days=366):
        assert chosen(kazi.browser.get(f"{BASE}new")) == ["2027"]


def test_an_edition_that_opens_later_stands_chosen_where_none_may_be_opened_now():
    set_up = scene()
    survey = closed(set_up, [3] * 12)
    decided = OPENED + timedelta(days=30)
    sign(compute(survey, by=SYSTEM, at=decided), "none", by=set_up.ole.actor, at=decided)
    kazi = Team(set_up, signed_in(set_up.team))
    with later(days=60):
        assert chosen(kazi.browser.get(f"{BASE}new")) == ["2027"]


def test_an_edition_has_one_round():
    kazi = team()
    kazi.commit_list(listed(12))
    page = kazi.begin()
    assert (page.status_code, "The round of 2026 has its roster already" in said(page)) == (409, True)


@pytest.mark.parametrize("given", [{}, {"edition": "1999"}, {"edition": "x", "mode": "bribed"}])
def test_a_round_that_is_not_offered_is_not_opened(given):
    kazi = team()
    page = kazi.browser.post(f"{BASE}new", {"programme": "trusted-talent-partner", **given})
    assert (page.status_code, Round.objects.count()) == (422, 0)


def test_who_has_joined_no_programme_is_told_so():
    kazi = team()
    kazi.scene.kazi_hub.enrolments.all().delete()
    assert "You have not joined a programme yet" in said(kazi.browser.get(f"{BASE}new"))
    assert kazi.begin().status_code == 422


def test_offered_evidence_is_verified_by_an_operator_with_a_reason():
    kazi = team()
    kazi.begin()
    kazi.send(listed(12))
    kazi.commit(shown="evidence", evidence="Our billing export")
    kazi.post("complete", {"evidence": "Our billing export, and invoices"})
    page = f"/programmes/trusted-talent-partner/rounds/{kazi.survey.pk}/roster"
    ole = signed_in(kazi.scene.ole)
    shown = said(ole.get(page))
    assert all(words in shown for words in ("Are these 12 all clients of Kazi Hub?", "and invoices", "Client 12"))
    assert "client12.example" in shown
    assert "amina" not in shown.lower()
    assert ole.post(page, {"reason": " "}).status_code == 422
    assert ole.post(page, {"reason": "Matched to the export"}).status_code == 302
    assert ole.post(page, {"reason": "Something else"}).status_code == 302
    assert evidence_of(SYSTEM, kazi.survey).roster_verified
    assert "Matched to the export" in said(kazi.get("complete"))
    assert Event.objects.filter(kind="surveys.roster_verified").count() == 1


@pytest.mark.parametrize("who", ["nobody", "mallory", "rivals_team", "ole"])
def test_nobody_else_sees_or_moves_a_round(who):
    kazi = team()
    survey = kazi.commit_list(listed(12))
    other = Team(kazi.scene, signed_in(getattr(kazi.scene, who, None)))
    steps = ("clients", "complete", "contacts", "invitation", "launch")
    answers = {other.get(step).status_code for step in steps} | {other.post(step).status_code for step in steps}
    answers |= {other.browser.get(f"{BASE}new").status_code, other.begin().status_code}
    if who != "ole":
        page = f"/programmes/trusted-talent-partner/rounds/{survey.pk}/roster"
        answers |= {other.browser.get(page).status_code, other.browser.post(page, {"reason": "x"}).status_code}
    assert answers == {404}
    assert kazi.survey.state == "rostered"


def test_the_team_cannot_verify_its_own_roster_in_the_operators_place():
    kazi = team()
    survey = kazi.commit_list(listed(12))
    page = f"/programmes/trusted-talent-partner/rounds/{survey.pk}/roster"
    assert kazi.browser.post(page, {"reason": "we say so"}).status_code == 404
    assert not evidence_of(SYSTEM, survey).roster_verified


@pytest.mark.drill
def test_a_roster_of_twenty_thousand_clients_is_read_committed_and_drawn():
    kazi = team()
    survey = kazi.commit_list(listed(20_000))
    assert (survey.roster.size, survey.draw.drawn) == (20_000, 45)
    assert {kazi.get(step).status_code for step in ("complete", "invitation", "launch")} == {200}
    assert kazi.browser.get(f"/draws/{survey.pk}.json").status_code == 200
