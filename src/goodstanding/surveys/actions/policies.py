"""Keeping an award rule of a programme's own."""

import tomllib
from datetime import datetime

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.policies import load
from goodstanding.surveys.models import PolicyText, Programme
from goodstanding.surveys.queries import policy_texts
from goodstanding.surveys.refusals import VersionTooEarly

declare("surveys.policy_kept", "An operator added a version to the programme's own award rule.")


@transaction.atomic
def keep_policy(programme: Programme, text: str, *, by: Actor, at: datetime) -> PolicyText:
    """Adds a text to the programme's policies: rounds opened from its day on follow it. Keeping it twice keeps it once.

    Raises PolicyError for a text that cannot be loaded, VersionTooEarly for a version of a day that has come: rounds
    may have been opened on it.
    """
    require(by.operates(programme.pk))
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    if stands := PolicyText.objects.filter(programme=programme, text=text).first():
        return stands
    name = tomllib.loads(text)["name"]
    versions = load([*policy_texts(by, programme), text]).versions(name)
    added = versions[-len(tomllib.loads(text)["version"]) :]
    if added[0].date <= at.date():
        raise VersionTooEarly(added[0].date)
    kept = PolicyText.objects.create(programme=programme, text=text, added_by_id=person(by), added_at=at)
    data = {"rule": name, "from": added[0].date.isoformat(), "digest": added[-1].digest}
    tenant = f"programme:{programme.pk}"
    record("surveys.policy_kept", by=by, at=at, subject=("programme", programme.pk), tenant=tenant, data=data)
    return kept
