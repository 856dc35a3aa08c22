"""Rounds of two marketplaces that share a client, and what was written to her."""

from datetime import datetime, timedelta

from goodstanding.base.access import SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.marketplaces.actions import Buyer
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account
from goodstanding.surveys import actions
from goodstanding.surveys.actions.field import Link
from goodstanding.surveys.actions.rounds import Addressee, RosterLine
from goodstanding.surveys.jobs.mailing import send_invitations
from goodstanding.surveys.models import Mailing, Programme, Round
from making import OPENED, Scene
from remembered import remembered

AMINA = "amina@dukahouse.example"
DAY = timedelta(days=1)


@remembered
def asked_by(
    marketplace: Marketplace,
    team: Account,
    programme: Programme,
    at: datetime = OPENED,
    *,
    emails: tuple[str, ...] = (AMINA,),
    edition: int = 2026,
    language: str = "en",
) -> tuple[Round, list[Link]]:
    """A round in the field in which these addresses are asked, a client each."""
    survey = actions.open_round(programme, marketplace, edition, by=team.actor, at=at)
    roster = [
        RosterLine(Buyer(f"c{n}", "Duka House"), (Addressee(email, "Amina", language),))
        for n, email in enumerate(emails, start=1)
    ]
    actions.commit_roster(survey, roster, by=team.actor, at=at)
    return survey, actions.launch(survey, by=team.actor, at=at)


def by_kazi_hub(scene: Scene, at: datetime = OPENED, **more: object) -> tuple[Round, list[Link]]:
    return asked_by(scene.kazi_hub, scene.team, scene.programme, at, **more)


def by_the_rival(scene: Scene, at: datetime = OPENED, **more: object) -> tuple[Round, list[Link]]:
    return asked_by(scene.rival, scene.rivals_team, scene.programme, at, **more)


def run(at: datetime) -> None:
    """The job, at a moment."""
    send_invitations(at)


def run_daily(since: datetime, days: int) -> None:
    for day in range(days):
        run(since + day * DAY)


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(purpose="surveys.ask").order_by("pk"))


def waves(link: Link) -> list[tuple[int, float]]:
    """The waves mailed to an invitation, each with the days since the scene was opened."""
    rows = Mailing.objects.filter(invitation=link.invitation).order_by("wave")
    return [(row.wave, (row.mailed_at - OPENED) / DAY) for row in rows]


def close(survey: Round, at: datetime) -> None:
    actions.close(survey, by=SYSTEM, at=at)
