"""What each number of a rule is called where people read it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

PLACES: Final = {"share": 0.01, "hundredths": 100}
"""Units that are shown in another: a share as percent, hundredths of a rating as points of 5."""

STANDING: Final = {
    "score": _("Score that is read"),
    "score_from": _("Score of a good week, at least"),
    "weeks_needed": _("Good weeks that Top Rated needs"),
    "weeks_of": _("Weeks looked at"),
    "rising_newcomers": _("Newcomers without a score can be Rising Talent"),
    "rising_members": _("Exclusive members of a Top Rated agency can be Rising Talent"),
    "rising_profile": _("Profile for Rising Talent, at least"),
    "rising_months": _("Rising Talent ends after"),
    "profile": _("Profile for Top Rated, at least"),
    "earned_cents": _("Earned, at least"),
    "earned_months": _("Time in which earnings and endings count"),
    "outcomes": _("Ended engagements in that time, at least"),
    "cancelled_under": _("Share cancelled or abandoned by the worker, under"),
    "first_days": _("First engagement, longer ago than"),
    "active_days": _("Last work, at most so long ago"),
    "violation_months": _("Time without a violation"),
    "circumvention_months": _("No standing after paying around the marketplace, for"),
    "warn_days": _("Warning ahead of a loss"),
    "grace_days": _("Grace after a change of rule"),
    "comment_days": _("Time for comments on a change"),
    "pause_days": _("Longest pause in 12 months"),
}

SCORE: Final = {
    "windows_months": _("Windows; the best one is the score"),
    "min_outcomes": _("Rated outcomes before a score is shown"),
    "min_companies": _("Companies behind them"),
    "value_is": _("Weight by what was paid"),
    "value_ref_cents": _("Amount that weighs 1"),
    "value_bands": _("Bands of what was paid, and their weights"),
    "weight_least": _("Least weight"),
    "weight_most": _("Greatest weight"),
    "days_a_job": _("Time that counts as one job more"),
    "feedback_is": _("How feedback becomes an outcome"),
    "private_weight": _("Weight of the private answer"),
    "centre_points": _("Feedback that counts 0, of 5"),
    "half_points": _("From there to an outcome of 1"),
    "steps": _("Feedback of 5, and what it counts from there on"),
    "least": _("Least outcome"),
    "endings_count": _("Endings at the worker's door count"),
    "silent_success_days": _("Paid work without feedback counts 1 after"),
    "long_credit": _("Credit for a long success"),
    "long_credit_days": _("Length that earns the whole credit"),
    "silence_free": _("Share without feedback that costs nothing"),
    "prior_weight": _("Pull of short windows towards the longest"),
    "taper_days": _("Fading at the old edge of a window"),
    "flags": _("Feedback of flagged companies is left out"),
    "flag_workers": _("Other workers whose feedback can flag a company"),
    "flag_rate": _("Share of negative outcomes that flags a company"),
    "flag_probability": _("How sure that must be"),
    "flag_prior_negative": _("Negative cases that every company begins with"),
    "flag_prior_other": _("Other cases that every company begins with"),
    "flag_months": _("A flag ends after"),
    "removals": _("One engagement can be left out on request"),
    "split_engagements": _("Engagements with one company before a question of conduct"),
    "split_days": _("Time in which they ended"),
    "confidence": _("Confidence of the interval"),
}

LABELS: Final = STANDING | SCORE

FORMULAS: Final = {
    "root": _("by its square root"),
    "bands": _("by bands"),
    "line": _("along a line"),
    "steps": _("in steps"),
}

HINTS: Final = {
    "weeks_needed": _("that have to be good"),
    "weeks_of": _("that are looked at, the last ones"),
    "outcomes": _("of engagements that ended in that time"),
    "pause_days": _("at most, in 12 months"),
    "min_outcomes": _("in the longest window before a score is shown"),
    "min_companies": _("behind these outcomes"),
    "days_a_job": _("that count as one job more, by bands; 0 switches it off"),
    "least": _("at the worst, and of an ending at the worker's door"),
    "silent_success_days": _("after which paid work without feedback counts 1; 0 switches it off"),
    "flag_prior_negative": _("that count as negative from the beginning"),
    "flag_prior_other": _("that count as not negative from the beginning"),
    "earned_cents": _("paid in that time"),
    "cancelled_under": _("of the engagements that ended in that time; 100 switches it off"),
    "silence_free": _("of engagements without feedback; 100 switches the cost off"),
}
"""Meanings in the units of a form, where those of the policies' documentation are others."""
