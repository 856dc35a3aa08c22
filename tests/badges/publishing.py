"""What the public is answered: every address of the resolver, so that two worlds can be compared."""

import io
import json
import re
from collections.abc import Iterator
from itertools import product

from django.test import Client
from django.urls import get_resolver
from PIL import Image

from goodstanding.badges.authenticity import did_json
from goodstanding.badges.formats import base64url
from goodstanding.badges.models import Credential, StatusList, WorkerBadge, WorkerCredential
from goodstanding.community.models import Announcement, Sponsor
from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import load
from goodstanding.surveys.models import Programme
from surveys.worlds import OF_WORK, routes

ONE_TIME = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')
PROOF = r'(?<=proofValue)[\\":\s]+z\w+'
PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")
HEADERS = ("Content-Type", "ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin", "Location")
OPEN_DRAWS = ("draws/<int:pk>", "draws/<int:pk>.json")
"""A draw is public from its commitment on, whatever comes of the round; its page names no marketplace."""
NOBODY = "00000000-0000-4000-8000-000000000000"
EDITIONS = ("2026", "2027")
GUESSES = {"int": ("1",)}

type Answers = dict[str, tuple[object, ...]]
type Known = dict[str, tuple[str, ...]]


def public_answers() -> Answers:
    """Every address of every route with its status, headers and bytes, as a stranger is answered."""
    browser, known = Client(headers={"Accept": "text/html"}), known_now()
    told = [route for route in routes(get_resolver().url_patterns, leaving_out=OF_WORK) if route not in OPEN_DRAWS]
    return {path: _answer(browser, path) for route in told for path in addresses(route, known)}


def addresses(route: str, known: Known) -> list[str]:
    """The addresses of a route with everything in its places that a stranger may know, or guess.

    A place of a name that is not known takes the first number where it takes numbers; else it raises KeyError: say
    here what a stranger puts there.
    """
    first = route.partition("/")[0]
    places = PLACE.findall(route)
    fillings = [known.get(f"{first}:{name}") or known.get(name) or GUESSES[kind] for kind, name in places]
    return [f"/{_filled(route, values)}" for values in product(*fillings)]


def _filled(route: str, values: tuple[str, ...]) -> str:
    left = iter(values)
    return PLACE.sub(lambda _place: next(left), route)


def known_now() -> Known:
    """What may stand in the places of routes, by the route's first word where that matters."""
    programmes = tuple(Programme.objects.values_list("slug", flat=True))
    shops = tuple(Marketplace.objects.values_list("slug", flat=True))
    rules = tuple(each.id for name in ("accredit-1", "ttp-2022") for each in load().versions(name))
    guessed = [f"{shop}-{programme}-{edition}" for shop, programme, edition in product(shops, programmes, EDITIONS)]
    return {
        "slug": shops,
        "programmes:slug": programmes,
        "news:slug": tuple({*guessed, *Announcement.objects.values_list("slug", flat=True)}),
        "issuer": programmes,
        "fragment": tuple(fragment for each in Programme.objects.all() for fragment in _fragments(each)),
        "key": (*_all(Credential, NOBODY), *map(str, WorkerCredential.objects.values_list("pk", flat=True))),
        "code": _codes() or ("2222222",),
        "status:number": _all(StatusList, "1"),
        "achievement": tuple("~".join(parts) for parts in product(programmes, EDITIONS, rules)),
        "version": rules,
        "edition": EDITIONS,
        "pk": _all(Sponsor, "1"),
        "role": ("leader", "expert"),
        "language": ("en",),
        "act": ("suspend",),
        "token": ("guessed",),
        "which": ("one",),
        "marketplace": shops,
        "workers:slug": ("guessed",),
        "place": ("marketplaces", "programmes"),
        "item": ("costs",),
        "step": ("done",),
        "table": ("changes", "counts"),
    }


def _codes() -> tuple[str, ...]:
    return tuple(code for model in (Credential, WorkerBadge) for code in model.objects.values_list("code", flat=True))


def _fragments(programme: Programme) -> Iterator[str]:
    for method in json.loads(did_json(programme))["verificationMethod"]:
        yield method["id"].partition("#")[2]


def _all(model: type[Credential | StatusList | Sponsor], fallback: str) -> tuple[str, ...]:
    return tuple(str(pk) for pk in model.objects.values_list("pk", flat=True)) or (fallback,)


def _answer(browser: Client, path: str) -> tuple[object, ...]:
    found = browser.get(path)
    body = ONE_TIME.sub("", found.content.decode(errors="surrogateescape"))
    return found.status_code, *(found.get(name) for name in HEADERS), body


def without_chance(answers: Answers) -> Answers:
    """The answers without what is drawn or counted up for each badge, and without what is computed from that."""
    drawn = [words for badge in Credential.objects.all() for words in _drawn_for(badge)]
    lots = re.compile(rf"(?:{'|'.join(map(re.escape, drawn))})(?!\w)|{PROOF}")
    return {
        lots.sub("", path): (status, kind, *(lots.sub("", str(one)) for one in (*found[:-1], _opened(path, found[-1]))))
        for path, (status, kind, _etag, *found) in answers.items()
    }


def _opened(path: str, body: object) -> str:
    """What can be compared of files that sign or draw what was drawn for a badge."""
    words = str(body)
    if path.endswith(("register.json.sig", "qr.svg")):
        return ""
    if path.endswith(".jwt") and words.count(".") == 2:
        return base64url.decode(words.split(".")[1]).decode()
    if path.endswith("badge.png") and words.startswith("\udc89PNG"):
        with Image.open(io.BytesIO(words.encode(errors="surrogateescape"))) as picture:
            return f"{picture.info} {picture.tobytes().hex()}"
    return words


def _drawn_for(badge: Credential) -> tuple[str, ...]:
    place, number = badge.status_index, badge.status_list_id
    return str(badge.pk), badge.code, f'"{place}"', f"#{place}", f"/status/revocation/{number}"
