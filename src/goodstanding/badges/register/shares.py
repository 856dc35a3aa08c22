"""The share of decisions that became awards: no programme has a quota, and nobody learns who fell short.

An edition's share is published once its year is over, for the decisions of that year, so that no later decision shows
by changing it; and only where the disclosure policy's least number of marketplaces were decided.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.db.models import QuerySet

from goodstanding.accreditation.models import Award, Shortfall
from goodstanding.badges.register.entries import Entry
from goodstanding.policies import load
from goodstanding.surveys.models import Programme

type Edition = tuple[str, int]


@dataclass(frozen=True)
class Share:
    """How many of an edition's decisions became awards; both None where that is hidden, for the reason given."""

    programme: str
    edition: int
    awarded: int | None
    decided: int | None
    hidden: Literal["", "not_over", "few"] = ""


def shares(register: Iterable[Entry], on: date) -> list[Share]:
    """The share of every edition with an award in the register, or with enough decisions, newest first."""
    awarded = _made_in_their_year(Award.objects.all(), "awarded_at")
    decided = awarded + _made_in_their_year(Shortfall.objects.all(), "told_at")
    listed = {_edition(award) for entry in register for award, _standing in entry.awards}
    names = dict(Programme.objects.values_list("slug", "name"))
    found = shares_of(listed, awarded, decided, on)
    return [replace(share, programme=names[share.programme]) for share in found]


def shares_of(
    listed: Iterable[Edition], awarded: Mapping[Edition, int], decided: Mapping[Edition, int], on: date
) -> list[Share]:
    """The shares on a day, by programme and the newest first, of editions with awards `listed` or enough decisions.

    The counts are of decisions made until the end of the edition's year. An edition of which nothing is public is not
    even named: it had shortfalls alone.
    """
    least = least_decided(on)
    public = {edition for edition, count in decided.items() if edition[1] < on.year and count >= least}
    ordered = sorted(public.union(listed), key=lambda edition: (edition[0], -edition[1]))
    return [
        Share(*edition, awarded.get(edition, 0), decided[edition]) if edition in public else _hidden(edition, on)
        for edition in ordered
    ]


def _hidden(edition: Edition, on: date) -> Share:
    return Share(*edition, None, None, "few" if edition[1] < on.year else "not_over")


def least_decided(on: date) -> int:
    """The least number of marketplaces decided behind a share that is shown, by the disclosure policy of a day."""
    return load().disclosure(on).share_marketplaces


def _edition(award: Award) -> Edition:
    survey = award.decision.round
    return survey.programme.slug, survey.edition


def _made_in_their_year(outcomes: QuerySet[Award] | QuerySet[Shortfall], moment: str) -> Counter[Edition]:
    """The outcomes by edition, without those that came after the edition's year, or were replaced within it."""
    again = [f"decision__taken_again__{outcome}" for outcome in ("award__awarded_at", "shortfall__told_at")]
    rows = outcomes.values_list("decision__round__programme__slug", "decision__round__edition", moment, *again)
    return Counter(
        (slug, edition)
        for slug, edition, at, *replaced in rows
        if at.year <= edition and not any(each and each.year <= edition for each in replaced)
    )
