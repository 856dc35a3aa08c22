"""How reviews work on a marketplace, in sentences made from the policies in force.

What a platform has to say of its reviews and of the order of its lists: where reviews come from and how they are
checked (Directive (EU) 2019/2161, article 3, which amends 2005/29/EC), and the main parameters of rankings with the
reasons for them (Regulation (EU) 2019/1150, article 5).
"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from goodstanding.engagements.reviews_words import criterion
from goodstanding.marketplaces.models import Marketplace
from goodstanding.policies import Version, load
from goodstanding.rules.reviews import HIGHEST, LOWEST, ReviewPolicy


@dataclass(frozen=True)
class Section:
    """One question, its answer in paragraphs, and a list where there is one."""

    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...] = ()


def how_reviews_work(marketplace: Marketplace, on: date) -> list[Section]:
    """The page, for the policies in force on a day."""
    version = load().version("reviews-1", on)
    policy: ReviewPolicy = version.value
    return [
        _who(marketplace),
        _what(policy),
        _when(policy),
        _private(policy),
        _afterwards(policy),
        _midway(policy),
        _imported(marketplace),
        _order(),
        _version(version),
    ]


def _who(marketplace: Marketplace) -> Section:
    names = {"marketplace": marketplace.name}
    return Section(
        _("Who can review"),
        (
            _("Only the two sides of an engagement on %(marketplace)s: the company that hired, and the worker.")
            % names,
            _("The work of the engagement has begun, and it has ended. Nobody else can write one."),
            _("Each side signs in to write. There is one review for each side of each engagement."),
            _("A review says whether a payment for the engagement is on record."),
        ),
    )


def _what(policy: ReviewPolicy) -> Section:
    scale = {"low": LOWEST, "high": HIGHEST, "least": policy.least_criteria}
    return Section(
        _("What is asked"),
        (
            _("Marks from %(low)s to %(high)s; at least %(least)s of them, and a comment if one likes.") % scale,
            _("The score of a review is the mean of its marks. All count the same."),
        ),
        (_listed(_("Companies mark:"), policy.of_worker), _listed(_("Workers mark:"), policy.of_company)),
    )


def _listed(title: str, keys: tuple[str, ...]) -> str:
    return f"{title} {pgettext('between names in a list', ', ').join(criterion(key) for key in keys)}"


def _when(policy: ReviewPolicy) -> Section:
    days = {"days": policy.window_days, "reminder": policy.reminder_days}
    return Section(
        _("When reviews are written, and when they are shown"),
        (
            _("Both sides are asked by mail at the end. They have until midnight UTC of day %(days)s after it.") % days,
            ngettext(
                "Who has not written %(reminder)s day before that is reminded once.",
                "Who has not written %(reminder)s days before that is reminded once.",
                policy.reminder_days,
            )
            % days,
            _("Reviews are sealed: nobody but its author reads one before both are in or the time is over."),
            _("Until then its author can change it or take it back. Then both are shown at the same moment."),
            _("After that nobody can change or add one, so that no review answers another."),
        ),
    )


def _private(policy: ReviewPolicy) -> Section:
    words = _("Nothing is asked that is not shown.")
    if policy.private_part:
        words = _(
            "Companies are also asked how likely they would recommend the worker, and why. That is not published, "
            "but it counts in the worker's score, from whose change it can be worked out."
        )
    return Section(_("What is not shown"), (words,))


def _afterwards(policy: ReviewPolicy) -> Section:
    letters = {"letters": policy.reply_letters}
    return Section(
        _("Replies and reports"),
        (
            _("Who was reviewed can reply once, in public, in up to %(letters)s letters.") % letters,
            _("Everybody who can read a review can report it, with a reason. A person on the team looks at each."),
            _("A person reports at most %(most)s reviews in 24 hours.") % {"most": policy.reports_a_day},
            _("A report alone removes nothing, and neither does the wish of who was reviewed."),
            _("No review is hidden from a profile for being bad. Workers choose other parts of their profile."),
        ),
    )


def _midway(policy: ReviewPolicy) -> Section:
    days = {"after": policy.interim_after_days, "days": policy.interim_days}
    return Section(
        _("Feedback while work goes on"),
        (
            _("From %(after)s days after the start each side can ask the other for feedback.") % days,
            _("It is given within %(days)s days, read by both sides at once, not public, and counted nowhere.") % days,
        ),
    )


def _imported(marketplace: Marketplace) -> Section:
    names = {"marketplace": marketplace.name}
    return Section(
        _("Reviews from elsewhere"),
        (
            _("%(marketplace)s may bring reviews that were written before it used Goodstanding.") % names,
            _("Each is marked “imported”. Goodstanding shows them by the same rules, but cannot check who wrote them."),
        ),
    )


def _order() -> Section:
    return Section(
        _("What orders the lists"),
        (
            _("Nobody can pay for a place in a list."),
            _("The order is made from these figures alone:"),
        ),
        (
            _("Reviews of a worker or a company: the newest first. Scores and words change no place."),
            _("Openings: the newest first."),
            _("Applicants for an opening: in the order in which they applied. Scores stand beside the names."),
        ),
    )


def _version(version: Version[ReviewPolicy]) -> Section:
    day = date_format(version.date, pgettext("day of a date", "j F Y"))
    names = {"version": version.id, "day": day}
    return Section(
        _("The rule behind this page"),
        (
            _("Every number here is of the policy %(version)s, in force since %(day)s.") % names,
            _("A later version changes no review that was asked for before it."),
        ),
    )
