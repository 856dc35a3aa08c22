"""Facts of reports without a database, and rounds with answers of all kinds."""

from dataclasses import replace
from datetime import date

from goodstanding.accreditation.assess.answers import Round as Answered
from goodstanding.accreditation.assess.rulebook import rulebook
from goodstanding.accreditation.assess.verdicts import judge_round
from goodstanding.policies import load
from goodstanding.reports.content import Report, report
from goodstanding.reports.facts import Facts, Reviewed, Willing
from goodstanding.rules.accreditation import Evidence
from goodstanding.rules.survey import Answer, Response

DAY = date(2026, 4, 2)
INSTRUMENT = load().instrument("trusted-talent-2026-1")
ITEMS = len(INSTRUMENT.items)
CENSUS = Evidence("census", roster_size=40, roster_verified=True, invited=30)
Row = list[Answer]


def rows(*values: float, blank: dict[int, int] | None = None) -> list[Row]:
    """One row of answers for each client: its value on every item; `blank`: position -> clients from the end that
    skipped the item."""
    made: list[Row] = [[value] * ITEMS for value in values]
    for position, many in (blank or {}).items():
        for row in made[len(made) - many :]:
            row[position - 1] = None
    return made


def facts(answers: list[Row], evidence: Evidence = CENSUS, **more: object) -> Facts:
    """The facts of a round in which client 1, 2 ... gave these answers, one respondent each."""
    responses = tuple(Response(f"r{n}", f"c{n}", tuple(row)) for n, row in enumerate(answers, start=1))
    judgement = judge_round(
        Answered("", responses, ()), INSTRUMENT.questionnaire, rulebook(load(), DAY, None), evidence, True
    )
    made = Facts(
        marketplace="Kazi Hub",
        programme="Trusted Talent Partner",
        operator="Open Assembly",
        designation="Trusted Talent Partner",
        edition="2026",
        on=DAY,
        judgement=judgement,
        asked=INSTRUMENT.items,
        instrument=INSTRUMENT,
        questions=(),
        until=date(2027, 4, 2) if judgement.verdict.awarded else None,
        reviewed=Reviewed(),
    )
    return replace(made, **more)


def reported(answers: list[Row], language: str = "en", **more: object) -> Report:
    return report(facts(answers, **more), load(), language)


def willing(*numbers: int, comment: str = "") -> tuple[Willing, ...]:
    """The respondents of these clients, who chose to be named."""
    return tuple(Willing(f"r{n}", f"c{n}", f"key-{n}", f"Amina {n}", f"Client {n}", comment) for n in numbers)
