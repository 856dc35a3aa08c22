"""What the trust score says about the clients who did not answer: the interval and the tipping point."""

from dataclasses import dataclass
from math import sqrt

from goodstanding.rules.accreditation.evidence import Evidence
from goodstanding.rules.accreditation.policy import AwardPolicy
from goodstanding.rules.quantiles import student_t
from goodstanding.rules.sentences import Sentence
from goodstanding.rules.survey import SurveyScore


@dataclass(frozen=True)
class Estimate:
    """The interval (low, high) of the mean over all clients, on the scale, with the deviation behind it.

    `standard_error` and `interval` are None for nominated clients, all of them where nobody answered.
    """

    stabilised_sd: float | None
    standard_error: float | None
    interval: tuple[float, float] | None
    sentence: Sentence


def estimate(survey: SurveyScore, policy: AwardPolicy, evidence: Evidence) -> Estimate:
    """The interval T +- t s* sqrt((1 - f) / n), clipped to the scale, with nu0 + n - 1 degrees of freedom.

    s* = sqrt((nu0 sigma0^2 + (n - 1) s^2) / (nu0 + n - 1)): the sample's deviation weighed with the planned one.
    Source: the scaled inverse chi-square prior for a normal variance (Gelman et al., Bayesian Data Analysis, 3rd
    ed., section 3.3, with a flat prior for the mean); the finite population correction as in Cochran, Sampling
    Techniques, 3rd ed., section 2.6.
    """
    n, score, sd = survey.n_clients, survey.trust_score, survey.sd_clients
    if score is None or sd is None:
        return Estimate(None, None, None, Sentence("Nobody has answered."))
    df = policy.nu0 + n - 1
    stabilised = sqrt((policy.nu0 * policy.sigma0**2 + (n - 1) * sd**2) / df)
    if evidence.mode == "nominated":
        return Estimate(stabilised, None, None, _nominated(n))
    error = stabilised * sqrt((1 - evidence.sampling_fraction(n)) / n)
    width = student_t((1 + policy.interval_confidence) / 2, df) * error
    low, high = max(policy.scale[0], score - width), min(policy.scale[1], score + width)
    return Estimate(stabilised, error, (low, high), _interval(low, high, policy))


def _nominated(n: int) -> Sentence:
    return Sentence(
        "This {clients} client was chosen by the marketplace; the score describes it only.",
        {"clients": n},
        "These {clients} clients were chosen by the marketplace; the score describes them only.",
        n,
    )


def _interval(low: float, high: float, policy: AwardPolicy) -> Sentence:
    values = {"confidence": f"{100 * policy.interval_confidence:g}", "low": f"{low:.2f}", "high": f"{high:.2f}"}
    words = "With {confidence} % confidence the average over all clients lies between {low} and {high}."
    return Sentence(words, values)


def tipping_point(survey: SurveyScore, policy: AwardPolicy, evidence: Evidence) -> float | None:
    """The mean of the invited clients that did not answer at which the mean of all invited is the target score.

    (m T0 - n T) / (m - n) for m invited, not clipped to the scale; None where nobody answered or unless m > n.
    Source: tipping-point analysis of missing data (Campbell, Pennello & Yue, 2011, J. Biopharm. Stat. 21, 180-195).
    """
    n, invited = survey.n_clients, evidence.invited
    if survey.trust_score is None or invited is None or invited <= n:
        return None
    return (invited * policy.target_score - n * survey.trust_score) / (invited - n)
