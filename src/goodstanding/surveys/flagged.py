"""A flag as a page shows it: what caught the eye, its figures, the responses by opaque id. Never an answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from goodstanding.surveys.models import Flag, Response

WORDS: Mapping[str, tuple[str, str]] = {
    "straight_line": (
        gettext_noop("One answer throughout"),
        gettext_noop("%(longstring)s answers in a row are the same."),
    ),
    "erratic": (gettext_noop("Answers that vary a lot"), gettext_noop("Their standard deviation is %(irv).2f points.")),
    "inconsistent": (
        gettext_noop("Similar questions answered differently"),
        gettext_noop("The correlation of similar questions is %(even_odd).2f."),
    ),
    "outlier": (
        gettext_noop("Few clients of the programme answer like this"),
        gettext_noop("The distance from what is usual is %(d2).1f; it is flagged from %(cut).1f on."),
    ),
    "fast": (
        gettext_noop("Answered fast"),
        gettext_noop("It took at most %(seconds).0f seconds; the median of the round is %(median).0f."),
    ),
    "alike": (gettext_noop("Nearly the same answers"), gettext_noop("%(respondents)s respondents answered alike.")),
    "burst": (
        gettext_noop("Answers that came close together"),
        gettext_noop("%(respondents)s responses came within %(minutes).0f minutes."),
    ),
    "device": (gettext_noop("One device"), gettext_noop("%(respondents)s respondents used the same device.")),
    "domain": (
        gettext_noop("One mail domain"),
        gettext_noop("Respondents of %(clients)s clients have addresses on the same domain."),
    ),
}
"""kind -> its title, and the sentence that its figures fill."""


@dataclass(frozen=True)
class Flagged:
    """One flag; `finding` and `why` are empty until somebody has reviewed it."""

    title: str
    sentence: str
    responses: tuple[str, ...]
    finding: str
    why: str


def flagged(flag: Flag) -> Flagged:
    """The flag in words."""
    title, sentence = WORDS[flag.kind]
    responses = flag.responses.select_related("exclusion").order_by("pk")
    review = getattr(flag, "review", None)
    return Flagged(
        title=_(title),
        sentence=_(sentence) % flag.figures,
        responses=tuple(described(response) for response in responses),
        finding=_finding(flag) if review else "",
        why=review.reason if review else "",
    )


def described(response: Response) -> str:
    """A response on a page: enough of its id to tell it from others, and how it came; nothing to tell who sent it."""
    names = {"id": str(response.pk)[:8], "wave": response.wave}
    words = _("%(id)s, after mail %(wave)s") % names
    if response.minutes:
        words += ", " + ngettext("%(n)s minute", "%(n)s minutes", response.minutes) % {"n": response.minutes}
    exclusion = getattr(response, "exclusion", None)
    return f"{words}; {_('left out')}" if exclusion else words


def _finding(flag: Flag) -> str:
    review = flag.review
    left_out = flag.responses.exclude(exclusion=None).count()
    names = {"name": review.reviewed_by.name, "left_out": left_out}
    if review.outcome == "kept":
        return _("%(name)s found that the responses count.") % names
    return (
        ngettext("%(name)s left %(left_out)s response out.", "%(name)s left %(left_out)s responses out.", left_out)
        % names
    )
