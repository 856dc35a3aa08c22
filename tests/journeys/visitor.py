"""A person with a browser and a keyboard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.test import Client

NOTE_VIOLATIONS = """
addEventListener('securitypolicyviolation', event => console.error('CSP: ' + event.violatedDirective))
"""
FOCUSED = """() => {
  const e = document.activeElement
  return e === document.body ? '' : e.tagName + ' ' + e.innerText.replace(/\\s+/g, ' ').trim()
}"""
OUTLINE = "() => getComputedStyle(document.activeElement).outlineStyle"
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = Axe().axe_script
FIND = """
options => axe.run(document, options)
  .then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.target).join(', ')))
"""


@dataclass
class Visitor:
    """A browser's page at an address; `said` are its complaints, `hosts` whom it asked for anything."""

    page: Any
    address: str
    said: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, context: Any, address: str) -> "Visitor":
        visitor = cls(context.new_page(), address)
        visitor.page.add_init_script(NOTE_VIOLATIONS)
        visitor.page.on("console", lambda message: visitor.note(message.type, message.text))
        visitor.page.on("pageerror", lambda error: visitor.note("error", str(error)))
        context.on("request", lambda request: visitor.hosts.add(urlsplit(request.url).hostname))
        return visitor

    def note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.said.append(text)

    def open(self, path: str) -> int:
        """Goes there and returns the status."""
        status: int = self.page.goto(self.address + path).status
        return status

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        text: str = self.page.locator("h1").inner_text()
        return text

    @property
    def too_wide(self) -> int:
        """Pixels by which the page is wider than the window."""
        pixels: int = self.page.evaluate(TOO_WIDE)
        return pixels

    def tabs(self) -> Iterator[str]:
        """Presses Tab through the page, once round; each stop as its element and text, each visibly in focus."""
        for _ in range(200):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(FOCUSED)
            if not stop:
                return
            assert self.page.evaluate(OUTLINE) != "none", f"no focus is seen on {stop}"
            yield stop
        raise AssertionError("Tab never leaves the page")

    def press(self, stop: str) -> None:
        """Goes to this stop by Tab alone, presses Enter, and waits for the page that it leads to."""
        seen = []
        for one in self.tabs():
            seen.append(one)
            if one == stop:
                with self.page.expect_navigation():
                    self.page.keyboard.press("Enter")
                return
        raise AssertionError(f"{stop} is not among {seen}")

    def axe(self, *rules: str) -> list[str]:
        """What axe finds wrong, by these rules or by all: the rule and the places."""
        self.page.evaluate(AXE)
        found: list[str] = self.page.evaluate(
            FIND, {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
        )
        return found

    def sound(self) -> list[str]:
        """What is wrong with the page on screen, on a phone by day and at a desk by night: width, axe, complaints.

        Of axe's rules only the contrast of colours hangs on the look.
        """
        wrong = []
        for width, scheme, rules in ((1280, "dark", ("color-contrast",)), (360, "light", ())):
            self.resize(width)
            self.page.emulate_media(color_scheme=scheme)
            faults = [*self.axe(*rules), *([f"{self.too_wide} px too wide"] if self.too_wide else [])]
            wrong += [f"{width} {scheme}: {fault}" for fault in faults]
        return wrong

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 800})


@contextmanager
def windows(browser: Any, address: str) -> Iterator[Callable[..., Visitor]]:
    """Opens fresh browsers of a width, signed in as an account or as nobody; closes them all."""
    contexts = []

    def open_(width: int = 1280, height: int = 800, account: Any = None, **more: Any) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **more)
        contexts.append(context)
        if account:
            context.add_cookies([session(account, address)])
        return Visitor.of(context, address)

    yield open_
    for context in contexts:
        context.close()


def session(account: Any, address: str) -> dict[str, str]:
    client = Client()
    client.force_login(account)
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}
