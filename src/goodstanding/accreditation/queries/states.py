"""Reads of awards with their states. Awards are public; shortfalls and candidates never are."""

from datetime import date

from django.db.models import QuerySet

from goodstanding.accreditation.models import Award
from goodstanding.accreditation.states import Pair, Standing, pair_of, standing_of, with_states
from goodstanding.base.access import Actor


def awards_ever(actor: Actor) -> QuerySet[Award]:
    """Every award that was ever made, the newest first; public."""
    return with_states(Award.objects.order_by("-awarded_at", "-pk"))


def standings_on(actor: Actor, awards: QuerySet[Award], on: date) -> list[tuple[Award, Standing]]:
    """Awards made until a day with their state on it; an award is renewed by the next one of its marketplace and
    programme. `awards` holds all of a marketplace's, newest first."""
    newer: dict[Pair, date] = {}
    found = []
    for award in awards:
        if award.awarded_at.date() <= on:
            found.append((award, standing_of(award, on, newer.get(pair_of(award)))))
            newer[pair_of(award)] = award.awarded_at.date()
    return found


def standing_now(actor: Actor, award: Award, on: date) -> Standing:
    """The state of one award on a day; public."""
    survey = award.decision.round
    rounds = {"decision__round__programme": survey.programme_id, "decision__round__marketplace": survey.marketplace_id}
    return dict(standings_on(actor, awards_ever(actor).filter(**rounds), on))[award]
