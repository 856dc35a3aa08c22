"""A team's way through the screens of setting up a round, for the tests."""

from dataclasses import dataclass
from datetime import timedelta

from django.test import Client

from goodstanding.base import clock
from goodstanding.surveys.models import Round
from making import OPENED, Scene, scene

BASE = "/marketplaces/kazi-hub/rounds/"
HEAD = "Company,Company ID,Website,Contact,E-mail,Language"


def listed(count: int, *, people: bool = True, first: int = 1) -> str:
    """A client list as it is pasted, with or without somebody to ask."""
    person = "Amina,amina{n}@client{n}.example,en" if people else ",,"
    line = "Client {n},c{n:03},client{n}.example," + person
    return "\n".join([HEAD, *(line.format(n=n) for n in range(first, first + count))]) + "\n"


@dataclass
class Team:
    """A browser in which somebody is signed in, at the round of an edition. All of it happens at one moment."""

    scene: Scene
    browser: Client
    edition: int = 2026
    query: str = ""

    def get(self, step, **given):
        return self.browser.get(f"{BASE}{self.edition}/{step}{self.query}", given or None)

    def post(self, step, given=None, query=""):
        return self.browser.post(f"{BASE}{self.edition}/{step}{query or self.query}", given or {})

    def begin(self, mode="drawn", programme="trusted-talent-partner"):
        return self.browser.post(f"{BASE}new", {"programme": programme, "edition": self.edition, "mode": mode})

    def send(self, pasted, **more):
        return self.post("clients", {"pasted": pasted, "language": "en", **more})

    @property
    def version(self):
        return self.survey.roster_draft.saved_at.isoformat()

    def commit(self, **more):
        given = {"version": self.version, "attested": "on", "shown": "word"}
        return self.post("complete", {**given, **more})

    def commit_list(self, pasted, mode="drawn"):
        """Everything up to the committed roster."""
        self.begin(mode)
        assert self.send(pasted).status_code == 302
        assert self.commit().status_code == 302
        return self.survey

    @property
    def survey(self):
        return Round.objects.get(marketplace=self.scene.kazi_hub, edition=self.edition)


def signed_in(account) -> Client:
    browser = Client()
    if account:
        browser.force_login(account)
    return browser


def team() -> Team:
    set_up = scene()
    return Team(set_up, signed_in(set_up.team))


def later(**much):
    """The clock of the pages, that much after the tests' first moment."""
    return clock.pinned(OPENED + timedelta(**much))
