"""The press kit: there while an award is held, filled with its public facts and nothing more, always the same bytes."""

import io
import re
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from django.utils.translation import override
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from accreditation.telling import DAY, DECIDED, awarded
from badges.holding import LATER, badged, proved
from goodstanding.accreditation import actions as judging
from goodstanding.badges import actions, addresses
from goodstanding.badges.facts import Figures
from goodstanding.badges.formats import baking
from goodstanding.badges.models import Credential
from goodstanding.badges.pictures import preview_png, seal_png
from goodstanding.badges.presskit.archive import archive, zipped
from goodstanding.badges.presskit.found import Kit, found
from goodstanding.badges.presskit.markup import signature_html, website_html
from goodstanding.badges.presskit.sheet import TEMPLATE, sheet_data, sheet_pdf
from goodstanding.badges.presskit.texts import languages, texts
from goodstanding.badges.presskit.wording import POST, told
from goodstanding.badges.publicity import Switches
from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.people.actions import grant
from goodstanding.people.models import Account
from goodstanding.reports.paper import typeset
from goodstanding.surveys import actions as surveys
from making import CHARTER, OPENED, Scene, scene

pytestmark = pytest.mark.django_db
WHY = "Three of the answers came from friends of the house."
LONG = (
    "Agência Brasileira de Talentos Independentes & Profissionais Criativos do Nordeste “São João”, Rede Nacional Livre"
)
NAMES = ["Kazi Hub", '"><script>alert(1)</script> & {name} %s', "منصة كازي هب", "Kazi 🌍 Hub", LONG, "x" * 120]
PAGE, ZIP = "/marketplaces/kazi-hub/press-kit", "/marketplaces/kazi-hub/press-kit.zip"


@pytest.fixture(autouse=True)
def later():
    with clock.pinned(LATER):
        yield


@pytest.fixture
def held() -> tuple[Scene, Credential]:
    set_up = scene()
    return set_up, badged(set_up)


def kit_of(set_up: Scene) -> Kit:
    holder = found(STRANGER, set_up.kazi_hub, clock.now().date())
    assert holder is not None
    assert holder.kit is not None
    return holder.kit


def named(kit: Kit, name: str) -> Kit:
    return replace(kit, facts=replace(kit.facts, marketplace=name))


def as_team(set_up: Scene) -> Client:
    client = Client()
    client.force_login(set_up.team)
    return client


def words(html: str) -> str:
    body = re.sub(r"<(style|script).*?</\1>", " ", html.split("<main")[1].split("</main>")[0], flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body)).strip()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archived:
        assert archived.testzip() is None
        return {info.filename.partition("/")[2]: archived.read(info) for info in archived.infolist()}


TEXTS = ["picture-description.txt", "post-long.txt", "post-short.txt", "press-release.txt"]
LINKS = ["signature.html", "signature.txt", "website-dark.html", "website-light.html"]
DRAWN = ["link-1200x630.png", "sales-a4.pdf", "sales-letter.pdf", "square-1080x1080.png"]
EACH = [*TEXTS, *LINKS, *DRAWN]
BADGES = [
    f"badge/{at}badge-{theme}.{kind}" for at in ("", "plain/") for theme in ("dark", "light") for kind in ("png", "svg")
]


def test_the_zip_holds_these_files_and_the_next_is_made_in_under_a_second(held):
    set_up, badge = held
    answer = as_team(set_up).get(ZIP)
    assert answer["Content-Disposition"] == 'attachment; filename="kazi-hub-press-kit-2026.zip"'
    files = unzipped(answer.content)
    assert sorted(files) == sorted(
        ["README.txt", *(f"{code}/README.txt" for code in languages() if code != "en")]
        + [f"{code}/{name}" for code in languages() for name in EACH]
        + [*BADGES, "badge/credential.json", "badge/credential.jwt", "badge/qr.svg"]
    )
    signed = bytes(badge.signed)
    assert (files["badge/credential.json"], files["badge/credential.jwt"]) == (signed, bytes(badge.jwt))
    assert [baking.read(files[name]) for name in BADGES if "plain" not in name] == [signed] * 4
    assert [signed in files[name] for name in BADGES if "plain" in name] == [False] * 4
    pictures = {name: Image.open(io.BytesIO(files[name])).size for name in files if name.endswith("0.png")}
    assert pictures == {f"{code}/link-1200x630.png": (1200, 630) for code in languages()} | {
        f"{code}/square-1080x1080.png": (1080, 1080) for code in languages()
    }
    assert all(name in files["README.txt"].decode() for name in (*TEXTS, "badge/plain/", "credential.jwt"))
    assert len(answer.content) < 1_000_000
    another, begun = named(kit_of(set_up), "Another Hub"), time.process_time()
    archive(another)
    assert time.process_time() - begun < 1


def test_the_same_facts_are_the_same_bytes_on_every_day_and_in_every_language(held):
    set_up, _badge = held
    first = archive(kit_of(set_up))
    preview_png.cache_clear()
    seal_png.cache_clear()
    with clock.pinned(LATER + 30 * DAY), override("ar"):
        assert archive(kit_of(set_up)) == first


def test_the_press_release_says_the_facts_and_where_they_are_checked(held):
    set_up, badge = held
    said = told(kit_of(set_up), "en").press_release
    assert "Open Assembly has awarded “Trusted Talent Partner 2026” to Kazi Hub" in said
    assert "\nEvery client was asked. 10-14 client organisations answered.\n" in said
    assert "The award dates from 1 April 2026 and is valid until 1 April 2027." in said
    assert said.count(addresses.of_short_code(badge.code)) == 1
    assert addresses.of_policy("accredit-1@2026-01-01") in said


def test_each_language_names_the_facts_and_no_figure_unless_it_is_shown(held):
    set_up, badge = held
    kit = kit_of(set_up)
    figured = replace(kit, facts=replace(kit.facts, figures=Figures(4.21, (4.05, 4.37), 0.62)))
    address = addresses.of_short_code(badge.code)
    facts, figures = ("Trusted Talent Partner", "2026", "2027", address), ("4.21", "4.05", "4.37", "62")
    for one in [told(kit, language) for language in languages()]:
        texts_of = (one.press_release, one.long_post, one.short_post, one.signature, one.readme)
        assert all(fact in text for text in texts_of for fact in facts), one
        carried = str((one.press_release, one.long_post, one.rows)).replace(address, "")
        assert [figure for figure in figures if figure in carried] == []
    for one in [told(figured, language) for language in languages()]:
        assert all(
            figure in text for text in (one.press_release, one.long_post, str(one.rows)) for figure in figures
        ), one
        assert re.findall(r"\{\w*\}|%\(", str(vars(one))) == []


def test_a_provisional_award_is_said_to_be_one_everywhere(held):
    set_up, _badge = held
    kit = kit_of(set_up)
    provisional = replace(kit, facts=replace(kit.facts, state="provisional"))
    for language in languages():
        said, sentences = told(provisional, language), texts(language)
        line = sentences.held_provisionally.partition("{")[0]
        assert all(line in text for text in (said.line, said.short_post, said.signature, said.description)), language
        assert all(sentences.provisional in text for text in (said.press_release, said.long_post)), language


def test_an_open_band_is_said_in_words(held):
    set_up, _badge = held
    kit = kit_of(set_up)
    many = replace(kit, facts=replace(kit.facts, answers="30+"))
    assert "30 or more client organisations answered." in told(many, "en").press_release


def test_no_name_breaks_out_of_what_is_pasted_or_spoils_a_text(held):
    set_up, badge = held
    kit = kit_of(set_up)
    for name, language in product(NAMES, languages()):
        one = told(named(kit, name), language)
        assert name in one.press_release
        assert len(one.short_post) <= POST
        pasted = [website_html(one, badge), website_html(one, badge, is_dark=True), signature_html(one, badge)]
        assert [type(text) for text in pasted] == [str] * 3
        assert [tags(text) for text in pasted] == [["a", "img"], ["a", "img"], ["div", "a", "img", "br", "a"]]
        assert {alternative(text) for text in pasted} == {f"{name}, Trusted Talent Partner 2026"}


class Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def read(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reading = Reading()
    reading.feed(html)
    return reading.found


def tags(html: str) -> list[str]:
    return [tag for tag, _attributes in read(html)]


def alternative(html: str) -> str | None:
    return next(attributes["alt"] for tag, attributes in read(html) if tag == "img")


SHEETS = [
    ("en", "a4", "Kazi Hub"),
    ("ar", "us-letter", "منصة كازي هب"),
    ("pt", "us-letter", LONG),
    ("fr", "a4", "x" * 120),
]


@pytest.mark.parametrize(("language", "paper", "name"), SHEETS)
def test_the_page_for_sales_is_one_tagged_page_with_every_glyph(held, language, paper, name):
    set_up, badge = held
    kit = named(kit_of(set_up), name)
    figures = Figures(4.21, (4.05, 4.37), 0.62)
    longer = {"operator": name, "programme": name} if name == LONG else {}
    full = replace(kit, facts=replace(kit.facts, figures=figures, state="provisional", **longer))
    made = PdfReader(io.BytesIO(sheet_pdf(told(full, language), full, paper)))
    root = made.trailer["/Root"]
    assert len(made.pages) == 1
    assert (root["/MarkInfo"]["/Marked"].value, root["/Lang"].split("-")[0]) == (True, language)
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    told_figures = {str(node["/Alt"]) for node in elements(root["/StructTreeRoot"]) if node.get("/S") == "/Figure"}
    assert told_figures == {told(full, language).description, told(full, language).sheet.code}
    text = made.pages[0].extract_text()
    assert badge.code in text
    assert "\ufffd" not in text
    assert made.metadata.title.startswith(name[:40])


def elements(node: Any) -> Iterator[Any]:
    """Every structure element below a node."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    for kid in node if isinstance(node, list) else [node.get("/K", [])] if isinstance(node, dict) else []:
        yield from elements(kid)
    if isinstance(node, dict):
        yield node


def test_several_may_ask_for_the_page_at_once(held):
    set_up, _badge = held
    kit = kit_of(set_up)
    given = [sheet_data(told(kit, language), kit, "a4") for language in ("en", "fr")] * 2
    with ThreadPoolExecutor(4) as people:
        made = list(people.map(lambda data: typeset(TEMPLATE, data, DECIDED.date()), given))
    assert (made[0], made[1]) == (made[2], made[3])


def test_a_name_that_no_font_has_is_the_domain_on_paper_and_itself_in_the_texts(held):
    set_up, _badge = held
    one = told(named(kit_of(set_up), "Kazi 🌍 Hub"), "en")
    assert one.sheet.title == "kazi-hub.example: Trusted Talent Partner 2026"
    assert "Kazi 🌍 Hub holds" in one.press_release


def test_the_page_has_everything_to_copy_as_text_without_script(held):
    set_up, badge = held
    team = as_team(set_up)
    answer = team.get(PAGE)
    pieces = dict(re.findall(r'<pre id="([^"]+)"[^>]*>(.*?)</pre>', answer.text, re.DOTALL))
    one = told(kit_of(set_up), "en")
    assert {key: unescape(text) for key, text in pieces.items()} == {
        "website-light": website_html(one, badge),
        "website-dark": website_html(one, badge, is_dark=True),
        "signature-html": signature_html(one, badge),
        "signature-text": one.signature,
        "press-release": one.press_release,
        "post-short": one.short_post,
        "post-long": one.long_post,
        "picture-description": one.description,
    }
    arabic = team.get(PAGE, {"language": "ar"}).text
    assert arabic.count('<div class="kit-words" lang="ar" dir="rtl">') == 5
    assert escape(told(kit_of(set_up), "ar").press_release) in arabic


def test_every_link_of_the_page_leads_somewhere(held):
    set_up, _badge = held
    team = as_team(set_up)
    page = team.get(PAGE, {"language": "ar"}).text.split("<main")[1].split("</main>")[0]
    links = {unescape(link) for link in re.findall(r'(?:href|src)="(/[^"]*)"', page)}
    assert {link: team.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    assert len(links) >= 18
    assert f'href="{PAGE}"' in team.get("/marketplaces/kazi-hub").text


def test_figures_stand_in_the_texts_only_by_the_marketplaces_own_switch(held):
    set_up, _badge = held
    team = as_team(set_up)
    assert "Their trust score is" not in team.get(PAGE).text
    actions.set_publicity(set_up.kazi_hub, Switches(shows_figures=True), by=set_up.team.actor, at=LATER)
    assert "Their trust score is 5.00 of 5." in team.get(PAGE).text


def test_each_programme_has_a_kit_of_its_own(held):
    set_up, _badge = held
    other = surveys.found_programme(replace(CHARTER, slug="fair-pay", name="Fair Pay"), by=SYSTEM, at=OPENED)
    surveys.join(other, set_up.kazi_hub, by=SYSTEM, at=OPENED)
    grant(set_up.ole, "operator", other.pk, by=SYSTEM, at=OPENED)
    ole = Account.objects.get(pk=set_up.ole.pk)
    actions.issue(awarded(replace(set_up, programme=other, ole=ole)), by=SYSTEM, at=DECIDED)
    team = as_team(set_up)
    for slug, name, else_slug in (("fair-pay", "Fair Pay", CHARTER.slug), (CHARTER.slug, CHARTER.name, "fair-pay")):
        page = team.get(PAGE, {"programme": slug}).text
        assert (f"{name} is a programme of" in page, f'href="{PAGE}?programme={else_slug}"' in page) == (True, True)
    assert NONE in words(team.get(PAGE, {"programme": "another"}).text)


def suspended(set_up: Scene) -> None:
    judging.suspend(awarded(set_up), WHY, by=set_up.ole.actor, at=LATER)


def withdrawn(set_up: Scene) -> None:
    judging.withdraw(badged(set_up).award, WHY, by=set_up.ole.actor, at=LATER)


NONE = "No award yet A press kit comes with an award"
NO_BADGE = (
    "No badge that can be shown Everything in a kit leads to the signed badge. Your award has none that stands. Show"
)
ABSENCES = [
    (lambda _set_up: None, LATER, NONE),
    (awarded, LATER, NO_BADGE),
    (proved, LATER, NO_BADGE),
    (
        suspended,
        LATER,
        f"Suspended on 11 April 2026 Reason: {WHY} Take the kit's pictures, texts and pages out of use now.",
    ),
    (
        withdrawn,
        LATER,
        f"Withdrawn on 11 April 2026 Reason: {WHY} Take the kit's pictures, texts and pages out of use now.",
    ),
    (badged, DECIDED + 400 * DAY, "Ended on 1 April 2027 A kit may be used until its award's last day. Take the kit's"),
]


@pytest.mark.parametrize(("act", "at", "said"), ABSENCES)
def test_without_an_award_that_is_held_the_page_says_why_and_there_are_no_files(act, at, said):
    set_up = scene()
    act(set_up)
    with clock.pinned(at):
        team = as_team(set_up)
        page = team.get(PAGE)
        assert (page.status_code, said in words(unescape(page.text)), "<pre" in page.text) == (200, True, False)
        refused = team.get(ZIP)
        assert (refused.status_code, "A press kit comes with an award that is held." in refused.text) == (409, True)


def test_a_badge_that_was_revoked_or_tampered_with_brings_no_kit(held):
    set_up, badge = held
    Credential.objects.filter(pk=badge.pk).update(signed=bytes(badge.signed).replace(b"Kazi Hub", b"Kazi Hut"))
    assert found(STRANGER, set_up.kazi_hub, LATER.date()).kit is None


def test_after_a_reinstatement_the_kit_comes_back_with_the_new_badge(held):
    set_up, badge = held
    judging.suspend(badge.award, WHY, by=set_up.ole.actor, at=LATER)
    actions.revoke_ended(by=SYSTEM, at=LATER)
    award = type(badge.award).objects.get(pk=badge.award.pk)
    judging.reinstate(award, "Invoices were shown.", by=set_up.ole.actor, at=LATER)
    assert found(STRANGER, set_up.kazi_hub, LATER.date()).kit is None
    newer = actions.issue(award, by=SYSTEM, at=LATER)
    assert kit_of(set_up).badge == newer
    assert newer.code in told(kit_of(set_up), "en").press_release


def test_the_texts_of_each_language_have_the_places_of_the_english_ones():
    placed = {language: {key: places(text) for key, text in vars(texts(language)).items()} for language in languages()}
    assert placed == dict.fromkeys(languages(), placed["en"])


def places(text: object) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", str(text)))


def test_a_zip_names_no_clock_and_no_machine():
    assert zipped("kit", [("a.txt", b"a")], DECIDED.date()) == zipped("kit", [("a.txt", b"a")], DECIDED.date())
    with zipfile.ZipFile(io.BytesIO(zipped("kit", [("a.txt", b"a")], DECIDED.date()))) as archived:
        info = archived.infolist()[0]
    assert (info.filename, info.date_time, info.create_system) == ("kit/a.txt", (2026, 4, 1, 0, 0, 0), 3)
