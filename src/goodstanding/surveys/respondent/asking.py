"""The page that asks, filled with what one respondent has given so far."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language, override

from goodstanding.policies import Instrument, Wording
from goodstanding.surveys.forms.answering import ABOUT, ITEM, VIGNETTE, Given, answered
from goodstanding.surveys.queries import Asked
from goodstanding.surveys.respondent.shell import calm, instrument_of, local, worded_on
from goodstanding.surveys.respondent.signed import FormToken, sealed_form
from goodstanding.surveys.respondent.skeleton import Mode, facts_of, skeleton, worded


def questions(
    request: HttpRequest,
    invited: Asked,
    form: FormToken,
    given: Given,
    language: str,
    *,
    mode: Mode = "answer",
    status: int = 200,
) -> HttpResponse:
    instrument = instrument_of(invited)
    frame = skeleton(invited.programme_id, invited.instrument, worded_on(instrument), language, mode)
    with override(language):
        facts = _facts(invited, instrument, form, given, mode)
    text = frame.filled({**facts, "nonce": str(get_nonce(request))})
    return calm(HttpResponse(text, status=status), language)


def _facts(invited: Asked, instrument: Instrument, form: FormToken, given: Given, mode: Mode) -> dict[str, str]:
    done = answered(instrument, given.fields)
    is_resumed = mode == "answer" and done > 0 and not given.errors
    return {
        **facts_of(given.fields, given.errors),
        **names_in(invited),
        "operator": escape(invited.operator),
        "until": escape(local(invited.closes_at, invited.zone)),
        "form": sealed_form(form),
        "action": reverse("surveys:change" if mode == "correct" else "surveys:survey"),
        "answered": str(done),
        "summary": _summary(invited, instrument, given) if given.errors else "",
        "resumed": _resumed(instrument, given) if is_resumed else "",
    }


def names_in(invited: Asked) -> dict[str, str]:
    """The names that a wording may have in it."""
    return {"marketplace": escape(invited.marketplace), "programme": escape(invited.programme)}


def _summary(invited: Asked, instrument: Instrument, given: Given) -> str:
    labels = labels_of(instrument.wording(get_language() or ""))
    wrong = [(name, named(labels[name], invited), message) for name, message in given.errors.items()]
    return render_to_string("surveys/answering/summary.html", {"wrong": wrong})


def labels_of(wording: Wording) -> dict[str, str]:
    """Each field's question, in the order of the page."""
    about = {ABOUT + key: text for key, text in wording.questions.items()}
    items = {ITEM + key: text for key, text in wording.items.items()}
    vignette = {VIGNETTE: wording.vignette.statement} if wording.vignette else {}
    first, last = wording.confidentiality.question, wording.texts.comment
    return {"confidentiality": first, **about, **items, **vignette, "comment": last}


def named(text: str, invited: Asked) -> str:
    """A text of a wording with the names in it, as HTML."""
    html = str(worded(text))
    for name, value in names_in(invited).items():
        html = html.replace(f"\x02{name}\x03", value)
    return html


def _resumed(instrument: Instrument, given: Given) -> str:
    missing = (ITEM + item.key for item in instrument.items if ITEM + item.key not in given.fields)
    said = {"done": answered(instrument, given.fields), "count": len(instrument.items)}
    return render_to_string("surveys/answering/resumed.html", {**said, "next": next(missing, "comment")})
