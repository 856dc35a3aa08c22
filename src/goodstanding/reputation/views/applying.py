"""Applying with the company's card in view, and its red warning before the form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.engagements.applying import applicant, application_form, application_page
from goodstanding.reputation.actions import apply
from goodstanding.reputation.applying import joined
from goodstanding.reputation.forms.beside import SeenForm

TEMPLATE = "reputation/apply.html"


@require_http_methods(["GET", "HEAD", "POST"])
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """The form behind the company's card; a POST applies."""
    actor, at = actor_of(request), clock.now()
    opening, worker = applicant(actor, pk)
    given = joined(actor, opening, worker, at)
    data = request.POST if request.method == "POST" else None
    form, seen = application_form(opening, worker, at, data), SeenForm(data, red=given["card"].warnings)
    if data is not None and form.is_valid() & seen.is_valid():
        made = apply(opening, worker, form.applied(), seen=seen.cleaned_data["warnings"].split(), by=actor, at=at)
        return redirect("engagements:application", pk=made.pk)
    if seen.errors:
        form.add_error(None, seen.errors["seen"].as_data()[0])
    return application_page(request, opening, form, at, template=TEMPLATE, seen=seen, **given)
