"""The one layout of mails: both halves say the same, in both schemes and directions, and load nothing."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.base.letters import (
    Letter,
    Written,
    address_of,
    button,
    heading,
    link,
    one_line,
    paragraph,
    points,
    spoken_in,
    write,
)

LETTER = Letter(
    "Kazi Hub asks",
    [
        paragraph("Hello Amina,"),
        heading("What is asked"),
        points(["13 questions", "less than 10 minutes"]),
        button("Answer the questions", "https://trust.example/i/abc?a=1&b=2"),
    ],
    [paragraph("You are one of its clients."), link("Never ask me again", "https://trust.example/never")],
)
TEXT = """Hello Amina,

What is asked

- 13 questions
- less than 10 minutes

Answer the questions
https://trust.example/i/abc?a=1&b=2

----
You are one of its clients.

Never ask me again
https://trust.example/never
"""


class Reader(HTMLParser):
    """What a person sees of a document: its words, each link followed by its address."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.is_hidden = False

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.is_hidden = tag in ("style", "title")
        if tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_endtag(self, tag):
        self.is_hidden = False
        if tag == "a":
            self.words.append(self.links[-1])

    def handle_data(self, data):
        if not self.is_hidden:
            self.words.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def said(written: Written) -> tuple[list[str], list[str]]:
    """The words of both halves, in order."""
    text = re.sub(r"^(- |----)", "", written.text, flags=re.MULTILINE)
    return text.split(), " ".join(read(written.html).words).split()


def test_the_text_is_what_a_person_would_type():
    assert write(LETTER, "en").text == TEXT


def test_text_and_html_say_the_same():
    text, html = said(write(LETTER, "en"))
    assert text == html


@given(st.lists(st.text("<>&\"' \t{}%abcé", min_size=1, max_size=30).map(str.strip).filter(bool), max_size=4))
def test_whatever_is_said_both_say_it_and_no_word_becomes_markup(words):
    plain = write(Letter("s", [paragraph("a")]), "en")
    written = write(Letter("s", [paragraph(word) for word in words]), "en")
    text, html = said(written)
    assert text == html
    paragraphs = [tag for tag in read(written.html).tags if tag not in read(plain.html).tags]
    assert paragraphs == []


@pytest.mark.parametrize(("language", "opening"), [("en", 'lang="en" dir="ltr"'), ("ar", 'lang="ar" dir="rtl"')])
def test_a_mail_says_its_language_and_direction(language, opening):
    assert f"<html {opening}>" in write(LETTER, language).html


def test_a_language_without_translation_is_written_to_in_english():
    assert [spoken_in(language) for language in ("pt", "sw", "")] == ["pt", "en", "en"]


def test_a_mail_loads_nothing_and_is_small():
    html = write(LETTER, "en").html
    assert re.findall(r"<(?:img|link|script|iframe)|src=|url\(|@import", html) == []
    assert re.findall(r'href="([^"]*)"', html) == [
        "https://trust.example/i/abc?a=1&amp;b=2",
        "https://trust.example/never",
    ]
    assert len(html.encode()) < 4_000


def test_a_dark_scheme_is_there_for_every_colour_of_the_light_one():
    html = write(LETTER, "en").html
    dark = re.search(r"prefers-color-scheme:dark\)\{(.*?)\n\}", html, re.DOTALL)[1]
    assert sorted(re.findall(r"#[0-9a-f]{6}", dark)) == sorted(
        ["#101419", "#e8ebef", "#acb2b9", "#31363d", "#8bb1f7", "#8bb1f7", "#101419"]
    )


def test_a_letter_without_small_print_has_no_line_for_it():
    written = write(Letter("s", [paragraph("a")]), "en")
    assert (written.text, "border-top" in written.html) == ("a\n", False)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Kazi Hub", "Kazi Hub"),
        ("Kazi\r\nBcc: mallory@example.org", "Kazi Bcc: mallory@example.org"),
        ("a\u2028b\tc\0d", "a b c d"),
        ("\u202egnp.exe", "gnp.exe"),
        ("  منصة   Kazi  ", "منصة Kazi"),
    ],
)
def test_a_subject_is_one_line(words, line):
    assert (one_line(words), write(Letter(words, []), "en").subject) == (line, line)


def test_addresses_are_those_of_the_install(settings):
    settings.ORIGIN = "https://trust.example"
    assert address_of("/i/abc") == "https://trust.example/i/abc"
