"""What the public is answered, so that two worlds can be compared."""

import re

from django.test import Client

from goodstanding.badges.models import Credential
from goodstanding.marketplaces.models import Marketplace

NONCE = re.compile(r'nonce="[^"]*"')
REGISTER = ("/register", "/register?name=a", "/register?state=granted&year=2026", "/register.csv", "/register.json")
ABOUT = ("/", *REGISTER, "/sitemap.xml", "/robots.txt", "/verify", "/news", "/news.atom")
OF_A_PROGRAMME = ("/programmes/{}", "/issuers/{}", "/issuers/{}/did.json")
OF_A_MARKETPLACE = ("/register/{}", "/marketplaces/{}", "/news/{}", "/news/{}-2026")
OF_A_BADGE = ("/credentials/{}", "/credentials/{}.json", "/credentials/{}/live.svg", "/credentials/{}/embed")
HEADERS = ("Content-Type", "ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin", "Location")

type Answers = dict[str, tuple[object, ...]]


def public_answers() -> Answers:
    """Every public address about awards with its status, headers and bytes, as a stranger is answered."""
    slugs = Marketplace.objects.values_list("slug", flat=True)
    shops = [path.format(slug) for slug in slugs for path in OF_A_MARKETPLACE]
    badges = [path.format(pk) for pk in Credential.objects.values_list("pk", flat=True) for path in OF_A_BADGE]
    issuer = [path.format("trusted-talent-partner") for path in OF_A_PROGRAMME]
    return {path: _answer(path) for path in (*ABOUT, "/register.json.sig", *issuer, *shops, *badges)}


def _answer(path: str) -> tuple[object, ...]:
    found = Client(headers={"Accept": "text/html"}).get(path)
    body = NONCE.sub("", found.content.decode(errors="surrogateescape"))
    return found.status_code, *(found.get(name) for name in HEADERS), body


def without_chance(answers: Answers) -> Answers:
    """The answers without what is drawn or counted up for each badge, and without what is computed from that."""
    drawn = [words for badge in Credential.objects.all() for words in _drawn_for(badge)]
    lots = re.compile("|".join(map(re.escape, drawn)) + r'|(?<="proofValue":)\s*"[^"]*"')
    return {
        lots.sub("", path): (status, kind, *found[:-1], lots.sub("", str(found[-1])))
        for path, (status, kind, _etag, *found) in answers.items()
        if path != "/register.json.sig"
    }


def _drawn_for(badge: Credential) -> tuple[str, ...]:
    place, number = badge.status_index, badge.status_list_id
    return str(badge.pk), badge.code, f'"{place}"', f"#{place}", f"/status/revocation/{number}"
