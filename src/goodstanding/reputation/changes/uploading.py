"""Policies that a team wrote by hand, taken over as they are."""

from collections.abc import Sequence

from goodstanding.policies import PolicyError, Where, load
from goodstanding.policies.texts import parse
from goodstanding.reputation.changes.writing import Author, Written, checked, write_rule
from goodstanding.reputation.scoring.rule import Rule, rule_named


def write_uploaded(uploaded: Sequence[str], base: Rule, texts: Sequence[str], author: Author) -> Written:
    """The rule of the uploaded texts; a score alone is read by a standing that is else as in `base`.

    Raises PolicyError and UnknownPolicy for what the loader refuses, for another kind, and for a name used before.
    """
    names = dict(_named(text, place, set(load(texts).names())) for place, text in enumerate(uploaded, start=1))
    written = (*texts, *uploaded)
    if "standing" in names:
        found = rule_named(names["standing"], written, author.day)
        _refuse_shorter(found, base)
        return checked(Written(names["standing"], written), author.day)
    return write_rule(base, {"score": names["job_success"]}, written, author)


def _named(text: str, place: int, held: set[str]) -> tuple[str, str]:
    """The kind of a text and its name, which nobody used before."""
    [found] = parse([(f"text {place}", text)])
    if found.kind not in ("standing", "job_success"):
        raise PolicyError(found.where.at("kind"), "standing or job_success", repr(found.kind))
    if found.head["name"] in held:
        raise PolicyError(found.where.at("name"), "a name that was not used before", repr(found.head["name"]))
    return found.kind, found.head["name"]


def _refuse_shorter(found: Rule, base: Rule) -> None:
    for key in ("grace_days", "comment_days"):
        least, given = getattr(base.standing.value, key), getattr(found.standing.value, key)
        if given < least:
            where = Where(found.name, found.standing.date.isoformat(), f"values.{key}")
            raise PolicyError(where, f"at least {least} days, as in the rule that holds", str(given))
