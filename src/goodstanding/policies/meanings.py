"""What each number of a rule means, and its unit: what the generated documentation prints, and what bounds a value."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from goodstanding.policies.errors import PolicyError, Where
from goodstanding.policies.kinds import Disclosure, Fieldwork, RuleValues
from goodstanding.rules.accreditation import AssurancePolicy, AwardPolicy
from goodstanding.rules.completeness import CompletenessPolicy
from goodstanding.rules.disputes.conduct import ConductPolicy
from goodstanding.rules.disputes.policy import CasePolicy
from goodstanding.rules.endings import EndingPolicy
from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.rules.job_success.policy import ScorePolicy
from goodstanding.rules.norms.policy import NormPolicy
from goodstanding.rules.quality import QualityPolicy
from goodstanding.rules.reviews import ReviewPolicy
from goodstanding.rules.scorecards.policy import ScorecardPolicy
from goodstanding.rules.standing.policy import StandingPolicy


class Meaning(NamedTuple):
    """The unit of a value and one line that says what it is."""

    unit: str
    text: str


COUNTED: Final = frozenset({"items", "clients", "marketplaces", "answers", "days", "months", "minutes", "seconds"})
"""Units of what cannot be negative."""


def check_range(values: RuleValues, where: Where) -> None:
    """Raises PolicyError for a share outside 0 to 1, or for a count or a time below 0."""
    for key, meaning in MEANINGS[type(values)].items():
        value = getattr(values, key)
        if meaning.unit == "share" and not 0 <= value <= 1:
            raise PolicyError(where.at(key), "a share from 0 to 1", repr(value))
        counts = value if isinstance(value, tuple) else (value,)
        if meaning.unit in COUNTED and any(count < 0 for count in counts):
            raise PolicyError(where.at(key), f"0 or more {meaning.unit}", repr(value))


MEANINGS: Final[Mapping[type[RuleValues], Mapping[str, Meaning]]] = {
    AwardPolicy: {
        "scale": Meaning("points", "lowest and highest answer"),
        "min_answered": Meaning("items", "answers that make a response valid"),
        "min_item_clients": Meaning("clients", "clients that must answer an item for it to be assessed"),
        "min_clients": Meaning("clients", "clients with a valid response that an award needs"),
        "report_min_clients": Meaning(
            "clients", "clients from which there is a feedback report; below it, counts only"
        ),
        "max_unassessed_items": Meaning("items", "items that may stay unassessed"),
        "target_score": Meaning("points", "least trust score of any award"),
        "rejectable_score": Meaning("points", "true level that must be refused with the probability `confidence`"),
        "confidence": Meaning("share", "probability of refusing the rejectable level; at 0.5 chance adds nothing"),
        "sigma0": Meaning("points", "planned standard deviation of client scores"),
        "nu0": Meaning("degrees of freedom", "weight of sigma0 in the deviation behind the interval"),
        "interval_confidence": Meaning("share", "confidence of the interval beside the trust score"),
        "item_floor": Meaning("points", "least mean of an assessed item"),
        "critical_item_floor": Meaning("points", "the same for an item that the instrument marks as critical"),
        "item_watch": Meaning("points", "an item under it is on the watch list"),
        "client_low": Meaning("points", "a client that scores under it is unhappy"),
        "client_low_share": Meaning("share", "greatest share of unhappy clients, rounded down to whole clients"),
    },
    AssurancePolicy: {
        "full_response": Meaning("share", "clients with a valid response, of those reached, that grade A asks"),
        "partial_response": Meaning("share", "the same for grade B; under it the grade is C"),
        "presets": Meaning("names", "the award rule that judges each grade"),
        "norms": Meaning("grades", "grades whose rounds enter the norms"),
    },
    Fieldwork: {
        "roster_months": Meaning("months", "a roster holds every company with a paid engagement in this time"),
        "census_up_to": Meaning("clients", "greatest roster of which everyone is asked"),
        "draw_at_least": Meaning("clients", "fewest clients drawn from a larger roster"),
        "draw_at_most": Meaning("clients", "most clients drawn from a larger roster"),
        "field_days": Meaning("days", "time from launch to close"),
        "extension_days": Meaning("days", "the one automatic extension"),
        "extend_under_clients": Meaning("clients", "the field is extended when fewer have answered at its close"),
        "invitation_reminder_days": Meaning("days", "how long after the first mail a silent client is reminded"),
        "contact_rest_days": Meaning("days", "a person asked within this time is asked again later, whoever asks"),
        "mail_before_close_days": Meaning("days", "no mail is put off into this time before its field closes"),
        "respondents_told_days": Meaning("days", "time after a decision in which the marketplace may add its promises"),
        "validity_months": Meaning("months", "time from the decision to the lapse of an award"),
        "reminder_days": Meaning("days", "how long before the lapse its holder is reminded"),
        "retry_months": Meaning("months", "time from a shortfall to the next round"),
    },
    Disclosure: {
        "histogram_clients": Meaning("clients", "least number behind a histogram shown to the marketplace"),
        "cross_tab_clients": Meaning("clients", "least number in every cell of a cross-tabulation"),
        "unnamed_clients": Meaning(
            "clients", "named answers show only where the unnamed on an item are none or this many"
        ),
        "score_decimals": Meaning("decimals", "of the trust score and the required score, to the marketplace"),
        "item_decimals": Meaning("decimals", "of item scores, to the marketplace"),
        "answer_bands": Meaning("answers", "where each public band of the number of answers begins"),
        "share_marketplaces": Meaning("marketplaces", "least number decided behind the public share that was awarded"),
    },
    NormPolicy: {
        "marketplaces": Meaning("marketplaces", "least number of others behind a norm, for each that looks at it"),
        "clients": Meaning("clients", "least number of the others' clients behind it"),
        "largest_share": Meaning("share", "greatest part of a norm's clients from one marketplace"),
        "hidden_width": Meaning("points", "least range in which a hidden mean, and any one score, stays uncertain"),
        "members_changed": Meaning("marketplaces", "a norm returns with the same scores or at least this many others"),
        "releases_a_year": Meaning("a year", "most releases of norms; a divisor of 12"),
        "fine_from": Meaning("marketplaces", "a norm of this many is rounded to `step`, a smaller one coarser"),
        "step": Meaning("points", "rounding of norms"),
        "coarse_step": Meaning("points", "rounding of small norms"),
        "count_bands": Meaning("marketplaces", "where each band begins by which their number is told"),
        "pooling_weight": Meaning("marketplaces", "at the mean of all with which a cell's mean is mixed"),
    },
    FindingPolicy: {
        "panel_marketplaces": Meaning("marketplaces", "in both years, from which a change is told"),
        "confidence": Meaning("share", "confidence of intervals, and of all items' verdicts together"),
        "power": Meaning("share", "probability with which the smallest visible change would have been seen"),
        "anchor_margin": Meaning("points", "a rate of conduct that has moved less than this has stayed, in shares"),
        "least_marketplaces": Meaning("marketplaces", "behind any count that is published"),
        "points_band": Meaning("points", "a yearly change of trust scores within this is no news to the operator"),
        "share_band": Meaning("share", "the same of shares of answers and of clients"),
    },
    QualityPolicy: {
        "longstring": Meaning("items", "the same answer this many times in a row"),
        "irv_above": Meaning("points", "standard deviation of one respondent's answers above this"),
        "even_odd_below": Meaning("correlation", "even-odd consistency below this; -1 switches it off"),
        "distance_share": Meaning(
            "share", "of the programme's clients; a Mahalanobis distance beyond theirs is flagged"
        ),
        "distance_least_clients": Meaning("clients", "of the programme, from which distances are computed"),
        "speed_share": Meaning("share", "of the round's median time; faster is flagged"),
        "seconds_per_item": Meaning("seconds", "for each item; faster is flagged"),
        "alike_share": Meaning("share", "of answers that two respondents have in common"),
        "alike_items": Meaning("items", "that both must have answered for that"),
        "burst_least": Meaning("answers", "sent within `burst_minutes`"),
        "burst_minutes": Meaning("minutes", "in which that many answers are a burst"),
    },
    ReviewPolicy: {
        "window_days": Meaning("days", "from the end of an engagement to the midnight UTC at which its window closes"),
        "reminder_days": Meaning("days", "before that, who has not written is reminded"),
        "of_worker": Meaning("criteria", "what a company is asked about a worker"),
        "of_company": Meaning("criteria", "what a worker is asked about a company"),
        "least_criteria": Meaning("criteria", "fewest that a review answers"),
        "private_part": Meaning("switch", "whether a company is also asked what is not published"),
        "interim_after_days": Meaning("days", "from the start to the first feedback in the middle"),
        "interim_days": Meaning("days", "until a request for such feedback expires"),
        "comment_letters": Meaning("letters", "longest comment"),
        "reply_letters": Meaning("letters", "longest reply"),
        "reports_a_day": Meaning("reports", "most that one person sends in 24 hours"),
    },
    CompletenessPolicy: {
        "parts": Meaning("points", "what each part of a profile is worth, and how many of it make it whole"),
    },
    EndingPolicy: {
        "trial_answer_days": Meaning("days", "after a paid trial in which both say whether to go on; silence ends it"),
        "reasons": Meaning("codes", "the reasons, who may give them, whose fault they are and how they count"),
    },
    ScorecardPolicy: {
        "worker_months": Meaning("months", "of a worker's recent figures, beside those of all time"),
        "company_days": Meaning("days", "of a company's recent figures, beside those of all time"),
        "rate_cases": Meaning("cases", "from which counts make a rate; below it they stand as facts"),
        "company_workers": Meaning("workers", "that a company's rate needs behind it"),
        "company_raters": Meaning("workers", "that a company's satisfaction needs behind it"),
        "worker_companies": Meaning("companies", "that a worker's rate needs behind it"),
        "worker_raters": Meaning("companies", "that a worker's satisfaction needs behind it"),
        "prior_cases": Meaning("cases", "at the marketplace's own rate that each share is mixed with"),
        "confidence": Meaning("share", "confidence of the interval beside a rate or a time"),
        "satisfaction_is": Meaning("formula", "the share of satisfied reviews, or the mean of all from 0 to 1"),
        "satisfied_points": Meaning("hundredths", "from which a review is satisfied"),
        "on_time_is": Meaning("formula", "the share of starts by the agreed day, or of engagements kept"),
        "middle": Meaning("formula", "whether a time is a median or a mean"),
        "red_under": Meaning("measures", "red below this"),
        "red_from": Meaning("measures", "red from this on"),
    },
    ScorePolicy: {
        "windows_months": Meaning("months", "of the windows; the best one is the score"),
        "min_outcomes": Meaning("outcomes", "rated ones in the longest window from which a score is shown"),
        "min_companies": Meaning("companies", "the same of companies behind them"),
        "value_is": Meaning("formula", "weight by the root of what was paid, or by bands of it"),
        "value_ref_cents": Meaning("cents", "paid for an engagement of weight 1, by the root"),
        "value_bands": Meaning("cents", "where each band begins, and its weight"),
        "weight_least": Meaning("weight", "of the least paid engagement, by the root"),
        "weight_most": Meaning("weight", "of the best paid or longest engagement"),
        "days_a_job": Meaning("days", "each so many are one job more, by bands; 0 switches it off"),
        "feedback_is": Meaning("formula", "a line through the centre, or steps"),
        "private_weight": Meaning("share", "of the private answer where there is one beside the public answers"),
        "centre_points": Meaning("hundredths", "feedback that counts 0, by the line"),
        "half_points": Meaning("hundredths", "from the centre to an outcome of 1, by the line"),
        "steps": Meaning("hundredths", "from which each outcome counts, and what it counts"),
        "least": Meaning("outcome", "what feedback counts at the worst, and an ending at the worker's door"),
        "endings_count": Meaning("switch", "whether such endings count; if not they are left out"),
        "silent_success_days": Meaning(
            "days", "paid work as long as this counts 1 without feedback; 0 switches it off"
        ),
        "long_credit": Meaning("weight", "that a whole long success adds, in units of its own"),
        "long_credit_days": Meaning("days", "that make it whole"),
        "silence_free": Meaning("share", "of engagements without feedback that costs nothing; 1 switches the cost off"),
        "prior_weight": Meaning("weight", "at the longest window's value that every shorter one is mixed with"),
        "taper_days": Meaning("days", "in which an engagement fades out of a window; 0 switches it off"),
        "flags": Meaning("switch", "whether the feedback of flagged companies is left out"),
        "flag_workers": Meaning("workers", "other than the one who is scored, whose feedback can flag a company"),
        "flag_rate": Meaning("share", "of negative outcomes that others do not have to bear"),
        "flag_probability": Meaning("share", "how likely the company's own rate must be above that"),
        "flag_prior_negative": Meaning("cases", "negative ones that every company begins with"),
        "flag_prior_other": Meaning("cases", "other ones that every company begins with"),
        "flag_months": Meaning("months", "after which a flag ends"),
        "removals": Meaning("switch", "whether one engagement can be left out on request"),
        "split_engagements": Meaning("engagements", "with one company; more raise a question of conduct"),
        "split_days": Meaning("days", "in which so many ended"),
        "confidence": Meaning("share", "confidence of the interval beside the score"),
    },
    StandingPolicy: {
        "score": Meaning("policy", "the score that is read"),
        "score_from": Meaning("points", "of the score that make a good week"),
        "weeks_needed": Meaning("weeks", "good ones that Top Rated needs"),
        "weeks_of": Meaning("weeks", "looked at, the last ones"),
        "rising_newcomers": Meaning("switch", "whether anybody without a score can be Rising Talent"),
        "rising_members": Meaning("switch", "whether exclusive members of a Top Rated agency can"),
        "rising_profile": Meaning("percent", "of the profile that Rising Talent needs"),
        "rising_months": Meaning("months", "after which Rising Talent ends"),
        "profile": Meaning("percent", "of the profile that Top Rated needs"),
        "earned_cents": Meaning("cents", "paid in the time of `earned_months`"),
        "earned_months": Meaning("months", "in which earnings, outcomes and cancellations are counted"),
        "outcomes": Meaning("outcomes", "ended engagements in that time"),
        "cancelled_under": Meaning("share", "of them cancelled or abandoned by the worker; 1 switches it off"),
        "first_days": Meaning("days", "since the first engagement began, and more"),
        "active_days": Meaning("days", "since work was last under way, or paid"),
        "violation_months": Meaning("months", "without a violation of the guidelines"),
        "circumvention_months": Meaning("months", "without any standing after paying around the marketplace"),
        "warn_days": Meaning("days", "ahead, where a loss can be foreseen"),
        "grace_days": Meaning("days", "after a rule changed in which its holders are tested by the old one too"),
        "comment_days": Meaning("days", "for comments on a change, before it can come into force"),
        "pause_days": Meaning("days", "most that a worker may pause in 12 months"),
    },
    CasePolicy: {
        "open_at_once": Meaning("cases", "of one account that may be open"),
        "opened_most": Meaning("cases", "that one account may open in the time of `opened_days`"),
        "opened_days": Meaning("days", "in which they are counted"),
        "statement_letters": Meaning("letters", "longest statement"),
        "statements_most": Meaning("statements", "of one side in one case"),
        "files_most": Meaning("files", "with one statement"),
        "file_bytes": Meaning("bytes", "largest file"),
        "snooze_days": Meaning("days", "longest time for which a case can be put aside on the desk"),
        "small_group": Meaning("cases", "fewest behind a public figure"),
        "hold_days": Meaning("days", "of a hold after a violation"),
        "kinds": Meaning("codes", "the kinds of cases, who opens and who rules them, and their clocks"),
    },
    ConductPolicy: {
        "pattern_reviews": Meaning("reviews", "bad ones among the last that start a review by a person"),
        "pattern_last": Meaning("reviews", "last ones that are looked at"),
        "pattern_points": Meaning("hundredths of stars", "most points of a bad review"),
        "pattern_rule": Meaning("code", "the rule that such a review is about"),
        "rules": Meaning("codes", "the rules, whom they bind, and their words by language"),
        "measures": Meaning("codes", "what each measure brings, by language"),
        "procedure": Meaning("text", "the steps from a report to the appeal, by language"),
    },
}
"""Kind of values -> key -> meaning, in the order in which they are printed."""
