"""The record for outsiders: checkpoints, proofs between them, the keys that sign them, and what checks them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodstanding.base.errors import NotYours, Refusal
from goodstanding.base.models import Checkpoint
from goodstanding.base.record import growth, offline, published
from goodstanding.base.record.checkpoints import fields_of, keys_document, printed
from goodstanding.base.shell import Column, Table

LISTED = 60
SECONDS = 60


class NotAsSigned(Refusal):
    """The stored record is not the one that was signed."""

    def __init__(self) -> None:
        super().__init__(
            rule=_("A proof of growth is given where the record still holds what a checkpoint signed."),
            fact=_("The stored record is not the one that these checkpoints sign."),
            way_on=_("Keep both checkpoints, and show them to whoever runs this install."),
        )


@require_safe
def record_page(request: HttpRequest) -> HttpResponse:
    """What the record is, its newest checkpoint, and everything that an outsider needs to check it."""
    signed = published()
    given = {"newest": _facts(signed[0]) if signed else None, "table": _table(signed), "hidden": len(signed) - LISTED}
    return render(request, "base/record.html", {**given, "size": signed[0].position if signed else 0})


def _facts(newest: Checkpoint) -> list[tuple[str, object]]:
    lines = [
        (_("Day"), _day(newest.day)),
        (_("Lines of the record"), f"{newest.position:,}"),
        (_("Root of the tree over them"), _digest(newest.root)),
        (_("Signed with the key"), _digest(newest.key_id)),
    ]
    return [line for line in lines if line[1]]


def _day(day: date) -> str:
    """As the language in force writes it; in English the day comes first, as on every page here."""
    return date_format(day, "j F Y" if get_language() == "en" else "DATE_FORMAT")


def _digest(text: str) -> SafeString | str:
    return format_html('<span class="number digest">{}</span>', text) if text else ""


def _table(signed: Sequence[Checkpoint]) -> Table:
    columns = [
        Column(_("Day")),
        Column(_("Lines"), numeric=True),
        Column(_("Checkpoint")),
        Column(_("Growth since the one before")),
    ]
    before = [*signed[1:], None]
    rows = [_row(new, old) for new, old in zip(signed[:LISTED], before, strict=False)]
    return Table(_("Checkpoints, the newest first"), columns, rows)


def _row(new: Checkpoint, old: Checkpoint | None) -> list[object]:
    day, lines = _day(new.day), f"{new.position:,}"
    own = _link(reverse("record_checkpoint", args=[new.position]), f"{new.position}.json")
    if old is None or not old.root:
        return [day, lines, own, "-"]
    between = reverse("record_growth", args=[old.position, new.position])
    return [day, lines, own, _link(between, f"{old.position}-{new.position}.json")]


def _link(url: str, label: str) -> SafeString:
    return format_html('<a href="{}" download>{}</a>', url, label)


@require_safe
def checkpoint_list(request: HttpRequest) -> HttpResponseBase:
    """Every checkpoint, the newest first."""
    return _served(
        request, {"format": "goodstanding-checkpoints-1", "checkpoints": [fields_of(each) for each in published()]}
    )


@require_safe
def checkpoint_file(request: HttpRequest, size: int) -> HttpResponseBase:
    """A checkpoint by the size of its record."""
    return _served(request, fields_of(_signed(size)))


@require_safe
def growth_file(request: HttpRequest, old: int, new: int) -> HttpResponseBase:
    """The proof that the record of one checkpoint begins with that of another. Raises NotYours, NotAsSigned."""
    try:
        proof = growth(_signed(old), _signed(new))
    except ValueError as error:
        raise NotYours from error
    if proof is None:
        raise NotAsSigned
    return _served(request, proof)


def _signed(size: int) -> Checkpoint:
    found: Checkpoint | None = Checkpoint.objects.filter(position=size).first()
    if found is None:
        raise NotYours
    return found


@require_safe
def keys(request: HttpRequest) -> HttpResponseBase:
    """The keys that sign checkpoints: the present one and all retired ones."""
    return _served(request, keys_document())


def _served(request: HttpRequest, document: dict[str, Any]) -> HttpResponseBase:
    """With an entity tag, for every origin: whatever is here is public."""
    response = JsonResponse(document, json_dumps_params={"indent": 2, "sort_keys": True})
    response["Cache-Control"] = f"public, max-age={SECONDS}"
    set_response_etag(response)
    found = get_conditional_response(request, etag=response["ETag"], response=response) or response
    found["Access-Control-Allow-Origin"] = "*"
    return found


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """One page to keep: it checks receipts and checkpoints without a network, by the keys of today."""
    return _attached(offline.page([printed(keys_document())]), "text/html", "verify-record.html")


@require_safe
def program(request: HttpRequest) -> HttpResponse:
    """The same as one file of Python. The keys are not in it."""
    return _attached(offline.program(), "text/x-python", "verify_record.py")


def _attached(text: str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
