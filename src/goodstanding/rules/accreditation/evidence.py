"""How the answers were gathered: what the evidence says about the roster, and the assurance grade it earns."""

from dataclasses import dataclass
from typing import Literal

from goodstanding.rules.accreditation.policy import AssurancePolicy, Grade
from goodstanding.rules.sentences import Sentence, at_least, shown

Mode = Literal["census", "random", "nominated"]


@dataclass(frozen=True)
class Evidence:
    """Who was asked. `roster_size` counts all clients of the marketplace, `undeliverable` the invited clients that
    could not be reached, after replacement. None means not known.

    `renews` says whether the grade is enough to renew the provisional award that stands, None where none stands.
    """

    mode: Mode
    roster_size: int | None = None
    roster_verified: bool = False
    invited: int | None = None
    undeliverable: int = 0
    renews: bool | None = None

    @property
    def counted_roster(self) -> int | None:
        """The roster's size where it can stand for all clients: verified, and a census or a random draw of it."""
        return self.roster_size if self.roster_verified and self.mode != "nominated" else None

    def sampling_fraction(self, answered: int) -> float:
        """The share of the roster that answered, 0 where no roster counts.

        ValueError where more clients answered than it holds.
        """
        roster = self.counted_roster
        if roster is not None and answered > roster:
            raise ValueError(f"{answered} clients answered, but the verified roster holds {roster}.")
        return answered / roster if roster else 0.0

    def reached(self) -> int | None:
        """Clients invited and not undeliverable. A census invites its roster where no other number is known."""
        invited = self.roster_size if self.invited is None and self.mode == "census" else self.invited
        return None if invited is None else invited - self.undeliverable


@dataclass(frozen=True)
class Assurance:
    """The grade of the evidence, the preset that judges it, and why. It describes evidence: there is one award."""

    grade: Grade
    response_rate: float | None
    preset: str
    enters_norms: bool
    sentence: Sentence

    @property
    def provisional(self) -> bool:
        """An award on grade C is provisional: it must become A or B at its first renewal."""
        return self.grade == "C"


def assurance(evidence: Evidence, answered: int, policy: AssurancePolicy) -> Assurance:
    """The grade of a round in which `answered` clients gave a valid response.

    A: verified roster, census or random draw, full response. B: partial response, or a roster only attested.
    C: nominated, less than partial response, or a response rate that is not known.
    """
    rate = response_rate(evidence, answered)
    grade, sentence = _graded(evidence, rate, policy)
    return Assurance(grade, rate, policy.presets[grade], grade in policy.norms, sentence)


def response_rate(evidence: Evidence, answered: int) -> float | None:
    """Clients with a valid response as a share of the clients reached, at most 1; None where that is not known."""
    reached = evidence.reached()
    return min(1.0, answered / reached) if reached is not None and reached > 0 else None


def _graded(evidence: Evidence, rate: float | None, policy: AssurancePolicy) -> tuple[Grade, Sentence]:
    if evidence.mode == "nominated":
        return "C", Sentence("The marketplace chose these clients itself.")
    if rate is None:
        return "C", Sentence("It is not known how many clients were reached.")
    if not at_least(rate, policy.partial_response):
        return "C", _short("B", rate, policy.partial_response)
    if not at_least(rate, policy.full_response):
        return "B", _short("A", rate, policy.full_response)
    values = {"rate": _percent(rate, policy.full_response)}
    if not evidence.roster_verified:
        return "B", Sentence("{rate} % of the clients reached answered, but the roster is not verified.", values)
    return "A", Sentence("{rate} % of the clients reached answered, from a verified roster.", values)


def _short(grade: Grade, rate: float, need: float) -> Sentence:
    values = {"rate": _percent(rate, need), "grade": grade, "need": _percent(need, need)}
    return Sentence("{rate} % of the clients reached answered; grade {grade} asks for {need} %.", values)


def _percent(share: float, cut: float) -> str:
    return shown(100 * share, 100 * cut, least=0)
