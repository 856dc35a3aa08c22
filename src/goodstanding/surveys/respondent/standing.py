"""What a respondent sees when the link is opened: the page that fits how the invitation stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.people.models import Contact
from goodstanding.people.queries import marketplaces_refused
from goodstanding.policies import Instrument, Wording
from goodstanding.rules.survey import CANT_SAY
from goodstanding.surveys.forms.answering import Given, fields_of
from goodstanding.surveys.queries import Asked, Kept, asked_again_from, check_receipt, least_rated, may_correct
from goodstanding.surveys.respondent.asking import labels_of, named, questions
from goodstanding.surveys.respondent.checked import checked_words
from goodstanding.surveys.respondent.shell import about, day_in_words, form_for, instrument_of, language_of, page
from goodstanding.surveys.respondent.signed import OpenLink
from goodstanding.surveys.respondent.skeleton import Mode


def standing(
    request: HttpRequest, invited: Asked, link: OpenLink, *, status: int = 200, news: str = ""
) -> HttpResponse:
    """The questions, the receipt, or the calm page of an invitation that is over; `news` is what just happened."""
    if invited.asks:
        return fresh(request, invited, link)
    language = language_of(invited, link)
    with override(language):
        said = {**about(invited, link), **_refusals(invited), "news": news}
    if invited.is_handed_on:
        return page(request, "handed", language, status=410, **said)
    if invited.kept:
        return _receipt(request, invited, invited.kept, language, status, said)
    if not invited.is_open:
        return page(request, "over", language, status=410, **said)
    return page(request, "no", language, **said)


def _refusals(invited: Asked) -> dict[str, bool]:
    """Whether the contact said 'never ask me again': to all, or to this marketplace."""
    refused = marketplaces_refused(STRANGER, Contact(pk=invited.contact))
    return {"refuses_all": 0 in refused, "refuses_this": invited.marketplace_id in refused}


def fresh(request: HttpRequest, invited: Asked, link: OpenLink, mode: Mode = "answer") -> HttpResponse:
    """The questions, with the draft or the answers that are kept."""
    instrument = instrument_of(invited)
    start = {"confidentiality": instrument.confidentiality_default}
    fields = fields_of(invited.kept) if invited.kept else start | dict(invited.draft or {})
    form = form_for(invited, link, clock.now())
    return questions(request, invited, form, Given(fields, {}), language_of(invited, link), mode=mode)


def _receipt(
    request: HttpRequest, invited: Asked, kept: Kept, language: str, status: int, said: dict[str, Any]
) -> HttpResponse:
    instrument = instrument_of(invited)
    with override(language):
        again_from = day_in_words(asked_again_from(STRANGER, invited))
        checked = checked_words(check_receipt(STRANGER, str(kept.id), kept.digest))
    return page(
        request,
        "receipt",
        language,
        status=status,
        **said,
        kept=kept,
        copy=copy_of(invited, kept, instrument.wording(language)),
        may_correct=not invited.is_open and may_correct(STRANGER, invited),
        again_from=again_from,
        checked=checked,
        too_few=_too_few(invited, kept, instrument),
    )


def _too_few(invited: Asked, kept: Kept, instrument: Instrument) -> dict[str, int] | None:
    """Where the answers rate fewer statements than a response needs to count: the numbers."""
    rated, need = sum(answer != CANT_SAY for answer in kept.answers.values()), least_rated(STRANGER, invited)
    return {"rated": rated, "need": need, "count": len(instrument.items)} if rated < need else None


def copy_of(invited: Asked, kept: Kept, wording: Wording) -> list[tuple[str, str]]:
    """Every answer with its question, the question as HTML, for the respondent's eyes."""
    fields = fields_of(kept)
    pairs = ((text, _said(name, fields.get(name, ""), wording)) for name, text in labels_of(wording).items())
    return [(named(text, invited), answer) for text, answer in pairs if answer]


def _said(name: str, value: str, wording: Wording) -> str:
    """An answer in the words of the page; '' for none."""
    if not value or name == "comment":
        return value
    scale = {**wording.scale, CANT_SAY: wording.texts.cant_say}
    options = wording.options.get(name.removeprefix("about-"), {})
    return options.get(value) or wording.confidentiality.labels.get(value) or scale[value]
