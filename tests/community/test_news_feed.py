"""The Atom feed, by RFC 4287."""

import re
from uuid import UUID
from xml.etree import ElementTree as Tree

import pytest
from django.test import Client

from accreditation.telling import DAY, awarded
from community.publishing import LATER, consent
from goodstanding.badges.actions import issue, prove_made_domain, write_story
from goodstanding.badges.addresses import of_credential
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.community import actions
from making import scene

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ONCE_IN_FEED = ("id", "title", "updated")
ONCE_IN_ENTRY = ("id", "title", "updated", "published", "author", "content")


def feed(query="", **headers):
    answer = Client(headers=headers).get(f"/news.atom{query}")
    return answer, Tree.fromstring(answer.content) if answer.content else None


def announced(story=""):
    set_up = scene()
    award = awarded(set_up)
    consent(set_up)
    made = actions.announce(award, by=set_up.ole.actor, at=LATER)
    if story:
        write_story(set_up.kazi_hub, story, by=set_up.team.actor, at=LATER + DAY)
    return made


def faults(tree):
    """What RFC 4287, sections 4.1.1, 4.1.2, 4.2.6 and 4.2.7, finds wrong with a feed of ours."""
    for parent, names in [(tree, ONCE_IN_FEED), *((entry, ONCE_IN_ENTRY) for entry in tree.iter(f"{ATOM}entry"))]:
        yield from (f"{name} is not there once" for name in names if len(parent.findall(f"{ATOM}{name}")) != 1)
        links = [(each.get("rel"), each.get("type")) for each in parent.findall(f"{ATOM}link")]
        yield from (f"two links {link}" for link in set(links) if links.count(link) > 1)
    for moment in [*tree.iter(f"{ATOM}updated"), *tree.iter(f"{ATOM}published")]:
        if not MOMENT.fullmatch(moment.text):
            yield f"{moment.text} is no moment of RFC 3339"
    ids = [each.text for each in tree.iter(f"{ATOM}id")]
    if len(set(ids)) < len(ids) or not all(re.match(r"(https?|urn):", each) for each in ids):
        yield f"ids are not IRIs of their own: {ids}"
    yield from (f"no name of an author in {author}" for author in tree.iter(f"{ATOM}author") if not author[0].text)


def test_the_feed_is_valid_whether_empty_or_not():
    _answer, empty = feed()
    assert (list(faults(empty)), len(empty.findall(f"{ATOM}entry"))) == ([], 0)
    announced()
    answer, tree = feed()
    assert (list(faults(tree)), len(tree.findall(f"{ATOM}entry"))) == ([], 1)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_an_entry_says_what_the_page_says_under_an_id_that_stays():
    made = announced("We called <everybody> & listened.")
    entry = feed()[1].find(f"{ATOM}entry")
    said = {child.tag.removeprefix(ATOM): child for child in entry}
    assert said["id"].text == UUID(str(made.key)).urn
    assert said["title"].text == "Kazi Hub earns “Trusted Talent Partner” 2026"
    assert (said["published"].text, said["updated"].text) == ("2026-04-11T09:00:00Z", "2026-04-12T09:00:00Z")
    assert said["link"].get("href").endswith("/news/kazi-hub-trusted-talent-partner-2026")
    assert said["author"].find(f"{ATOM}name").text == "Open Assembly"
    assert said["content"].get("type") == "html"
    assert "<p>We called &lt;everybody&gt; &amp; listened.</p>" in said["content"].text
    with clock.pinned(LATER + 30 * DAY):
        assert feed()[1].find(f"{ATOM}entry/{ATOM}id").text == said["id"].text


def test_news_lead_to_the_badge_that_anybody_can_check():
    set_up = scene()
    award = awarded(set_up)
    consent(set_up)
    made = actions.announce(award, by=set_up.ole.actor, at=LATER)
    pages = ("/news", f"/news/{made.slug}")
    assert [">Check the badge<" in Client().get(page).text for page in pages] == [False, False]
    prove_made_domain(set_up.kazi_hub, by=SYSTEM, at=LATER)
    address = of_credential(issue(award, by=SYSTEM, at=LATER).pk)
    assert [f'href="{address}">Check the badge<' in Client().get(page).text for page in pages] == [True, True]
    tree = feed()[1]
    links = {link.get("rel"): link.get("href") for link in tree.find(f"{ATOM}entry").findall(f"{ATOM}link")}
    assert (list(faults(tree)), links["related"]) == ([], address)


def test_a_feed_that_has_not_changed_is_not_sent_again():
    announced()
    first, _tree = feed()
    again, _none = feed(**{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert feed(**{"If-None-Match": '"other"'})[0].status_code == 200


def test_each_language_has_its_own_feed_and_the_browser_does_not_choose():
    announced()
    english, french = feed(**{"Accept-Language": "fr"})[1], feed("?language=fr")[1]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [tree.get(lang) for tree in (english, french)] == ["en", "fr"]
    assert english.find(f"{ATOM}id").text != french.find(f"{ATOM}id").text
    assert french.find(f"{ATOM}entry/{ATOM}title").text.startswith("Kazi Hub obtient")


def test_characters_that_xml_has_not_are_left_out():
    announced("Line\x0b one\ud7ff.")
    assert "Line one\ud7ff." in feed()[1].find(f"{ATOM}entry/{ATOM}content").text
