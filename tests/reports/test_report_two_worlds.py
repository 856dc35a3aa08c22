"""Two worlds that differ only in what must stay hidden give the same bytes: page, PDF and JSON."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from reporting import Row, facts, reported, rows, willing

from goodstanding.base.keys import FileSigner
from goodstanding.reports.command import write_report
from goodstanding.reports.content import Report
from goodstanding.reports.facts import Reviewed
from goodstanding.rules.accreditation import Evidence

FACES = ("report.html", "report.json", "report.pdf")
MANY = Evidence("census", roster_size=60, roster_verified=True, invited=60)


def mixed(clients: int, seed: int = 7) -> list[Row]:
    """Rows of answers from 3 to 5, as they come."""
    random = Random(seed)
    return [[random.choice((3, 4, 4, 5, 5)) for _ in range(13)] for _ in range(clients)]


def few_clients() -> tuple[Report, Report]:
    """Three clients answered: whatever they said."""
    return reported(rows(5, 5, 5)), reported(rows(1, 4, 2))


def strangers_exchanged() -> tuple[Report, Report]:
    """Who of the unnamed answered what."""
    here = mixed(14)
    there = [*here[:4], *Random(3).sample(here[4:], 10)]
    named = willing(1, 2, comment="Invoices come late.")
    return reported(here, willing=named), reported(there, willing=named)


def strangers_exchange_two_answers() -> tuple[Report, Report]:
    """Two of the unnamed exchange one pair of answers, which leaves the mean of each as it was."""
    here = mixed(14)
    here[8][0], here[8][1], here[9][0], here[9][1] = 5, 4, 4, 5
    there = [list(row) for row in here]
    there[8][0], there[8][1], there[9][0], there[9][1] = 4, 5, 5, 4
    return reported(here, willing=willing(1, 2)), reported(there, willing=willing(1, 2))


def hidden_item_answered_otherwise() -> tuple[Report, Report]:
    """Four of forty clients answered an item, and one of them otherwise: nothing that is rounded tells."""
    here = mixed(40, seed=2)
    for row in here[4:]:
        row[11] = None
    here[0][11], here[1][11] = 5, 5
    there = [list(row) for row in here]
    there[0][11] = 4
    return reported(here, evidence=MANY), reported(there, evidence=MANY)


def hidden_named_answer() -> tuple[Report, Report]:
    """A named client and one of three unnamed exchange their answers to an item, and back to another that few
    answered: their means stay, and naming the one would tell on the others."""
    here = mixed(12)
    for row in here[:8]:
        row[0], row[1] = None, None
    here[8][:2], here[9][:2] = [5, 4], [4, 5]
    there = [list(row) for row in here]
    there[8][:2], there[9][:2] = [4, 5], [5, 4]
    return reported(here, willing=willing(9)), reported(there, willing=willing(9))


def one_left_out() -> tuple[Report, Report]:
    """The score of a single response that was left out, and does not turn the decision."""
    answers = mixed(14)
    made = [facts([*answers, *rows(value)]).judgement for value in (4, 5)]
    here, there = (reported(answers, reviewed=Reviewed(1, 0, 1, each)) for each in made)
    return here, there


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> FileSigner:
    return FileSigner(tmp_path_factory.mktemp("keys"), "reports")


@pytest.mark.parametrize(
    "worlds",
    [
        few_clients,
        strangers_exchanged,
        strangers_exchange_two_answers,
        hidden_item_answered_otherwise,
        hidden_named_answer,
        one_left_out,
    ],
)
def test_two_worlds_give_the_same_bytes(
    worlds: Callable[[], tuple[Report, Report]], tmp_path: Path, signer: FileSigner
) -> None:
    for name, world in zip(("here", "there"), worlds(), strict=True):
        write_report(world, tmp_path / name, signer)
    pairs = [((tmp_path / "here" / face).read_bytes(), (tmp_path / "there" / face).read_bytes()) for face in FACES]
    assert [here == there for here, there in pairs] == [True] * 3


def test_the_worlds_do_differ_before_anything_is_hidden() -> None:
    here, there = mixed(40), mixed(40, seed=8)
    assert reported(here, evidence=MANY) != reported(there, evidence=MANY)
