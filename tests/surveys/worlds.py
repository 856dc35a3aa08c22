"""Two worlds that differ in a secret: everything that somebody sees of each, to be compared byte for byte."""

import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from random import Random

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from goodstanding.base import clock
from goodstanding.base.models import OutgoingMail
from goodstanding.people.models import Account

DRAWN_ANEW = re.compile(r'nonce="[^"]*"|nonce-[\w-]+|name="csrfmiddlewaretoken" value="[^"]*"')
UNGUESSABLE = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{12,}\b|[A-Za-z0-9_-]{32,}")
OF_EACH_ANSWER = ("x-reference", "set-cookie", "content-length", "etag", "last-modified", "date", "expires")
ELSEWHERE = ("survey", "sign-", "i/", "never/", "styleguide", "healthz", "readyz", "demo", "account", "team-", "static")
"""Where addresses begin that know no marketplace, or are a respondent's own."""

FORMS = ("marketplaces/new", "marketplaces/<slug:slug>/profile")
"""Long forms that know of no round."""
OF_WORK = ("goodstanding.engagements.", "goodstanding.reputation.")
"""Nouns that the contracts on imports keep from knowing any round."""

NOUNS = ("accreditation_", "engagements_", "marketplaces_", "people_", "surveys_")
MAILS = ("base_outgoingmail", "base_mailattempt")


@contextmanager
def a_world() -> Iterator[None]:
    """Undone afterwards. Ids count from 1 and nonces are the same in each, so that what differs tells of the secret."""
    random = Random(0)
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(secrets, "token_hex", lambda count=32: random.randbytes(count).hex())
        restart_ids()
        yield
        transaction.set_rollback(True)


def restart_ids() -> None:
    sequences = [one for one in connection.introspection.sequence_list() if one["table"].startswith((*NOUNS, *MAILS))]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_by_name_sql(no_style(), sequences):
            cursor.execute(statement)


@dataclass(frozen=True)
class Seen:
    """What one person saw at one moment: each address with status, headers and body."""

    pages: dict[str, tuple[int, tuple[tuple[str, str], ...], str]]

    @property
    def readable(self) -> list[str]:
        """The addresses of whole pages."""
        return [address for address, (status, _headers, _body) in self.pages.items() if status == 200]

    def __contains__(self, words: str) -> bool:
        return any(words in body for _status, _headers, body in self.pages.values())


def looked_at(
    account: Account | None, at: datetime, only: str = "", leaving_out: tuple[str, ...] = (), **places: object
) -> Seen:
    """Every address that may tell of a marketplace, opened by somebody at a moment. `places` fill the addresses.

    With `only` those that begin so; `leaving_out` modules of views that cannot know the secret.
    """
    browser = Client()
    if account:
        browser.force_login(account)
    with clock.pinned(at):
        answers = {
            address: browser.get(address)
            for address in sorted(addresses(places, leaving_out))
            if address.startswith(only)
        }
    return Seen({address: seen(answer) for address, answer in answers.items()})


seen_of_rounds = partial(looked_at, leaving_out=OF_WORK)


def seen(answer) -> tuple[int, tuple[tuple[str, str], ...], str]:
    headers = tuple(sorted((name, bare(value)) for name, value in answer.headers.items()))
    body = b"".join(answer) if answer.streaming else answer.content
    return (
        answer.status_code,
        tuple(pair for pair in headers if pair[0].lower() not in OF_EACH_ANSWER),
        bare(body.decode("utf-8", "replace")),
    )


def bare(text: str) -> str:
    """The text without what is drawn anew for each answer; ids and digests become numbers, in their order."""
    names: dict[str, str] = {}
    text = DRAWN_ANEW.sub("", text)
    return UNGUESSABLE.sub(lambda found: names.setdefault(found[0], f"<{len(names)}>"), text)


def addresses(places: dict[str, object], leaving_out: tuple[str, ...] = ()) -> set[str]:
    """Every address with these places filled in."""
    given = {"edition": 2026, "slug": "kazi-hub", "programme": "trusted-talent-partner", "token": "x", "which": "1"}
    given |= places

    def filled(route: str) -> str:
        slug = given["programme"] if route.startswith("programmes") else given["slug"]
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str({**given, "slug": slug}.get(found[1], "x")), route)

    every = routes(get_resolver().url_patterns, leaving_out=leaving_out)
    return {f"/{filled(route)}" for route in every if not route.startswith(ELSEWHERE) and route not in FORMS}


def routes(
    patterns: Iterable[URLPattern | URLResolver], before: str = "", leaving_out: tuple[str, ...] = ()
) -> Iterator[str]:
    """Every route of the resolver, but those of views in modules that begin so."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, before + str(pattern.pattern), leaving_out)
        elif not leaving_out or not pattern.callback.__module__.startswith(leaving_out):
            yield before + str(pattern.pattern)


def letters(*to: Account) -> list[tuple[str, str, str, str]]:
    """What was written to these accounts, in the order in which it was."""
    mails = OutgoingMail.objects.filter(to__in=[account.email for account in to]).order_by("pk")
    return [(mail.to, mail.subject, bare(mail.text), bare(mail.html)) for mail in mails]


def differing(one: dict[str, Seen], other: dict[str, Seen]) -> list[tuple[str, str]]:
    """By whom and at which addresses the two worlds can be told apart."""
    assert one.keys() == other.keys()
    return [
        (who, address)
        for who, view in one.items()
        for address in sorted(view.pages.keys() | other[who].pages.keys())
        if view.pages.get(address) != other[who].pages.get(address)
    ]
