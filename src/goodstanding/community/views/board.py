"""The members' board of a programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.community.actions import board as actions
from goodstanding.community.board_page import board_page
from goodstanding.community.forms.board import PostForm
from goodstanding.community.forms.events import ReasonForm
from goodstanding.community.models.board import BoardPost
from goodstanding.community.queries import board as queries
from goodstanding.community.refusals import BoardFull
from goodstanding.surveys.models import Programme

FORM = require_http_methods(["GET", "HEAD", "POST"])
STEPS = {
    "report": actions.report_post,
    "take-back": actions.take_back,
    "restore": actions.restore_post,
    "keep": actions.keep_post,
}


@FORM
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """What members wrote and which events are ahead, and a form for a message."""
    programme, form = joined(request, slug), PostForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _written(request, programme, form):
        return redirect("community:board", slug=slug)
    given = board_page(actor_of(request), programme, clock.now(), get_language() or "en")
    return render(request, "community/board.html", {**given, "form": form}, status=422 if form.errors else 200)


def joined(request: HttpRequest, slug: str) -> Programme:
    """The programme, for members of its board; NotYours for all others."""
    boards = queries.boards_of(actor_of(request), clock.now().date())
    found = next((each for each in boards if each.slug == slug), None)
    if found is None:
        raise NotYours
    return found


def _written(request: HttpRequest, programme: Programme, form: PostForm) -> bool:
    try:
        actions.write_post(programme, form.cleaned_data["text"], by=actor_of(request), at=clock.now())
    except BoardFull as refusal:
        form.add_error("text", f"{refusal.rule} {refusal.way_on}")
        return False
    return True


@require_POST
def act(request: HttpRequest, slug: str, post: int, step: str) -> HttpResponse:
    """One step on a post: report, take back, restore, keep."""
    found = posted(request, slug, post)
    if step not in STEPS:
        raise NotYours
    STEPS[step](found, by=actor_of(request), at=clock.now())
    return redirect("community:board", slug=slug)


def posted(request: HttpRequest, slug: str, pk: int) -> BoardPost:
    """A post that the reader sees; NotYours for all others."""
    found = queries.posts_seen(actor_of(request), joined(request, slug), clock.now()).filter(pk=pk).first()
    if found is None:
        raise NotYours
    return found


@FORM
def hide(request: HttpRequest, slug: str, post: int) -> HttpResponse:
    """Hides a post with a reason, which its author reads; for who operates the programme."""
    found, form = posted(request, slug, post), ReasonForm(request.POST or None)
    if not actor_of(request).operates(found.programme_id):
        raise NotYours
    if request.method == "POST" and form.is_valid():
        actions.hide_post(found, form.cleaned_data["reason"], by=actor_of(request), at=clock.now())
        return redirect("community:board", slug=slug)
    given = {"form": form, "post": found, "programme": found.programme}
    return render(request, "community/post_hide.html", given, status=422 if form.errors else 200)
