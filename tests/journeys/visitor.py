"""A person with a browser and a keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

NOTE_VIOLATIONS = """
addEventListener('securitypolicyviolation', event => console.error('CSP: ' + event.violatedDirective))
"""
FOCUSED = """() => {
  const e = document.activeElement
  return e === document.body ? '' : e.tagName + ' ' + e.innerText.replace(/\\s+/g, ' ').trim()
}"""
OUTLINE = "() => getComputedStyle(document.activeElement).outlineStyle"
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


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

    def axe(self) -> list[str]:
        """What axe finds wrong: the rule and the places."""
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 800})
