"""Response quality. Objective rules act by themselves; patterns become flags, and a flag never decides anything."""

from goodstanding.rules.quality.consistency import Synonyms, even_odd, psychometric_synonyms
from goodstanding.rules.quality.flags import Flag, FlagKind, QualityPolicy, Submission, flags
from goodstanding.rules.quality.identity import domain_of, is_own, merged_clients, near_duplicates, shared
from goodstanding.rules.quality.outliers import Distances, Reference, mahalanobis, mahalanobis_from, reference
from goodstanding.rules.quality.patterns import average_string, irv, longstring
from goodstanding.rules.quality.timing import (
    Comparison,
    Speeders,
    bursts,
    early_versus_late,
    seconds_per_item,
    speeders,
)

__all__ = [
    "Comparison",
    "Distances",
    "Flag",
    "FlagKind",
    "QualityPolicy",
    "Reference",
    "Speeders",
    "Submission",
    "Synonyms",
    "average_string",
    "bursts",
    "domain_of",
    "early_versus_late",
    "even_odd",
    "flags",
    "irv",
    "is_own",
    "longstring",
    "mahalanobis",
    "mahalanobis_from",
    "merged_clients",
    "near_duplicates",
    "psychometric_synonyms",
    "reference",
    "seconds_per_item",
    "shared",
    "speeders",
]
