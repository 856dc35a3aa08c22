"""The markup of programme pages: what it knows, and that nothing else comes out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.community.markup import as_html, is_web_address, questions, wrong_links

KNOWN = re.compile(r'</?(p|ul|ol|li)>|<ol start="\d+">|<a href="https://[^"<>]*"( title="[^"<>]*")?>|</a>|<br>')
PIECES = [
    "- ",
    "1. ",
    "\n",
    "\n\n",
    "[",
    "](",
    ")",
    "https://a.example/",
    "javascript:alert(1)",
    "<b>",
    "<!--",
    "`",
    "*",
]
PIECES += [
    "&lt;",
    '"',
    " title=",
    "![",
    "data:text/html,",
    "\\",
    "    ",
    "> ",
    "# ",
    "word",
    "<https://b.example>",
    "\t",
]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("One\ntwo\n\nthree", "<p>One\ntwo</p>\n<p>three</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("[rule](https://a.example/r?x=1&y=2)", '<p><a href="https://a.example/r?x=1&amp;y=2">rule</a></p>\n'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](http://a.example)", "<p>[x](http://a.example)</p>\n"),
        ("![x]() [y]()", "<p>!x y</p>\n"),
        ("[x](//a.example)", "<p>[x](//a.example)</p>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("# head **bold** `code`", "<p># head **bold** `code`</p>\n"),
    ],
)
def test_paragraphs_lists_and_https_links_are_all_there_is(typed, shown):
    assert as_html(typed) == shown


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=200))
def test_whatever_is_typed_no_other_element_comes_out(typed):
    assert re.findall(r"[<>]", KNOWN.sub("", as_html(typed))) == []


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://a.example", True),
        ("https://a.example/x?y#z", True),
        ("HTTPS://a.example/", True),
        ("https://a", False),
        ("https://user@a.example/", False),
        ("https://a.example@b.example/", False),
        ("http://a.example/", False),
        ("/register", False),
        ("javascript:alert(1)//https://a.example", False),
    ],
)
def test_a_link_leads_to_a_whole_https_address(url, is_one):
    assert is_web_address(url) is is_one


def test_links_that_lead_elsewhere_are_named_in_their_order():
    text = "[a](https://a.example) [b](http://b.example) and\n\n- [c]( mailto:c@c.example )"
    assert wrong_links(text) == ["http://b.example", "mailto:c@c.example"]


def test_a_line_that_asks_is_a_question_and_what_follows_its_answer():
    text = "Before\n\nWho may join?\n\nYou.\n\n- and you\n\nمن يشارك؟\n\nأنت.\n\nTwo lines\nwithout one?"
    assert questions(text) == [
        ("", "Before"),
        ("Who may join?", "You.\n\n- and you"),
        ("من يشارك؟", "أنت.\n\nTwo lines\nwithout one?"),
    ]
    assert questions("") == []
