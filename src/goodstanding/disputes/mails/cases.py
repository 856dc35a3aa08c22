"""What both sides and who rules are told: what happened, what is asked, until when, and what silence does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.access import SYSTEM
from goodstanding.base.letters import Letter, Part, address_of, button, one_line, paragraph, spoken_in, write
from goodstanding.base.models import Event
from goodstanding.base.outbox import enqueue
from goodstanding.disputes.models import Case
from goodstanding.disputes.queries.judging import is_involved, judges_of
from goodstanding.disputes.queries.parties import parties_of
from goodstanding.disputes.readers import Reader, reader, readers_of
from goodstanding.disputes.turns import asked, is_turn_of, names_of, silence
from goodstanding.disputes.words import RULINGS, until


@dataclass(frozen=True)
class Told:
    """What happened: a sentence to be translated, with the names in it, and what somebody wrote."""

    words: str
    names: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    ruling: str = ""


def tell(case: Case, event: Event, told: Told) -> None:
    """Tells both sides, and who rules where it is their turn."""
    for role, party in parties_of(SYSTEM, case).items():
        for person in readers_of(party):
            _send(case, event, told, role, person)
    if is_turn_of(case, "judge"):
        tell_judges(case, event, told)


def tell_judges(case: Case, event: Event, told: Told) -> None:
    """Tells those alone who rule; who is part of the case only where all are."""
    judges = judges_of(SYSTEM, case)
    for account in [each for each in judges if not is_involved(each.actor, case)] or judges:
        _send(case, event, told, "judge", reader(account))


def _send(case: Case, event: Event, told: Told, role: str, person: Reader) -> None:
    language = spoken_in(person.language)
    with override(language):
        written = write(_letter(case, told, role, person), language)
    enqueue(
        person.email,
        written.subject,
        written.text,
        written.html,
        purpose=event.kind,
        about=f"case:{case.pk}.{event.position}.{role}",
        language=language,
    )


def _letter(case: Case, told: Told, role: str, person: Reader) -> Letter:
    names = {key: one_line(name) for key, name in names_of(case, parties_of(SYSTEM, case)).items()}
    happened = _(told.words) % (names | {key: one_line(name) for key, name in told.names.items()})
    parts = [
        paragraph(_("Hello %(reader)s,") % {"reader": one_line(person.name)}),
        paragraph(happened),
        *_said(told),
        *_next(case, role, person, names),
        button(_("Open the case"), page_of(case, person)),
    ]
    return Letter(_("%(title)s: case %(number)s") % (names | {"number": case.pk}), parts, _small(case))


def _said(told: Told) -> Sequence[Part]:
    ruling = [paragraph(_("The ruling: %(ruling)s.") % {"ruling": _(RULINGS[told.ruling])})] if told.ruling else []
    return [*ruling, *(paragraph(f"“{line.strip()}”") for line in told.text.splitlines() if line.strip())]


def _next(case: Case, role: str, person: Reader, names: Mapping[str, str]) -> Sequence[Part]:
    words = [asked(case, role, names)]
    if case.due_at:
        words.append(_("There is time until %(until)s.") % {"until": until(case.due_at, person.zone)})
    return [paragraph(" ".join(filter(None, [*words, silence(case, names)])))]


def _small(case: Case) -> Sequence[Part]:
    small = [paragraph(_("Whoever opened a case can withdraw it."))] if case.closed_at is None else []
    if case.kind == "payment":
        small.append(paragraph(_("This is a fair process, and no promise that anybody pays.")))
    return small


def page_of(case: Case, person: Reader) -> str:
    """The page of the case; for who has no account the one behind the secret link."""
    if person.token:
        return address_of(reverse("disputes:linked", args=[person.token]))
    return address_of(reverse("disputes:case", args=[case.pk]))
