"""The first screen of the demo: the product speaking about Kazi Hub, each figure opening its why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM, actor_of
from goodstanding.demo.people import person_of
from goodstanding.demo.queries import decision_of_the_story, invitations_of, worker_of_the_story
from goodstanding.people.queries import own_account
from goodstanding.portals.sheets import sheet_of


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Kazi Hub's award as its own team sees it, said to be so; a public page would show no score."""
    decision = decision_of_the_story(SYSTEM)
    account = own_account(actor_of(request))
    known = person_of(account.email) if account else None
    own_page = reverse(known.door if known else "portals:home") if account else ""
    given = {
        "sheet": sheet_of(decision, clock.now().date()),
        "own_page": own_page,
        "is_asked": account is not None and invitations_of(actor_of(request)).exists(),
        "worker": worker_of_the_story(SYSTEM),
    }
    return render(request, "demo/front.html", given)
