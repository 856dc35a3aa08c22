"""The five people whose place a visitor of the demo may take."""

from dataclasses import dataclass

from goodstanding.demo.world import AMINA


@dataclass(frozen=True)
class Person:
    """One person of the story: the door's slug, the account, the office, and what there is to do as this person."""

    slug: str
    name: str
    email: str
    office: str
    sentence: str


PEOPLE: tuple[Person, ...] = (
    Person(
        "kazi-hub",
        "Kazi Hub team",
        "team@kazihub.example",
        "Marketplace team, Nairobi",
        "See why Kazi Hub is trusted, what is weakest, and what would change it.",
    ),
    Person(
        "ole",
        "Ole Lindqvist",
        "ole@openassembly.example",
        "Operator of the programme",
        "See every round, whose turn it is, and the verdicts that wait.",
    ),
    Person(
        "amina",
        "Amina Said",
        AMINA,
        "Client of Kazi Hub",
        "Buy work for Baraka Cold Chain, and see what became of your answer.",
    ),
    Person(
        "wanjiru",
        "Wanjiru Kamau",
        "wanjiru@people.example",
        "Worker on Kazi Hub",
        "Work through Kazi Hub, and see what the public sees.",
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
