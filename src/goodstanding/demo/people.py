"""The five people whose place a visitor of the demo may take."""

from dataclasses import dataclass

from goodstanding.demo.world import AMINA


@dataclass(frozen=True)
class Person:
    """One person of the story: the door's slug, the account, the office, and what there is to do as this person.

    `door` names the page that the door leads to; `zone` is where the person lives.
    """

    slug: str
    name: str
    email: str
    office: str
    sentence: str
    door: str = "demo:you"
    zone: str = "UTC"


PEOPLE: tuple[Person, ...] = (
    Person(
        "kazi-hub",
        "Kazi Hub team",
        "team@kazihub.example",
        "Marketplace team, Nairobi",
        "See why Kazi Hub is trusted and what is weakest, and rule a dispute that waits on the desk.",
        "portals:home",
    ),
    Person(
        "ole",
        "Ole Lindqvist",
        "ole@openassembly.example",
        "Operator of the programme",
        "See every round, whose turn it is, and sign the verdicts that wait.",
        "portals:home",
    ),
    Person(
        "amina",
        "Amina Said",
        AMINA,
        "Client of Kazi Hub: hires for Dune Analytics",
        "Approve a delivery, review finished work, choose among three applicants, and answer a survey.",
        "engagements:hire",
        "Africa/Nairobi",
    ),
    Person(
        "wanjiru",
        "Wanjiru Kamau",
        "wanjiru@people.example",
        "Worker on Kazi Hub",
        "Answer an offer with a paid trial, see on which Monday you become Top Rated, and follow a dispute.",
        "engagements:work",
        "Africa/Nairobi",
    ),
    Person(
        "mallory",
        "Mallory",
        "mallory@nowhere.example",
        "Stranger without a role",
        "Try to see what is not yours.",
    ),
)


def person(slug: str) -> Person | None:
    """The demo person behind this door, if there is one."""
    return next((one for one in PEOPLE if one.slug == slug), None)


def person_of(email: str) -> Person | None:
    """The demo person with this address, if it is one's."""
    return next((one for one in PEOPLE if one.email == email), None)
