"""Amina with her link, in a browser without script."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from goodstanding.surveys.actions.field import Link
from making import ITEMS

FOUR = {f"item-{key}": "4" for key in ITEMS}


def by_client(links: list[Link]) -> list[Link]:
    """The links in the order of the roster: the first is that of amina1@client1.example."""
    return sorted(links, key=lambda link: int(re.sub(r"\D", "", link.invitation.contact.email.partition("@")[0])))


class Form(HTMLParser):
    """What a browser would send of the form that goes to `action`, or of the first form of a page."""

    def __init__(self, page: str, action: str = "") -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._select, self._area = "", ""
        forms = re.findall(r"<form.*?</form>", page, re.DOTALL)
        self.feed(next((form for form in forms if f'action="{action}"' in form), forms[0]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        match tag, given.get("type"):
            case "input", "radio":
                if "checked" in given:
                    self.fields[name] = value
            case "input", _:
                self.fields[name] = value
            case "select", _:
                self._select = name
                self.fields[name] = ""
            case "option", _ if "selected" in given:
                self.fields[self._select] = value
            case "textarea", _:
                self._area = name
                self.fields[name] = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] = data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


class Respondent:
    """A browser of its own that follows one link."""

    def __init__(self, token: str, **options: Any) -> None:
        self.token, self.browser = token, Client(**options)

    def open(self) -> str:
        """Follows the link and reads the page it ends on."""
        found = self.browser.get(f"/i/{self.token}", follow=True)
        self.status = found.status_code
        return found.text

    def fields(self, **more: str) -> dict[str, str]:
        """The form of the page that is open now, filled in further."""
        return Form(self.browser.get("/survey").text).fields | more

    def filled(self, **more: str) -> dict[str, str]:
        """The form with every statement answered."""
        self.open()
        return self.fields(**FOUR) | more

    def send(self, fields: Mapping[str, str], path: str = "/survey") -> Any:
        return self.browser.post(path, fields)


def receipt_in(page: str) -> list[str]:
    """The id and the fingerprint that a receipt shows."""
    return re.findall(r'<bdi class="number digest">([^<]+)</bdi>', page)
