"""The rules of conduct and the notice about a report, in the reader's language."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goodstanding.rules.disputes.conduct import ConductPolicy, RuleWords


def spoken(found: dict[str, str]) -> str:
    """The words of the active language, else the English ones."""
    return found.get((get_language() or "en").split("-")[0], found["en"])


def rule_words(policy: ConductPolicy, code: str) -> RuleWords:
    """A rule in the active language."""
    words = policy.rules[code].words
    return words.get((get_language() or "en").split("-")[0], words["en"])


def reporter_words(name: str, *, is_person: bool) -> str:
    """Who reported, for the person reported: by name where they agree."""
    if not is_person:
        return _("Nobody reported it: it stands out in the reviews.")
    return _("Reported by %(name)s.") % {"name": name} if name else _("Who reported it is not told to you.")


def notice(policy: ConductPolicy, code: str, text: str, reporter: str) -> str:
    """The preliminary notice: the rule, what is reported, what may follow, and who reported, as a sentence."""
    rule = rule_words(policy, code)
    measures = "\n".join(f"– {spoken(dict(words))}" for words in policy.measures.values())
    parts = [
        _("The rule: %(title)s. %(text)s") % {"title": rule.title, "text": rule.text},
        _("What is reported:") + "\n" + text.strip(),
        _("Nothing is decided. What may follow: no measure, or one of these.") + "\n" + measures,
        reporter,
    ]
    return "\n\n".join(parts)
