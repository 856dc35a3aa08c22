"""Who else is in the story of standings on Kazi Hub: one lost Top Rated, one may lose it, one is new, and a company
that speaks badly of everybody.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from goodstanding.demo.world.work.past import Career, Past
from goodstanding.demo.world.work.plan import PlannedWorker
from goodstanding.demo.world.work.story import HARSH

SKILL, LENIENCY = 0.8, 0.1


class Part(NamedTuple):
    """Somebody's part of the story: name, address, headline and category, and the ended engagements."""

    name: str
    address: str
    headline: str
    category: str
    pasts: Sequence[Past]


FALLEN: Final = Part(
    "Otieno Were",
    "otieno@people.example",
    "Shops and payments on the phone",
    "Software",
    (
        Past(700, 6, "Stock count on the phone", 8, 260),
        Past(540, 10, "Booking form with payments", 14, 420, "5555455"),
        Past(387, 13, "App for delivery riders", 40, 2_400, comment="The riders use it without having been taught."),
        Past(310, 6, "Payroll export", 4, 180),
        Past(240, 10, "Search that forgives typing errors", 5, 230, "5545555"),
        Past(150, 6, "Login with a one-time code", 4, 210),
        Past(62, 13, "Stock count on the phone", 6, 250),
    ),
)
"""What he was paid for the app left the last twelve months ten days ago: the rest is under $1,000."""
IDLE: Final = Part(
    "Achieng Wafula",
    "achieng@people.example",
    "Customer support in English, Swahili and Luo",
    "Customer support",
    (
        Past(640, 4, "Evening shift at the help desk", 20, 460),
        Past(565, 16, "Calls to customers who left", 9, 510),
        Past(520, 9, "Answers to order e-mails", 15, 380),
        Past(475, 22, "Help pages for the new app", 18, 690),
        Past(430, 4, "Help pages for the new app", 12, 540, "5555545"),
        Past(330, 16, "Evening shift at the help desk", 30, 720),
        Past(270, 9, "Complaints of the holiday weeks", 14, 410),
        Past(205, 22, "Calls to customers who left", 2, 60, "4343434", "3333433",
             comment="Twelve calls were agreed, nine were made."),
        Past(160, 16, "Help pages for the new app", 16, 620),
        Past(98, 4, "Answers to order e-mails", 10, 390, "5555555", ""),
    ),
)  # fmt: skip
"""Her last payment came 86 days ago, and nothing since: in four days she has not been active for 90."""
NEW: Final = Part(
    "Baraka Muthoni",
    "baraka@people.example",
    "Clean tables from messy exports",
    "Data and AI",
    (Past(20, 12, "Clean-up of the customer list", 3, 90, comment="Quick, and asked before guessing."),),
)
PARTS: Final = {"fallen": FALLEN, "idle": IDLE, "new": NEW}
HARSH_TO: Final = (
    Past(290, HARSH, "Monthly sales report", 5, 210, "2122212", "2212122"),
    Past(262, HARSH, "Payroll export", 8, 340, "2212122", ""),
    Past(233, HARSH, "Answers to order e-mails", 10, 280, "3222123", "2221222"),
    Past(195, HARSH, "Survey analysis", 7, 190, "2121222", "1212122"),
    Past(171, HARSH, "Calls to customers who left", 4, 150, "2222222", "2222212"),
    Past(140, HARSH, "Route times from GPS tracks", 9, 310, "1212221", "2212222"),
)
"""One worker each: enough others for the test of a company, whoever's own review is left out."""


def careers(idle: Sequence[PlannedWorker]) -> dict[str, Career]:
    """Careers by part, in the places of workers who have done nothing else."""
    told = {part: _career(each, worker) for (part, each), worker in zip(PARTS.items(), idle, strict=False)}
    others = zip(HARSH_TO, idle[len(told) :], strict=False)
    return told | {f"harsh_{number}": _single(past, worker) for number, (past, worker) in enumerate(others, start=1)}


def _career(part: Part, worker: PlannedWorker) -> Career:
    named = {"name": part.name, "address": part.address, "headline": part.headline, "category": part.category}
    return Career(replace(worker, **named, skill=SKILL, leniency=LENIENCY), _key(worker), part.pasts)


def _single(past: Past, worker: PlannedWorker) -> Career:
    return Career(worker, _key(worker), (past,))


def _key(worker: PlannedWorker) -> str:
    """What its engagements are called: KAZ-P0062-01 is the first of KAZ-W0062."""
    return worker.external_id.replace("-W", "-P")
