"""The rehearsal of a changed award rule on a programme's decided rounds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodstanding.accreditation.drafting import draft_of
from goodstanding.accreditation.forms.rehearsal import RuleForm
from goodstanding.accreditation.queries import rehearse
from goodstanding.accreditation.rehearsing import Rehearsal
from goodstanding.base import clock
from goodstanding.base.access import Actor, actor_of
from goodstanding.base.shell import Link
from goodstanding.surveys.actions import keep_policy
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import award_rule_of, policies_of, policy_texts, programmes


@require_http_methods(["GET", "HEAD", "POST"])
def rehearsal(request: HttpRequest, slug: str) -> HttpResponse:
    """A changed rule is rehearsed; nothing is stored but by the button that says so."""
    actor = actor_of(request)
    programme = programmes(actor).filter(pk__in=actor.tenants("operator"), slug=slug).first()
    if programme is None:
        raise Http404
    if request.method != "POST":
        return _page(request, programme, _started(actor, programme))
    form = RuleForm(policy_texts(actor, programme), request.POST)
    replayed = _rehearsed(actor, programme, form) if form.is_valid() else None
    if replayed is None or "keep" not in request.POST:
        return _page(request, programme, form, replayed, status=200 if replayed else 422)
    keep_policy(programme, form.cleaned_data["text"], by=actor, at=clock.now())
    return redirect(reverse("accreditation:rehearsal", args=[slug]) + "?kept")


def _started(actor: Actor, programme: Programme) -> RuleForm:
    today = clock.now().date()
    policies, rule = policies_of(actor, programme), award_rule_of(actor, programme, today)
    own = rule if rule != programme.award_rule else f"{programme.slug}-rule"
    return RuleForm([], draft=draft_of(policies, rule, own, today))


def _rehearsed(actor: Actor, programme: Programme, form: RuleForm) -> Rehearsal | None:
    if form.policies is None:
        return None
    try:
        return rehearse(actor, programme, form.policies, form.rule)
    except ValueError as error:
        form.add_error("text", _("The rounds cannot be judged by this rule: %(why)s") % {"why": error})
    return None


def _page(
    request: HttpRequest, programme: Programme, form: RuleForm, replayed: Rehearsal | None = None, status: int = 200
) -> HttpResponse:
    actor, today = actor_of(request), clock.now().date()
    crumbs = [
        Link(programme.name, reverse("portals:board", args=[programme.slug])),
        Link(_("Rehearsal"), "", current=True),
    ]
    given = {
        "programme": programme,
        "form": form,
        "rehearsal": replayed,
        "wrong": form.error_of_text,
        "rule": policies_of(actor, programme).version(award_rule_of(actor, programme, today), today),
        "has_kept": "kept" in request.GET,
        "crumbs": crumbs,
    }
    return render(request, "accreditation/rehearsal.html", given, status=status)
