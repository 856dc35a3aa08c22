"""The kit's texts with the facts filled in. Nothing is said here that public_facts() does not carry."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import get_language_info, override

from goodstanding.badges import addresses
from goodstanding.badges.facts import Figures, PublicAward
from goodstanding.badges.inserts import day
from goodstanding.badges.pictures.look import spelled
from goodstanding.badges.presskit.found import Kit
from goodstanding.badges.presskit.texts import Sheet, Texts, texts
from goodstanding.badges.wordings import worded

POST: Final = 280
"""Characters of a short post, an address counted in full."""
CUT: Final = ("name", "designation", "operator")
"""What is shortened in a short post where the whole does not fit, the longest first."""
LEAST: Final = 12
"""Characters that remain of each."""


@dataclass(frozen=True)
class Told:
    """The award in one language. `line` is its state in a few words, `address` where anybody checks it."""

    language: str
    name: str
    title: str
    line: str
    awarded_by: str
    address: str
    check: str
    description: str
    press_release: str
    short_post: str
    long_post: str
    signature: str
    readme: str
    sheet: Sheet
    rows: tuple[tuple[str, str], ...]

    @property
    def is_rtl(self) -> bool:
        return bool(get_language_info(self.language)["bidi"])


def told(kit: Kit, language: str) -> Told:
    """The texts about a kit's award in one language."""
    words, facts = texts(language), kit.facts
    with override(language):
        places = _places(kit, words)
        rows = tuple(_rows(facts, words, places))
    on_paper = {**places, "name": spelled(facts)}
    filled = {
        key: getattr(words, key).format_map(places)
        for key in ("description", "press_release", "long_post", "signature", "readme")
    }
    return Told(
        language=language,
        name=facts.marketplace,
        title=f"{places['designation']} {facts.edition}",
        line=places["line"],
        awarded_by=places["awarded_by"],
        address=places["address"],
        check=words.check,
        short_post=_short(words.short_post, places),
        sheet=Sheet(**{key: text.format_map(on_paper) for key, text in vars(words.sheet).items()}),
        rows=rows,
        **filled,
    )


def _places(kit: Kit, words: Texts) -> dict[str, str]:
    """What stands in the places of the texts."""
    facts, badge = kit.facts, kit.badge
    until = day(facts.valid_until)
    line = words.held_provisionally if facts.state == "provisional" else words.held
    designation, _meaning = worded(badge.award.decision.round.programme)
    return {
        "name": facts.marketplace,
        "site": facts.site,
        "designation": designation,
        "edition": str(facts.edition),
        "programme": facts.programme,
        "operator": facts.operator,
        "awarded": day(facts.awarded_on),
        "until": until,
        "line": line.format(until=until),
        "awarded_by": words.awarded_by.format(operator=facts.operator),
        "evidence": " ".join(_evidence(facts, words)),
        "policy": facts.policy,
        "rule": addresses.of_policy(facts.policy),
        "address": addresses.of_short_code(badge.code),
        "grade": facts.assurance,
    }


def _evidence(facts: PublicAward, words: Texts) -> Iterator[str]:
    """How answers were gathered and how many came, in sentences; figures where the marketplace shows them."""
    yield str(facts.gathered)
    yield words.answered.format(answers=_band(facts, words))
    if facts.state == "provisional":
        yield words.provisional
    if facts.figures:
        yield from _figures(facts.figures, words)


def _figures(figures: Figures, words: Texts) -> Iterator[str]:
    yield words.score.format(score=f"{figures.score:.2f}")
    if figures.interval:
        low, high = figures.interval
        yield words.interval.format(low=f"{low:.2f}", high=f"{high:.2f}")
    if figures.rate is not None:
        yield words.rate.format(rate=f"{100 * figures.rate:.0f}")


def _band(facts: PublicAward, words: Texts) -> str:
    least, is_open, _more = facts.answers.partition("+")
    return words.or_more.format(least=least) if is_open else facts.answers


def _rows(facts: PublicAward, words: Texts, places: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The facts by name, for the page for sales."""
    sheet = words.sheet
    yield sheet.awarded, places["awarded"]
    yield sheet.until, places["until"]
    yield sheet.gathered, str(facts.gathered)
    yield sheet.answers, _band(facts, words)
    yield sheet.assurance.format_map(places), str(facts.assurance_words)
    yield sheet.rule, facts.policy
    if facts.figures:
        yield from _figure_rows(facts.figures, sheet)


def _figure_rows(figures: Figures, sheet: Sheet) -> Iterator[tuple[str, str]]:
    yield sheet.score, f"{figures.score:.2f}"
    if figures.interval:
        yield sheet.interval, " – ".join(f"{end:.2f}" for end in figures.interval)
    if figures.rate is not None:
        yield sheet.rate, f"{100 * figures.rate:.0f} %"


def _short(text: str, places: dict[str, str]) -> str:
    """The short post; what is longest in it is cut off with … until the whole fits."""
    while len(text.format_map(places)) > POST:
        longest = max(CUT, key=lambda key: len(places[key]))
        if len(places[longest]) <= LEAST:
            break
        places = {**places, longest: places[longest][:-2].rstrip() + "…"}
    return text.format_map(places)
