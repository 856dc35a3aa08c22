"""Reads of judgements, by area."""

from goodstanding.accreditation.queries.deciding import (
    awards_held,
    computations,
    is_current,
    signed_decisions,
    undecided,
)
from goodstanding.accreditation.queries.findings import findings_editions, findings_of, findings_preview
from goodstanding.accreditation.queries.independence import independence_of, lines_of_decision
from goodstanding.accreditation.queries.norms import (
    band_of,
    cells_of,
    compared_by,
    editions_of,
    preview,
    published_before,
    releases_of,
)
from goodstanding.accreditation.queries.rehearsal import rehearse
from goodstanding.accreditation.queries.states import awards_ever, standing_now, standings_on

__all__ = [
    "awards_ever",
    "awards_held",
    "band_of",
    "cells_of",
    "compared_by",
    "computations",
    "editions_of",
    "findings_editions",
    "findings_of",
    "findings_preview",
    "independence_of",
    "is_current",
    "lines_of_decision",
    "preview",
    "published_before",
    "rehearse",
    "releases_of",
    "signed_decisions",
    "standing_now",
    "standings_on",
    "undecided",
]
