"""Ways out of a survey: no, a colleague, never again, and taking answers back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.base.errors import Refusal
from goodstanding.surveys import actions
from goodstanding.surveys.forms.answering import is_address
from goodstanding.surveys.queries import asked
from goodstanding.surveys.refusals import NotAColleague
from goodstanding.surveys.respondent.limits import forged_form
from goodstanding.surveys.respondent.posting import posted
from goodstanding.surveys.respondent.shell import about, page
from goodstanding.surveys.respondent.signed import FormToken, OpenLink, read_form
from goodstanding.surveys.respondent.standing import standing
from goodstanding.surveys.respondent.storage import told_if_storage_fails
from goodstanding.surveys.views.answering import done, opened, refused

type Act = Callable[[HttpRequest, FormToken], object]


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """The ways out, for an invitation that is open and not answered."""
    link, invited = opened(request)
    if invited is None:
        return page(request, "unknown", status=404, is_clean=True)
    if not invited.is_open or invited.kept or invited.is_handed_on:
        return standing(request, invited, link)
    said = about(invited, link)
    return page(request, "leave", said["words"], **said)


def by_form(act: Act) -> Callable[[HttpRequest], HttpResponse]:
    """A view that takes one of the ways out with the token of the form, and shows what was done."""

    @csrf_exempt
    @posted
    @told_if_storage_fails
    def view(request: HttpRequest) -> HttpResponse:
        form = read_form(request.POST.get("form"))
        if form is None:
            return forged_form(request)
        link = OpenLink(form.token, request.POST.get("words", ""))
        try:
            act(request, form)
        except NotAColleague:
            return not_a_colleague(request, link)
        except Refusal as refusal:
            return refused(request, link, refusal)
        return done(request, link, "surveys:survey")

    return view


@by_form
def decline(request: HttpRequest, form: FormToken) -> None:
    actions.decline(form.token, by=STRANGER, at=clock.now())


@by_form
def withdraw(request: HttpRequest, form: FormToken) -> None:
    actions.withdraw(form.token, by=STRANGER, at=clock.now())


@by_form
def never(request: HttpRequest, form: FormToken) -> None:
    everywhere = request.POST.get("scope") == "all"
    actions.never_again(form.token, everywhere=everywhere, by=STRANGER, at=clock.now())


@by_form
def colleague(request: HttpRequest, form: FormToken) -> None:
    email = request.POST.get("email", "")
    if not is_address(email):
        raise NotAColleague
    actions.hand_over(form.token, email, by=STRANGER, at=clock.now())


def not_a_colleague(request: HttpRequest, link: OpenLink) -> HttpResponse:
    invited = asked(STRANGER, link.token)
    if invited is None:
        return page(request, "unknown", status=404)
    said = about(invited, link)
    with override(said["words"]):
        error = gettext("Give the address of a colleague at your company who was not asked yet.")
    typed = request.POST.get("email", "")
    return page(request, "leave", said["words"], status=422, error=error, typed=typed, **said)
