"""A marketplace describes itself (T1): from an account to a profile, in any script, and by its own team only."""

import re

import pytest
from django.test import Client
from django.utils.translation import override
from profiling import PROFILE

from goodstanding.base.models import Event
from goodstanding.marketplaces.choices import COUNTRIES, FACETS, LANGUAGES, country_name, facet_name
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Grant
from letterbox import signed_up
from making import scene

pytestmark = pytest.mark.django_db


def client_of(account):
    browser = Client()
    browser.force_login(account)
    return browser


def declared(marketplace):
    found = {kind: [] for kind in FACETS}
    for facet in marketplace.facets.order_by("value"):
        found[facet.kind].append(facet.value)
    return found


def test_a_team_signs_up_describes_its_marketplace_and_finds_the_programmes():
    scene()
    browser = signed_up("amina@kazimpya.example", "Amina")
    assert browser.get("/home").url == "/marketplaces/new"
    answer = browser.post("/marketplaces/new", PROFILE)
    assert (answer.status_code, answer.url) == (302, "/marketplaces/kazi-mpya/programmes")
    assert "Trusted Talent Partner" in browser.get(answer.url).text
    made = Marketplace.objects.get(slug="kazi-mpya")
    assert (made.name, made.site, made.domain) == ("Kazi Mpya", "https://kazimpya.example", "kazimpya.example")
    assert (made.country, made.zone, made.founded, made.size) == ("KE", "Africa/Nairobi", 2019, "11-50")
    assert declared(made) == {
        "region": ["Europe and Central Asia", "Sub-Saharan Africa"],
        "category": ["Software"],
        "language": ["en", "sw"],
        "ownership": ["minority-owned", "women-owned"],
    }
    assert browser.get("/home").url == "/marketplaces/kazi-mpya"


def test_pressing_twice_enrols_once():
    browser = signed_up("amina@kazimpya.example", "Amina")
    assert {browser.post("/marketplaces/new", PROFILE).url for _ in range(2)} == {"/marketplaces/kazi-mpya/programmes"}
    assert (Marketplace.objects.count(), Grant.objects.count()) == (1, 1)
    assert Event.objects.filter(kind="marketplaces.enrolled").count() == 1


@pytest.mark.parametrize(
    ("name", "site", "slug"),
    [
        ("Kazi Hub", "other.example", "kazi-hub-2"),
        ("Atlas Métiers", "atlas.example", "atlas-metiers"),
        ("უბრალო ხალხი", "ubralo.example", "ubralo"),
        ("نايل", "www.nile-bench.example", "nile-bench"),
        ("አዲስ Desk", "addis.example", "desk"),
        ("人才市场", "https://人才.example/en?x=1", "marketplace"),
        ("New", "new.example", "new-2"),
        ("<script>alert(1)</script>", "script.example", "scriptalert1script"),
    ],
)
def test_the_address_of_a_marketplace_comes_from_its_name_in_any_script(name, site, slug):
    scene()
    browser = signed_up("amina@people.example", "Amina")
    answer = browser.post("/marketplaces/new", PROFILE | {"name": name, "site": site})
    assert answer.url == f"/marketplaces/{slug}/programmes"
    page = browser.get(f"/marketplaces/{slug}/profile")
    assert (page.status_code, "<script>alert" in page.text) == (200, False)
    assert Marketplace.objects.get(slug=slug).name == name


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "see http://evil.example"}, "A name holds no web address."),
        ({"site": "kazi hub"}, "Enter a valid URL."),
        ({"site": "http://127.0.0.1/"}, "Enter the address of your website"),
        ({"site": "http://localhost"}, "Enter the address of your website"),
        ({"site": "ftp://kazimpya.example"}, "Enter the address of your website"),
        ({"site": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"country": "XX"}, "Select a valid choice."),
        ({"founded": "2031"}, "Enter a year from 1950 to"),
        ({"founded": "long ago"}, "Enter a whole number."),
        ({"region": []}, "This field is required."),
        ({"language": ["tlh"]}, "Select a valid choice."),
        ({"ownership": ["self-owned"]}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_on_the_same_page_and_what_was_typed_stays(wrong, words):
    browser = signed_up("amina@kazimpya.example", "Amina")
    answer = browser.post("/marketplaces/new", PROFILE | {"name": "Ḥalqa ጉልበት"} | wrong)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert ("Ḥalqa ጉልበት" in answer.text) == ("name" not in wrong)
    assert 'value="Software"' in answer.text
    assert 'value="2019"' in answer.text or "founded" in wrong
    assert Marketplace.objects.count() == 0


def test_a_team_changes_its_profile_and_its_address_stays():
    set_up = scene()
    browser = client_of(set_up.team)
    for _ in range(2):
        answer = browser.post("/marketplaces/kazi-hub/profile", PROFILE)
        assert (answer.status_code, answer.url) == (302, "/marketplaces/kazi-hub/profile")
    changed = Marketplace.objects.get(slug="kazi-hub")
    assert (changed.name, declared(changed)["category"]) == ("Kazi Mpya", ["Software"])
    wrong = browser.post("/marketplaces/kazi-hub/profile", PROFILE | {"name": "Kazi Tatu", "founded": ""})
    assert (wrong.status_code, "Kazi Tatu" in wrong.text) == (422, True)


@pytest.mark.parametrize("who", ["mallory", "rivals_team", "ole"])
def test_nobody_else_sees_or_edits_it(who):
    set_up = scene()
    browser = client_of(getattr(set_up, who))
    answers = [
        browser.get("/marketplaces/kazi-hub/profile"),
        browser.post("/marketplaces/kazi-hub/profile", PROFILE),
        browser.post("/marketplaces/kazi-hub/team", {"email": "mallory@people.example"}),
        browser.get("/marketplaces/kazi-hub/programmes"),
        browser.post("/programmes/trusted-talent-partner/join", {"marketplace": "kazi-hub"}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 5
    assert Marketplace.objects.get(slug="kazi-hub").name == "Kazi Hub"


def test_who_is_not_signed_in_enrols_nothing():
    assert Client().post("/marketplaces/new", PROFILE).status_code == 404
    assert Marketplace.objects.count() == 0


def test_the_lists_are_those_of_the_standards():
    assert (len(COUNTRIES), dict(COUNTRIES)["KE"], dict(LANGUAGES)["sw"]) == (249, "Kenya", "Swahili")
    assert all(len(code) == 2 for code, _name in (*COUNTRIES, *LANGUAGES))
    assert [len(dict(choices)) for choices in FACETS.values()] == [len(choices) for choices in FACETS.values()]


@pytest.mark.parametrize(
    ("language", "countries", "languages"),
    [
        ("en", ["Afghanistan", "Åland Islands", "Albania"], ["Afrikaans", "Akan", "Albanian"]),
        ("es", ["Afganistán", "Albania", "Alemania"], ["Afrikáans", "Akan", "Albanés"]),
        ("fr", ["Afghanistan", "Afrique du Sud", "Albanie"], ["Afrikaans", "Akan", "Albanais"]),
        ("pt", ["Afeganistão", "África do Sul", "Albânia"], ["Africâner", "Akan", "Albanês"]),
        ("ar", ["إثيوبيا", "أذربيجان", "أرمينيا"], ["الأذربيجانية", "الأرمنية", "الإسبانية"]),
    ],
)
def test_countries_and_languages_are_named_in_the_readers_language_and_in_its_order(language, countries, languages):
    browser = signed_up("amina@kazimpya.example", "Amina")
    browser.post("/language", {"language": language})
    page = browser.get("/marketplaces/new").text
    assert re.findall(r'<option value="[A-Z]{2}">([^<]+)', page)[:3] == countries
    spoken = re.findall(r'name="language" value="[a-z]{2}"[^>]*><span>([^<]+)', page)
    assert spoken[:3] == languages


def test_a_team_reads_its_profile_in_its_own_language():
    with override("fr"):
        told = [facet_name("language", "sw"), facet_name("language", "xx"), country_name("KE"), country_name("XX")]
        assert told == ["Swahili", "xx", "Kenya", "XX"]
        assert facet_name("region", "North America") == "Amérique du Nord"


def test_the_made_world_chooses_from_the_lists():
    from goodstanding.demo.world.places import PLACES
    from goodstanding.marketplaces.choices import SIZES

    for place in PLACES:
        said = {
            "region": place.regions,
            "category": place.categories,
            "language": place.languages,
            "ownership": place.ownership,
        }
        unknown = [value for kind, values in said.items() for value in values if value not in dict(FACETS[kind])]
        assert (unknown, place.size in dict(SIZES), place.country in dict(COUNTRIES)) == ([], True, True)
