"""The page on which a ruling is written, and what both parties will read."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from goodstanding.base.access import SYSTEM, Actor, actor_of
from goodstanding.disputes.actions.ruling import Decided
from goodstanding.disputes.desk.case import crumbs, standing_of, subject_of
from goodstanding.disputes.desk.effects import effects_of
from goodstanding.disputes.desk.openings import opening_words
from goodstanding.disputes.forms.desk import RulingForm
from goodstanding.disputes.law import kind_of, policy_of
from goodstanding.disputes.models import Case
from goodstanding.disputes.queries.judging import others_of
from goodstanding.disputes.queries.parties import parties_of
from goodstanding.disputes.readers import readers_of
from goodstanding.disputes.words import KINDS, RULINGS, ruling_words


def form_of(request: HttpRequest, case: Case) -> RulingForm:
    """What was typed; before, the words that `?begin=code&in=language` asks for."""
    policy = policy_of(case)
    given: dict[str, Any] = {"case": case, "codes": kind_of(case).rulings, "letters": policy.statement_letters}
    if request.method == "POST":
        return RulingForm(request.POST, **given)
    code = request.GET.get("begin", "")
    words = opening_words(case, code, request.GET.get("in", ""))
    return RulingForm(None, initial={"code": code, "reasons": words}, **given)


def page_of(request: HttpRequest, case: Case, form: RulingForm, at: datetime) -> dict[str, Any]:
    """Everything that the page names; `preview` is there once the form says enough and nothing is to be changed."""
    actor = actor_of(request)
    wants_preview = request.method == "POST" and request.POST.get("step") != "edit" and not form.errors
    return {
        "case": case,
        "kind": _(KINDS[case.kind]),
        "subject": subject_of(case),
        "standing": standing_of(actor, case),
        "form": form,
        "codes": [(code, _(RULINGS[code])) for code in kind_of(case).rulings],
        "languages": settings.LANGUAGES,
        "language": spoken_by_parties(case),
        "preview": preview_of(actor, case, form.decided, at) if wants_preview else None,
        "crumbs": crumbs(case, _("The ruling")),
        "back": reverse("disputes:desk_case", args=[case.pk]),
    }


def spoken_by_parties(case: Case) -> str:
    """The language of the first reader of the case."""
    readers = [reader for party in parties_of(SYSTEM, case).values() for reader in readers_of(party)]
    return next((reader.language for reader in readers), settings.LANGUAGE_CODE)


def preview_of(actor: Actor, case: Case, decided: Decided, at: datetime) -> dict[str, Any]:
    """What both parties read, before it is signed; or to whom the case goes where there is a conflict."""
    standing, others = standing_of(actor, case), others_of(actor, case)
    return {
        "ruling": ruling_words(decided.code, decided.percent),
        "reasons": decided.reasons,
        "effects": effects_of(case, decided.code, decided.percent, at),
        "conflict": decided.conflict_line if decided.has_conflict else "",
        "is_handed_on": decided.has_conflict and bool(others),
        "colleagues": len(others),
        "is_same_person": standing.is_same_person,
        "appeal_days": kind_of(case).appeal_days if case.state == "escalated" else 0,
    }
