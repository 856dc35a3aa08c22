"""What the story says of work: who plays which part on Kazi Hub, and what Wanjiru has done there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from goodstanding.demo.world.work.history import COMPLETED, PAID_WITHIN, Frame, cut
from goodstanding.demo.world.work.plan import (
    PlannedBill,
    PlannedBuyer,
    PlannedEngagement,
    PlannedReview,
    PlannedWorker,
    Side,
)

KAZI: Final = "kazi-hub"
DUNE: Final = PlannedBuyer("KAZ-901", "Dune Analytics", "duneanalytics.example", 0.5, 0.1)
RED: Final = PlannedBuyer("KAZ-902", "Haraka Parcels", "harakaparcels.example", -1.4, -0.2, habit=(5, 9))
LOVED: Final = PlannedBuyer("KAZ-903", "Kijani Schools", "kijanischools.example", 1.3, 0.3, habit=(0, -6))
WANJIRU: Final = PlannedWorker(
    "KAZ-W0001",
    "Wanjiru Kamau",
    "wanjiru@people.example",
    "KE",
    "Data and AI",
    "Data analyst: dashboards that people open every morning",
    0.9,
    0.2,
)
CATEGORY: Final = "Data and AI"


@dataclass(frozen=True)
class Scale:
    """How large a marketplace is: workers with work, the most engagements of one in three years, agencies.

    `busy` are companies of the story and the share of the last five months' engagements that each has.
    """

    active: int
    most: int
    agencies: int
    companies: int
    busy: Mapping[str, float]


SCALES: Final = {
    KAZI: Scale(60, 70, 2, 37, {RED.external_id: 0.2, LOVED.external_id: 0.14}),
    "mekong-bench": Scale(14, 30, 1, 12, {}),
    "talento-paisa": Scale(12, 30, 1, 12, {}),
}


class Past(NamedTuple):
    """An engagement of Wanjiru's: days ago on which it ended, with whom, what, agreed days, dollars.

    A company is one of the story or its place in the list of all. Marks are those of the company, in the order of its
    criteria, then Wanjiru's; empty where one said nothing. `late` are days between the agreed day and the delivery.
    """

    ended: int
    company: PlannedBuyer | int
    title: str
    days: int
    dollars: int
    by_company: str = "5555555"
    by_worker: str = "5555555"
    comment: str = ""
    late: int = 0
    reason: str = COMPLETED


PAST: Final = (
    Past(1_058, 0, "Clean-up of the customer list", 6, 180, "4544445"),
    Past(1_021, 3, "Labels for 4,000 photos", 12, 240, "4444444", "4444444"),
    Past(983, 1, "Monthly sales report", 5, 160, "5545555", comment="Understood our spreadsheet faster than we do."),
    Past(944, 5, "Survey analysis", 14, 420, "", "4545554"),
    Past(902, 3, "Monthly sales report", 4, 150, "5555455"),
    Past(861, 8, "Route times from GPS tracks", 21, 640, "5554555", "5555454"),
    Past(800, 2, "Clean-up of the customer list", 7, 210, "4433434", "3343333", late=4,
         comment="Good in the end, four days after the day we had agreed."),
    Past(741, LOVED, "Figures for the yearly report", 10, 520, comment="Found an error that three of us had missed."),
    Past(690, 5, "Dashboard for clinics", 18, 780, "5455555"),
    Past(633, 11, "Forecast of weekly orders", 9, 350, "5555545", ""),
    Past(590, LOVED, "School results by county", 16, 690),
    Past(541, 8, "Route times from GPS tracks", 12, 460, "5555555", "5555455"),
    Past(480, 4, "Stock count, checked", 3, 120, "", "", reason="need_gone"),
    Past(402, DUNE, "Shipment dashboard, first version", 120, 5_400, comment="We open it every morning."),
    Past(365, 14, "Survey analysis", 8, 300, "5554555"),
    Past(322, 9, "Labels for 4,000 photos", 10, 210, "3333233", "2323222", late=6,
         comment="A week late, and some of the labels had to be done again."),
    Past(290, LOVED, "School results by county", 14, 720),
    Past(251, 1, "Monthly sales report", 5, 190, "5555555", "5455555"),
    Past(226, 17, "Forecast of weekly orders", 11, 480, "5545555", "5555555"),
    Past(180, DUNE, "Late parcels by depot", 100, 4_600, comment="Wanjiru tells us what the numbers do not say."),
    Past(153, 5, "Dashboard for clinics", 15, 760, "5555555", ""),
    Past(127, LOVED, "Attendance in sixty schools", 20, 940),
    Past(96, 20, "Route times from GPS tracks", 9, 410, "5555554", "4555555"),
    Past(68, 11, "Forecast of weekly orders", 8, 390),
    Past(40, LOVED, "Figures for the yearly report", 12, 640, comment="As always: early, checked, explained."),
)  # fmt: skip
"""Ended engagements, the oldest first: few early blemishes, and a long run without any."""


def wanjirus(buyers: Sequence[PlannedBuyer], frame: Frame, today: date) -> list[PlannedEngagement]:
    return [_told(number, past, buyers, frame, today) for number, past in enumerate(PAST, start=1)]


def _told(number: int, past: Past, buyers: Sequence[PlannedBuyer], frame: Frame, today: date) -> PlannedEngagement:
    company = buyers[past.company] if isinstance(past.company, int) else past.company
    ended = today - timedelta(days=past.ended)
    delivered = ended - timedelta(days=1)
    due = delivered - timedelta(days=past.late)
    starts = due - timedelta(days=past.days)
    cents, has_begun = 100 * past.dollars, past.reason == COMPLETED
    whole = PlannedEngagement(
        external_id=f"KAZ-WK-{number:02d}",
        worker=WANJIRU.external_id,
        company=company.external_id,
        agency="",
        title=past.title,
        category=CATEGORY,
        is_long=past.days > 90,
        pay="hourly" if past.days > 90 else "fixed",
        rate_cents=1_600 if past.days > 90 else cents,
        answer_minutes=45 + 20 * (number % 4),
        accepted_on=starts - timedelta(days=3),
        starts_on=starts,
        due_on=due,
        started_on=starts if has_begun else None,
        delivered_on=delivered if has_begun else None,
        approved_on=ended if has_begun else None,
        ended_on=ended if has_begun else starts - timedelta(days=1),
        reason=past.reason,
        ended_by="company",
        value_cents=cents,
        bill=_paid(company, cents, ended) if has_begun else None,
        by_company=_said(frame, "company", past.by_company, past.comment, ended),
        by_worker=_said(frame, "worker", past.by_worker, "", ended),
        quality=WANJIRU.skill,
        conduct=company.conduct,
    )
    return cut(whole, frame.last)


def _paid(company: PlannedBuyer, cents: int, sent_on: date) -> PlannedBill:
    due = sent_on + timedelta(days=PAID_WITHIN)
    return PlannedBill(cents, sent_on, due, due + timedelta(days=company.habit[1] if company.habit else -2))


def _said(frame: Frame, side: Side, marks: str, comment: str, ended: date) -> PlannedReview | None:
    given = dict(zip(frame.criteria[side], map(int, marks), strict=False))
    return PlannedReview(given, comment, ended + timedelta(days=2)) if given else None
