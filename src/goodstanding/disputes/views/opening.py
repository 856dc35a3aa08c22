"""Opening a case about something."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.disputes.actions.opening import open_case
from goodstanding.disputes.forms.saying import OpenForm
from goodstanding.disputes.models import Case
from goodstanding.disputes.opening_page import meanwhile, outcomes_of, steps_of
from goodstanding.disputes.subjects import filings
from goodstanding.disputes.views.acts import done
from goodstanding.people.signing_in import sign_in_first
from goodstanding.policies import load


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form about what the address names, such as ?about=review:12; on to the case when it is opened."""
    actor, now = actor_of(request), clock.now()
    if actor.account is None and request.method != "POST":
        return sign_in_first(request)
    possible = filings(actor, request.GET.get("about", ""))
    if not possible:
        raise NotYours
    policy = load().cases(now.date())
    form = OpenForm(request.POST or None, request.FILES or None, filings=possible, policy=policy)
    if request.method == "POST" and form.is_valid():
        opened: list[Case] = []
        if done(form, lambda: opened.append(open_case(form.filing, form.said, by=actor, at=now))):
            return redirect("disputes:case", pk=opened[0].pk)
    given = {"form": form, "filing": possible[0], "steps": steps_of(policy, possible)}
    given |= {"outcomes": outcomes_of(policy, possible), "meanwhile": meanwhile(possible)}
    return render(request, "disputes/new.html", given, status=422 if form.errors else 200)
