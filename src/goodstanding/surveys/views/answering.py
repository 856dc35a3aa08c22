"""The respondent's pages: through the link to the questions, the receipt, and out.

Every POST is protected by the signed token of its form, not by a cookie: see docs/decisions, "The token of a survey
form". So a page works once it is open, without cookies and after a night in a tab.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.base.errors import Refusal
from goodstanding.surveys import actions
from goodstanding.surveys.forms.answering import Given, answers_from, drafted, read
from goodstanding.surveys.models import Response
from goodstanding.surveys.queries import Asked, asked, is_known, may_correct, paper
from goodstanding.surveys.refusals import AnsweredElsewhere, ChangedTooOften
from goodstanding.surveys.respondent.asking import questions
from goodstanding.surveys.respondent.limits import forged_form, unknown_link
from goodstanding.surveys.respondent.posting import posted
from goodstanding.surveys.respondent.shell import about, calm, onward, page, remember, spoken
from goodstanding.surveys.respondent.signed import COOKIE, FormToken, OpenLink, link_in, read_form, read_link
from goodstanding.surveys.respondent.skeleton import Mode
from goodstanding.surveys.respondent.standing import fresh, standing
from goodstanding.surveys.respondent.storage import told_if_storage_fails

type Send = Callable[..., Response]


@require_safe
def enter(request: HttpRequest, token: str, name: str = "surveys:survey") -> HttpResponse:
    """A mail's link: swaps the token for a cookie and a clean address. Changes nothing."""
    if not is_known(STRANGER, token):
        return page(request, "unknown", status=404)
    return onward(name, OpenLink(token))


@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """What stands of this invitation: after sending, the receipt."""
    link, invited = opened(request)
    return standing(request, invited, link) if invited else page(request, "unknown", status=404, is_clean=True)


def opened(request: HttpRequest) -> tuple[OpenLink, Asked | None]:
    """The invitation that this browser has open, if any."""
    link = read_link(request.COOKIES.get(COOKIE))
    return link or OpenLink(""), asked(STRANGER, link.token) if link else None


@csrf_exempt
@posted
def open_pasted(request: HttpRequest) -> HttpResponse:
    """For a browser without cookies: the link pasted from the mail opens its page in this answer."""
    link = OpenLink(link_in(request.POST.get("link", "")))
    invited = asked(STRANGER, link.token)
    return standing(request, invited, link) if invited else unknown_link(request)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@told_if_storage_fails
def survey(request: HttpRequest) -> HttpResponse:
    """The questions; a POST sends the answers, once however often it comes."""
    return send(request, actions.answer) if request.method == "POST" else receipt(request)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@told_if_storage_fails
def change(request: HttpRequest) -> HttpResponse:
    """The questions once more: to change answers, to answer after a 'no', or, after the close, to correct them."""
    if request.method == "POST":
        return send(request, actions.correct)
    link, invited = opened(request)
    if invited and invited.is_open and not invited.is_handed_on:
        return fresh(request, invited, link, "change" if invited.kept else "answer")
    if invited and invited.kept and may_correct(STRANGER, invited):
        return fresh(request, invited, link, "correct")
    return receipt(request)


def send(request: HttpRequest, act: Send) -> HttpResponse:
    form = read_form(request.POST.get("form"))
    if form is None:
        return forged_form(request)
    instrument = paper(STRANGER, form.programme, form.instrument, form.day)
    link = OpenLink(form.token, spoken(instrument, request.POST.get("language", ""), request.POST.get("words", "")))
    with override(link.language):
        given = read(instrument, request.POST)
    if "language" in request.POST or given.errors:
        return again(request, form, link, given, act)
    at = clock.now()
    answers = answers_from(given.fields, form.minutes(int(at.timestamp())))
    try:
        act(form.token, answers, based=form.revision, by=STRANGER, at=at)
    except ChangedTooOften:
        raise
    except Refusal as refusal:
        return refused(request, link, refusal, given)
    return done(request, link, "surveys:receipt")


def again(request: HttpRequest, form: FormToken, link: OpenLink, given: Given, act: Send) -> HttpResponse:
    """The same page with what was given: in another language (then nothing is wrong yet), or with what is wrong."""
    invited = asked(STRANGER, form.token)
    if invited is None:
        return page(request, "unknown", status=404)
    is_switch = "language" in request.POST
    shown = Given(given.fields, {}) if is_switch else given
    mode: Mode = "correct" if act is actions.correct else "change" if form.revision else "answer"
    response = questions(request, invited, form, shown, link.language, mode=mode, status=200 if is_switch else 422)
    remember(response, link)
    return response


def refused(request: HttpRequest, link: OpenLink, refusal: Refusal, given: Given | None = None) -> HttpResponse:
    """The page that fits how the invitation stands, with what could not be done."""
    invited = asked(STRANGER, link.token)
    if invited is None:
        return page(request, "unknown", status=404)
    if given and isinstance(refusal, AnsweredElsewhere):
        said = about(invited, link)
        return page(request, "stands", link.language, status=409, path=request.path, sent=given.fields.items(), **said)
    response = standing(request, invited, link, status=refusal.status, news=type(refusal).__name__)
    remember(response, link)
    return response


def done(request: HttpRequest, link: OpenLink, name: str) -> HttpResponse:
    """Goes to the page that shows what was done; a browser that keeps no cookies gets it at once."""
    if COOKIE in request.COOKIES:
        return onward(name, link)
    invited = asked(STRANGER, link.token)
    if invited is None:
        return page(request, "unknown", status=404)
    response = standing(request, invited, link)
    remember(response, link)
    return response


@csrf_exempt
@posted
@told_if_storage_fails
def save(request: HttpRequest) -> HttpResponse:
    """Keeps a half-filled form: 204 for the script, a page for the button."""
    form = read_form(request.POST.get("form"))
    if form is None:
        return forged_form(request)
    instrument = paper(STRANGER, form.programme, form.instrument, form.day)
    language = spoken(instrument, request.POST.get("words", ""))
    draft = drafted(instrument, request.POST) | {"words": language}
    kept = actions.save_draft(form.token, draft, by=STRANGER, at=clock.now())
    if "later" not in request.POST:
        return calm(HttpResponse(status=204 if kept else 409))
    link = OpenLink(form.token, language)
    return page(request, "later", language) if kept else done(request, link, "surveys:survey")
