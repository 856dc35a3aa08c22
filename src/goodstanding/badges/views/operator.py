"""The operator's page of a programme's badges: emblem, words in each language, reported sites."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goodstanding.badges import actions
from goodstanding.badges.authenticity import did_json
from goodstanding.badges.forms.badges import EmblemForm, WordingForm
from goodstanding.badges.pictures import Look, plate_svg, seal_svg
from goodstanding.badges.queries import badges_waiting, issuer_operated, lookalikes_of, wordings_of
from goodstanding.badges.views.found import get
from goodstanding.badges.wordings import emblem_of
from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.files import UnusablePicture
from goodstanding.surveys.models import Programme


@require_safe
def badges(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, _operated(request, slug))


@require_POST
def emblem(request: HttpRequest, slug: str) -> HttpResponse:
    """The programme's own emblem, or back to the default seal."""
    programme, form = _operated(request, slug), EmblemForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, programme, emblem_form=form)
    file = form.cleaned_data["emblem"]
    try:
        actions.set_emblem(programme, file.read() if file else None, by=actor_of(request), at=clock.now())
    except UnusablePicture as refusal:
        form.add_error("emblem", f"{refusal.rule} {refusal.fact} {refusal.way_on}")
        return _page(request, programme, emblem_form=form)
    return redirect("badges:operator", slug)


@require_POST
def wording(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """What the badge is called and means, in one language."""
    programme = _operated(request, slug)
    get(dict(settings.LANGUAGES).get(language))
    form = WordingForm(request.POST, prefix=language)
    if not form.is_valid():
        return _page(request, programme, wrong={language: form})
    words = (form.cleaned_data["designation"], form.cleaned_data["meaning"])
    actions.word_badge(programme, language, *words, by=actor_of(request), at=clock.now())
    return redirect("badges:operator", slug)


@require_POST
def settle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A reported site that the operator looked at."""
    programme = _operated(request, slug)
    report = get(lookalikes_of(actor_of(request), programme).filter(pk=pk).first())
    actions.settle_lookalike(report, by=actor_of(request), at=clock.now())
    return redirect("badges:operator", slug)


def _operated(request: HttpRequest, slug: str) -> Programme:
    return get(issuer_operated(actor_of(request), slug))


def _page(
    request: HttpRequest,
    programme: Programme,
    emblem_form: EmblemForm | None = None,
    wrong: dict[str, WordingForm] | None = None,
) -> HttpResponse:
    actor, now = actor_of(request), clock.now()
    worded, default = wordings_of(actor, programme), {"designation": programme.designation}
    forms = [
        (code, name, (wrong or {}).get(code) or WordingForm(initial=worded.get(code, default), prefix=code))
        for code, name in settings.LANGUAGES
    ]
    emblem = emblem_of(programme)
    look = Look(str(now.year), programme.designation, _("Name of the holder"), _("Valid until …"), True, emblem=emblem)
    given = {
        "programme": programme,
        "has_emblem": bool(emblem),
        "seal": seal_svg(look, side=160),
        "plate": plate_svg(look),
        "emblem_form": emblem_form or EmblemForm(),
        "wordings": forms,
        "lookalikes": lookalikes_of(actor, programme),
        "waiting": badges_waiting(actor, programme, now.date()),
        "keys": did_json(programme).count(b'"Multikey"'),
    }
    return render(request, "badges/operator.html", given, status=422 if emblem_form or wrong else 200)
