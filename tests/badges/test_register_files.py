"""The register as files: the same facts as its pages, signed, cheap to ask for again."""

import csv
import io
import json
import re
from hashlib import sha256

import pytest
from django.test import Client

from accreditation.telling import DAY, DECIDED, awarded
from goodstanding.accreditation import actions as accreditation
from goodstanding.badges import actions
from goodstanding.badges.publicity import Switches
from goodstanding.base import clock
from goodstanding.base.keys import is_signed, key_id_of
from goodstanding.marketplaces.actions import Profile, change_profile
from making import scene

pytestmark = pytest.mark.django_db
LATER = DECIDED + 10 * DAY
AWARD = {
    "marketplace": "Kazi Hub",
    "page": "http://127.0.0.1:8000/register/kazi-hub",
    "site": "https://kazi-hub.example",
    "country": "KE",
    "regions": ["Africa"],
    "categories": ["Design"],
    "languages": ["en"],
    "ownership": ["bootstrapped"],
    "programme": "Trusted Talent Partner",
    "operator": "Open Assembly",
    "designation": "Trusted Talent Partner",
    "edition": 2026,
    "awarded_on": "2026-04-01",
    "valid_until": "2027-04-01",
    "state": "granted",
    "since": "2026-04-01",
    "reason": None,
    "assurance": "B",
    "gathered": "Every client was asked.",
    "answers": "10-14",
    "policy": "accredit-1@2026-01-01",
    "credential": None,
    "score": None,
    "interval_low": None,
    "interval_high": None,
    "response_rate": None,
}


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.DATA = tmp_path
    with clock.pinned(LATER):
        yield


def fetched(path: str, **headers: str):
    return Client(headers=headers).get(path)


def test_the_json_file_says_everything_that_is_public_in_canonical_bytes():
    awarded(scene())
    found = fetched("/register.json", **{"Accept-Language": "ar"})
    assert json.loads(found.content) == {
        "format": "goodstanding-register-1",
        "origin": "http://127.0.0.1:8000",
        "day": "2026-04-11",
        "awards": [AWARD],
        "shares": [
            {
                "programme": "Trusted Talent Partner",
                "edition": 2026,
                "awarded": None,
                "decided": None,
                "hidden": "not_over",
            }
        ],
    }


def test_the_csv_file_says_the_same():
    awarded(scene())
    text = fetched("/register.csv").content.decode()
    (row,) = csv.DictReader(io.StringIO(text))
    flat = {name: "; ".join(value) if isinstance(value, list) else value for name, value in AWARD.items()}
    assert row == {name: str(value or "") for name, value in flat.items()} | {"answers": "10 to 14"}


def test_figures_stand_in_both_files_once_the_marketplace_shows_them():
    set_up = scene()
    awarded(set_up)
    actions.set_publicity(set_up.kazi_hub, Switches(shows_figures=True), by=set_up.team.actor, at=LATER)
    (found,) = json.loads(fetched("/register.json").content)["awards"]
    figures = {name: found[name] for name in ("score", "interval_low", "interval_high", "response_rate")}
    (row,) = csv.DictReader(io.StringIO(fetched("/register.csv").content.decode()))
    assert (figures["score"], figures["response_rate"]) == ("5.00", "0.86")
    assert {name: row[name] for name in figures} == figures


def test_the_signature_is_the_records_and_falls_with_any_byte():
    awarded(scene())
    content, told = fetched("/register.json").content, json.loads(fetched("/register.json.sig").content)
    public, value = bytes.fromhex(told["public_key"]), bytes.fromhex(told["value"])
    assert (told["algorithm"], told["key"]) == ("Ed25519", key_id_of(public))
    assert told["digest"] == sha256(content).hexdigest()
    assert is_signed(content, value, public)
    assert not is_signed(content.replace(b"granted", b"Granted"), value, public)


def test_a_name_that_a_spreadsheet_would_run_is_text():
    set_up = scene()
    award = awarded(set_up)
    profile = Profile("", "=HYPERLINK(1)", "https://kazi-hub.example", "KE", 2019, "2-10", "Africa/Nairobi", {})
    change_profile(set_up.kazi_hub, profile, by=set_up.team.actor, at=LATER)
    accreditation.withdraw(award, "+1, they said.", by=set_up.ole.actor, at=LATER)
    (row,) = csv.DictReader(io.StringIO(fetched("/register.csv").content.decode()))
    assert (row["marketplace"], row["reason"]) == ("'=HYPERLINK(1)", "'+1, they said.")


@pytest.mark.parametrize("path", ["/register.json", "/register.csv", "/register.json.sig"])
def test_every_site_may_read_a_file_and_it_is_sent_again_only_once_it_has_changed(path):
    set_up = scene()
    award = awarded(set_up)
    first = fetched(path)
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert fetched(path, **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    accreditation.withdraw(award, "Withdrawn.", by=set_up.ole.actor, at=LATER)
    assert fetched(path, **{"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_the_linked_data_of_a_page_cannot_end_its_script():
    set_up = scene()
    awarded(set_up)
    profile = Profile("", "</script><b>", "https://kazi-hub.example", "KE", 2019, "2-10", "Africa/Nairobi", {})
    change_profile(set_up.kazi_hub, profile, by=set_up.team.actor, at=LATER)
    text = fetched("/register/kazi-hub").text
    (linked,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert json.loads(linked) == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "</script><b>",
        "url": "https://kazi-hub.example",
        "hasCertification": [
            {
                "@type": "Certification",
                "name": "Trusted Talent Partner 2026",
                "issuedBy": {"@type": "Organization", "name": "Open Assembly"},
                "certificationStatus": "https://schema.org/CertificationActive",
                "validFrom": "2026-04-01",
                "expires": "2027-04-01",
            }
        ],
    }


def test_search_engines_find_the_pages_of_holders_and_of_nobody_else():
    awarded(scene())
    assert fetched("/robots.txt").text == "Sitemap: http://127.0.0.1:8000/sitemap.xml\n"
    assert re.findall("<loc>(.*?)</loc>", fetched("/sitemap.xml").text) == [
        "http://127.0.0.1:8000/register",
        "http://127.0.0.1:8000/register/kazi-hub",
    ]
