"""The page on which anybody checks a badge."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from goodstanding.badges.checking import checked
from goodstanding.badges.forms.badges import CheckForm
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.people.signing_in import limit


@csrf_exempt  # whoever has a badge may check it; nothing of an account is touched
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """A badge as a file or a text, and the answer; nothing of it is kept."""
    if request.method != "POST":
        return render(request, "badges/verify.html", {"form": CheckForm()})
    limit(request, "verify_badge", "")
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "badges/verify.html", {"form": form}, status=422)
    found = checked(actor_of(request), form.content(), at=clock.now())
    return render(request, "badges/verify.html", {"form": CheckForm(), "found": found})
