"""A file of answers, judged: the way from its bytes to the judgements of its rounds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goodstanding.accreditation.assess.answers import Round, read_answers
from goodstanding.accreditation.assess.instrument import layout_of
from goodstanding.accreditation.assess.layout import Layout
from goodstanding.accreditation.assess.mapping import load_mapping
from goodstanding.accreditation.assess.notes import Note
from goodstanding.accreditation.assess.rulebook import Rulebook, rulebook
from goodstanding.accreditation.assess.scale import Points
from goodstanding.accreditation.assess.verdicts import Judgement, judge_round
from goodstanding.base.importing import ImportRefused, read_table, refusal, shown
from goodstanding.policies import Instrument, UnknownPolicy, load
from goodstanding.rules.accreditation import Evidence
from goodstanding.rules.survey import Questionnaire

Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Request:
    """What to judge, by what, as of which day."""

    file: Path
    mapping: Path | None
    evidence: Evidence
    policy: str | None
    instrument: str
    on: date


@dataclass(frozen=True)
class Assessment:
    """All judgements of a file, in the order of their groups, and what is to be said about the file.

    `instrument` is the questionnaire that the file answers, None where a mapping says what its columns mean.
    """

    on: date
    instrument: Instrument | None
    layout: Layout
    judgements: tuple[Judgement, ...]
    notes: tuple[Note, ...]

    @property
    def grouped(self) -> bool:
        """Whether the file is about several marketplaces."""
        return bool(self.layout.group)


def assess_file(request: Request, reading: Report, judging: Report) -> Assessment:
    """The judgements of every round in the file; `reading` and `judging` are told (done, total).

    Raises ImportRefused naming everything that is wrong with the file, the mapping or the options.
    """
    rules = rulebook(load(), request.on, request.policy)
    layout = _layout(request, rules)
    rules = rules.with_minimum(layout.min_answered)
    _check_minimum(request, layout, rules)
    try:
        table = read_table(request.file, name=request.file.name, progress=reading)
    except OSError as error:
        raise _unreadable(request.file, error) from error
    answers = read_answers(table, layout, rules.strictest.min_answered)
    _check_evidence(request.evidence, answers.rounds)
    questionnaire = Questionnaire(tuple(question.item for question in layout.questions), *rules.strictest.scale)
    judgements: list[Judgement] = []
    for done, round in enumerate(answers.rounds, start=1):
        judgements.append(judge_round(round, questionnaire, rules, request.evidence))
        judging(done, len(answers.rounds))
    instrument = None if request.mapping else load().instrument(request.instrument, request.on)
    notes = (*answers.notes, *_remarks(request.evidence))
    return Assessment(request.on, instrument, layout, tuple(judgements), notes)


def _layout(request: Request, rules: Rulebook) -> Layout:
    low, high = rules.strictest.scale
    if request.mapping is None:
        return _instrument_layout(request, low, high)
    try:
        return load_mapping(request.mapping, Points(low, high))
    except OSError as error:
        raise _unreadable(request.mapping, error) from error


def _instrument_layout(request: Request, low: float, high: float) -> Layout:
    policies = load()
    try:
        instrument = policies.instrument(request.instrument, request.on)
    except UnknownPolicy as error:
        known = f"one of {', '.join(policies.names('instrument'))}, in force on {request.on}"
        raise refusal(shown(request.instrument), known, source="--instrument") from error
    if (instrument.low, instrument.high) != (low, high):
        found = f"an instrument with answers from {instrument.low} to {instrument.high}"
        raise refusal(found, f"{low:g} to {high:g}, as the award rule has it", source="--instrument")
    return layout_of(instrument)


def _check_minimum(request: Request, layout: Layout, rules: Rulebook) -> None:
    asked, items = rules.strictest.min_answered, len(layout.questions)
    if asked > items and request.mapping:
        expected = f"a whole number from 1 to {items}, as the rule asks for {asked} answers"
        raise refusal("no number", expected, source=f"{request.mapping.name}, key minimum_answered")
    if asked > items:
        raise refusal(f"a rule that asks for {asked} answers", f"at most {items}, the items of the instrument")


def _check_evidence(evidence: Evidence, rounds: tuple[Round, ...]) -> None:
    for option, value in (("--roster", evidence.roster_size), ("--invited", evidence.invited)):
        if value is not None and value < 1:
            raise refusal(str(value), "1 or more", source=option)
        if value is not None and len(rounds) > 1:
            raise refusal(f"{len(rounds)} groups", "one marketplace, whose number this is", source=option)


def _remarks(evidence: Evidence) -> Iterator[Note]:
    if evidence.roster_size is not None and evidence.counted_roster is None:
        yield Note("The roster does not count: the marketplace nominated these clients.")
    yield Note("An award also needs an integrity review of the answers, which is not part of this.")


def _unreadable(file: Path, error: OSError) -> ImportRefused:
    return refusal(error.strerror or "an error", "a file that can be read", source=str(file))
