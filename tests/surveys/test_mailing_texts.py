"""What clients read: the whole invitation, its reminders and translations, and the marketplace's own words."""

import ast
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils.translation.trans_real import translation
from hypothesis import given
from hypothesis import strategies as st

from goodstanding import surveys
from goodstanding.surveys.mails import (
    HeadsUp,
    OwnWords,
    Request,
    heads_up,
    invitation_mail,
    likely_questions,
    problem_with,
)
from goodstanding.surveys.mails.own_words import filled

LANGUAGES = ("es", "fr", "pt", "ar")
NEVER = "https://trust.example/never/7/t"
KAZI = Request(
    programme="Trusted Talent Partner",
    operator="Open Assembly",
    designation="Trusted Talent Partner",
    marketplace="Kazi Hub",
    zone="Africa/Nairobi",
    client="Duka House",
    url="https://trust.example/i/abc",
    closes_at=datetime(2026, 3, 23, 9, tzinfo=UTC),
)
AJIRA = replace(KAZI, marketplace="Ajira Desk", url="https://trust.example/i/def")
NAMES = {"marketplace": "Kazi Hub", "programme": "Trusted Talent Partner", "operator": "Open Assembly"}
ASKED = datetime(2026, 3, 2, 9, tzinfo=UTC)
INVITATION = """Hello Amina,

Open Assembly asks you within the programme “Trusted Talent Partner”, because you are a client of Kazi Hub. Your \
answers and those of other clients decide whether Kazi Hub is awarded “Trusted Talent Partner”.

- 13 questions, less than 10 minutes, no password. The link lets you stop and go on.
- The questions are open until 23 March 2026, 12:00 (Africa/Nairobi).
- Open Assembly reads all answers to check and count them. Kazi Hub sees results of groups only, after the decision, \
unless you choose otherwise above the questions.

Answer the questions
https://trust.example/i/abc

Open Assembly, for Trusted Talent Partner

----
The link is yours alone, so do not pass this mail on. If a colleague knows more, you can hand it over on the page. \
Each marketplace reminds you at most twice.

Never ask me again
https://trust.example/never/7/t
"""


def written(*requests, language="en", name="Amina"):
    return invitation_mail(requests or [KAZI], language=language, name=name, never=NEVER)


def test_the_invitation_says_who_asks_for_whom_why_how_long_who_will_see_it_and_how_to_end_it():
    assert (written().subject, written().text) == ("Your opinion of Kazi Hub: 13 questions", INVITATION)


def test_it_is_the_same_each_time_and_small():
    assert written() == written()
    assert len(written(language="ar").html.encode()) < 7_000


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("wave", [1, 2, 3])
def test_in_every_language_there_is_one_button_one_way_out_and_every_name(language, wave):
    mail = written(replace(KAZI, wave=wave, asked_at=ASKED), language=language)
    assert re.findall(r"https://\S+", mail.text) == [KAZI.url, NEVER]
    assert mail.html.count('class="act"') == 1
    assert all(name in mail.text for name in ("Kazi Hub", "Open Assembly", "Trusted Talent Partner", "13", "12:00"))
    assert "%(" not in mail.text + mail.subject


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_another_language_nothing_is_left_in_english(language):
    english = set(INVITATION.splitlines())
    same = english & set(written(language=language).text.splitlines())
    assert same <= {"", "----", KAZI.url, NEVER}


def test_reminders_say_when_they_asked_and_which_is_the_last():
    second, third = (written(replace(KAZI, wave=wave, asked_at=ASKED)) for wave in (2, 3))
    said = "We asked you on 2 March 2026 for your opinion of Kazi Hub, and your answers have not arrived yet."
    assert second.subject == third.subject == "Reminder: your opinion of Kazi Hub, until 23 March 2026"
    assert second.text.splitlines()[2] == said
    assert third.text.splitlines()[2] == f"{said} This is the last mail about it."


def test_a_merged_mail_has_a_part_and_a_link_for_each_marketplace():
    mail = written(KAZI, replace(AJIRA, wave=2, asked_at=ASKED))
    assert mail.subject == "Your opinion of Kazi Hub, Ajira Desk"
    assert re.findall(r"(Answer about .*)\n(https://\S+)", mail.text) == [
        ("Answer about Kazi Hub", KAZI.url),
        ("Answer about Ajira Desk", AJIRA.url),
    ]
    assert mail.text.count("We asked you on 2 March 2026") == 1
    assert mail.text.count(NEVER) == 1


def test_a_contact_without_a_name_is_greeted_all_the_same():
    assert written(name=" ").text.startswith("Hello,\n")


def test_the_marketplace_says_greeting_paragraph_and_signature_in_its_own_words():
    own = OwnWords("Habari {name},", "{client} has worked with us for years.", "Wanjiru, {marketplace}")
    mail = written(replace(KAZI, own=own))
    lines = mail.text.splitlines()
    assert (lines[0], lines[4]) == ("Habari Amina,", "Duka House has worked with us for years.")
    assert "Wanjiru, Kazi Hub" in lines
    assert "Open Assembly, for Trusted Talent Partner" not in lines
    asks = "Open Assembly asks you within"
    assert lines[2].startswith(asks)


@pytest.mark.parametrize(
    "words",
    [
        "Answer here: https://evil.example/x",
        "www.evil.example",
        "Go to evil.com",
        "evil.example/path",
        "write to amina@duka.example",
        "two\nparagraphs",
        "Hello {0.__class__}",
        "Hello {settings}",
        "{name!r}",
    ],
)
def test_words_that_break_the_rules_are_refused_with_a_reason_and_left_out_of_the_mail(words):
    assert problem_with(words)
    assert written(replace(KAZI, own=OwnWords(words, words, words))).text == INVITATION


@pytest.mark.parametrize(
    "words",
    ["", "Habari {name},", "Kazi Hub. We are 3 years old.", "50% off? {client} % {marketplace}", "a e.g. b", "{}"[:1]],
)
def test_other_words_may_stand(words):
    assert problem_with(words) is None


@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_nothing_that_a_marketplace_writes_becomes_markup_a_format_or_another_line(words, name):
    own = OwnWords(words, words, words)
    mail = invitation_mail([replace(KAZI, own=own, marketplace=name)], language="en", name=name, never=NEVER)
    plain = invitation_mail([KAZI], language="en", name="Amina", never=NEVER)
    count = lambda html: len(re.findall(r"<(?!/?p\b)[^>]*>", html))  # noqa: E731
    assert count(mail.html) == count(plain.html)
    assert len(mail.subject.splitlines()) == 1
    assert set(re.findall(r'href="([^"]*)"', mail.html)) == {KAZI.url, NEVER}


def test_a_name_that_is_not_known_falls_back_to_the_standard_words():
    assert filled("Dear {name},", {"name": ""}) == ""
    assert written(replace(KAZI, own=OwnWords("Dear {name},")), name="").text.startswith("Hello,\n")


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_heads_up_has_no_link_and_names_who_will_write(language):
    said = heads_up(
        language=language, marketplace="Kazi Hub", programme="Trusted Talent Partner", operator="Open Assembly"
    )
    everything = f"{said.subject} {said.email} {said.message}"
    assert not re.search(r"https?:|www\.|%\(", everything)
    assert all("Open Assembly" in part and "Kazi Hub" in part for part in (said.email, said.message))
    assert len(said.message) < 400


def test_the_heads_up_in_english():
    said = heads_up(language="en", **NAMES)
    assert said == HeadsUp(
        "A short survey about Kazi Hub comes from Open Assembly",
        "Hello,\n\n"
        "In the next days Open Assembly will ask you by e-mail what it is like to work with us. Kazi Hub takes part in "
        "“Trusted Talent Partner”, and the answers of our clients decide the result.\n\n"
        "13 questions, less than 10 minutes. You choose who may see your answers.\n\n"
        "Every honest answer helps us, good or bad. Who has answered we learn only from those who want it.\n\n"
        "Kind regards from Kazi Hub\n",
        "Hello, this is Kazi Hub. In the next days Open Assembly will ask you by e-mail what it is like to work with "
        "us: 13 questions, less than 10 minutes. Thank you for your honest answer.",
    )


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_six_likely_questions_are_answered(language):
    pairs = likely_questions(
        language=language, programme="Trusted Talent Partner", operator="Open Assembly", host="trust.example"
    )
    assert len(pairs) == 6
    assert "trust.example" in pairs[0].answer
    assert all(pair.question and pair.answer and "%(" not in pair.answer for pair in pairs)


HOME = Path(surveys.__file__).parent


def said_in(module: Path) -> set[str]:
    """What a module's gettext calls look up, as catalogues have it."""
    calls = [node for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Call)]
    spoken = [call for call in calls if getattr(call.func, "id", "") in ("_", "gettext", "gettext_lazy", "pgettext")]
    words = [[each.value for each in call.args if isinstance(each, ast.Constant)] for call in spoken]
    return {"\x04".join(said) for said in words if said}


def missing(said: set[str], language: str) -> set[str]:
    return {words for words in said if words not in translation(language)._catalog}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", ["mails/invitation", "mails/heads_up", "mails/likely_questions", "forms/mailing"])
def test_every_sentence_to_clients_is_in_every_catalogue(language, module):
    said = said_in(HOME / f"{module}.py")
    assert said
    assert missing(said, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_that_ends_the_mails_is_in_every_catalogue(language):
    page = (HOME / "templates/surveys/mailing/never.html").read_text()
    assert missing(set(re.findall(r'{% translate "([^"]+)"', page)), language) == set()
