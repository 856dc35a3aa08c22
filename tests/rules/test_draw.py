"""The draw of who is asked, and its replay."""

from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.rules.draw import (
    PublishedDraw,
    draw,
    nonce_commitment,
    roster,
    roster_commitment,
    seed,
    ticket,
    verify,
)
from rules.cases import Case, cases

ROWS = tuple(f"client{number:02}" for number in range(1, 9))


def published(size: int = 3) -> PublishedDraw:
    """An honest draw of three of eight, two of whom could not be reached."""
    drawn = draw(ROWS, "acacia", "baobab")
    return PublishedDraw(
        programme_commitment=nonce_commitment("acacia"),
        roster_commitment=drawn.roster_commitment,
        rows=ROWS,
        programme_nonce="acacia",
        marketplace_nonce="baobab",
        seed=drawn.seed,
        size=size,
        invited=drawn.invited(size),
        undeliverable=(drawn.order[1], drawn.order[size]),
        replacements=drawn.replacements(size, 2),
    )


@pytest.mark.parametrize("case", cases("sampling_draw"))
def test_a_reference_draw_is_reproduced(case: Case) -> None:
    params, expected = case.params, case.expected
    drawn = draw(params["roster"], *params["seed_parts"])
    assert {
        "roster_commitment": drawn.roster_commitment,
        "seed_hex": drawn.seed,
        "order": list(drawn.order),
        "selected": list(drawn.invited(params["n"])),
        "tickets": {row: ticket(drawn.seed, row) for row in expected["tickets"]},
    } == expected


def test_the_commitments_are_plain_hashes_that_anybody_can_compute() -> None:
    rows = sha256(b"roster-v1\nduka\nsavanna").hexdigest()
    assert roster_commitment([" Savanna ", "DUKA", "duka\n"]) == rows
    assert nonce_commitment("acacia") == sha256(b"acacia").hexdigest()
    assert seed(rows, "acacia", "baobab") == sha256(f"draw-v1\n{rows}\nacacia\nbaobab".encode()).hexdigest()


@given(st.randoms(use_true_random=False))
def test_neither_order_nor_case_nor_blanks_nor_repeats_of_rows_change_a_draw(random: Random) -> None:
    written = [random.choice((row, row.upper(), f" {row}\t")) for row in ROWS * 2]
    assert draw(random.sample(written, 16) + list(ROWS), "acacia", "baobab") == draw(ROWS, "acacia", "baobab")


def test_either_nonce_changes_the_order() -> None:
    orders = {draw(ROWS, *nonces).order for nonces in (("acacia", "baobab"), ("acacia", "mango"), ("fig", "baobab"))}
    assert len(orders) == 3
    assert {roster(order) for order in orders} == {ROWS}


def test_every_row_is_drawn_first_about_equally_often() -> None:
    first = [draw(ROWS, f"nonce {number}", "baobab").order[0] for number in range(800)]
    assert all(60 <= first.count(row) <= 140 for row in ROWS)


def test_a_short_roster_is_asked_in_full() -> None:
    drawn = draw(ROWS, "acacia", "baobab")
    assert (drawn.invited(30), drawn.replacements(30, 2)) == (drawn.order, ())


@pytest.mark.parametrize("row", ["", "  ", "duka\nsavanna"])
def test_a_row_must_be_one_line(row: str) -> None:
    with pytest.raises(ValueError, match="one line of text"):
        draw([*ROWS, row], "acacia", "baobab")


@pytest.mark.parametrize("nonces", [("", "baobab"), ("acacia", ""), ("acacia\nbaobab", "fig")])
def test_a_nonce_must_be_one_line(nonces: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="one line of text"):
        draw(ROWS, *nonces)


def test_an_honest_draw_is_confirmed_step_by_step() -> None:
    check = verify(published())
    assert (check.holds, check.first_difference) == (True, None)
    assert [(step.name, str(step.sentence)) for step in check.steps] == [
        ("rows", "The rows are those of one roster, each once and sorted."),
        ("programme_commitment", "The programme revealed the nonce to which it had committed itself."),
        ("roster_commitment", "The rows are those to which the marketplace had committed itself."),
        ("seed", "The seed follows from the roster and the two nonces."),
        ("invited", "The clients invited are the first of the order."),
        ("replacements", "Each replacement is the next of the order, for a client that could not be reached."),
    ]


HONEST = published()
ORDER = draw(ROWS, "acacia", "baobab").order


@pytest.mark.parametrize(
    ("forged", "step"),
    [
        (replace(HONEST, rows=(*ROWS, "client09")), "roster_commitment"),
        (replace(HONEST, rows=ROWS[:-1]), "roster_commitment"),
        (replace(HONEST, rows=ROWS[::-1]), "rows"),
        (replace(HONEST, rows=("Client01", *ROWS[1:])), "rows"),
        (replace(HONEST, rows=(*ROWS, "")), "rows"),
        (replace(HONEST, rows=()), "roster_commitment"),
        (replace(HONEST, programme_commitment=nonce_commitment("fig")), "programme_commitment"),
        (replace(HONEST, programme_nonce="fig"), "programme_commitment"),
        (replace(HONEST, programme_nonce=""), "rows"),
        (replace(HONEST, marketplace_nonce="mango"), "seed"),
        (replace(HONEST, roster_commitment="0" * 64), "roster_commitment"),
        (replace(HONEST, seed=HONEST.seed.upper()), "seed"),
        (replace(HONEST, seed="not hex"), "seed"),
        (replace(HONEST, size=4), "invited"),
        (replace(HONEST, size=-1), "invited"),
        (replace(HONEST, invited=HONEST.invited[::-1]), "invited"),
        (replace(HONEST, invited=(*ORDER[:2], ORDER[7])), "invited"),
        (replace(HONEST, replacements=(ORDER[4], ORDER[3])), "replacements"),
        (replace(HONEST, replacements=(ORDER[3], ORDER[7])), "replacements"),
        (replace(HONEST, replacements=ORDER[3:6]), "replacements"),
        (replace(HONEST, undeliverable=()), "replacements"),
        (replace(HONEST, undeliverable=(ORDER[1], ORDER[4])), "replacements"),
        (replace(HONEST, undeliverable=(ORDER[1], ORDER[3], ORDER[7])), "replacements"),
    ],
)
def test_a_forged_draw_names_the_step_that_differs(forged: PublishedDraw, step: str) -> None:
    difference = verify(forged).first_difference
    assert difference is not None
    assert (difference.name, difference.holds) == (step, False)


def test_an_address_found_unreachable_too_late_need_not_be_replaced() -> None:
    late = replace(HONEST, undeliverable=ORDER[:4])
    assert verify(late).holds
