"""Findings before they are published, and as they are stored."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from goodstanding.accreditation.models import Findings
from goodstanding.policies import Version
from goodstanding.rules.findings.integrity import Integrity
from goodstanding.rules.findings.participation import Participation, Silence
from goodstanding.rules.findings.policy import FindingPolicy
from goodstanding.rules.findings.publication import Past, Publication, Told, Year, means_of
from goodstanding.rules.findings.toughness import Toughness
from goodstanding.rules.intervals import Interval
from goodstanding.rules.norms.attacks import Mean
from goodstanding.rules.norms.policy import NormPolicy

Waits = Literal["", "year", "rounds"]


@dataclass(frozen=True)
class Preview:
    """Findings before they are published: what they are made of, what they would say, and what they wait for.

    `digest` names exactly this; it is of scores that are not public, so it is shown to operators alone.
    """

    edition: int
    instrument: str
    year: Year
    publication: Publication
    policies: tuple[Version[FindingPolicy], Version[NormPolicy]]
    digest: str
    waits: Waits

    @property
    def panel(self) -> int:
        """Marketplaces judged in both years."""
        return len({each.marketplace for each in self.year.before} & {each.marketplace for each in self.year.after})


def digest_of(year: Year, past: Past, versions: Iterable[Version[Any]], edition: int) -> str:
    """SHA-256 in hexadecimal of all that findings are made of."""
    before = sorted(sorted(mean.members) for mean in past.means)
    given = [edition, [version.digest for version in versions], asdict(year), before]
    return hashlib.sha256(json.dumps(given, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def stored(published: Publication) -> dict[str, Any]:
    """The published figures as they are kept."""
    return asdict(published)


def behind(year: Year, published: Publication) -> dict[str, Any]:
    """The means that follow from what is published, with the scores behind them, as they are kept."""
    means = means_of(year, published)
    scores = {each.contribution: each.score for each in (*year.before, *year.after)}
    named = {name for mean in means for name in mean.members}
    return {
        "means": [dict(mean.members) for mean in means],
        "scores": {name: score for name, score in sorted(scores.items()) if name in named},
    }


def means_behind(findings: Findings) -> tuple[list[Mean], Mapping[str, float]]:
    """The same, read again."""
    scores: Mapping[str, float] = findings.behind["scores"]
    means = []
    for members in findings.behind["means"]:
        value = sum(scores[name] for name in members) / len(members)
        means.append(Mean(members, value, value))
    return means, scores


def publication_of(findings: Findings) -> Publication:
    """What findings say, read from their tables."""
    tables = findings.tables
    silence = tables["silence"]
    panel = tables["panel"]
    return Publication(
        (panel[0], panel[1]) if panel else None,
        Told(**tables["score"]),
        tuple(Told(**row) for row in tables["items"]),
        Toughness(**tables["toughness"]),
        Participation(**tables["participation"]),
        Silence(**silence | {"interval": _interval(silence["interval"])}) if silence else None,
        Integrity(**tables["integrity"]),
    )


def _interval(span: Mapping[str, float] | None) -> Interval | None:
    return Interval(**span) if span else None
