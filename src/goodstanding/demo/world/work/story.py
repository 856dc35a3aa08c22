"""What the story says of work: who plays which part on Kazi Hub, and what Wanjiru has done there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from goodstanding.demo.world.work.past import Past
from goodstanding.demo.world.work.plan import PlannedBuyer, PlannedWorker

KAZI: Final = "kazi-hub"
DUNE: Final = PlannedBuyer("KAZ-901", "Dune Analytics", "duneanalytics.example", 0.5, 0.1)
RED: Final = PlannedBuyer("KAZ-902", "Haraka Parcels", "harakaparcels.example", -1.4, -0.2, habit=(5, 9))
LOVED: Final = PlannedBuyer("KAZ-903", "Kijani Schools", "kijanischools.example", 1.3, 0.3, habit=(0, -6))
HARSH: Final = PlannedBuyer("KAZ-904", "Twende Couriers", "twendecouriers.example", -0.4, -2.0)
"""Speaks badly of everybody's work, so that in the end its word counts for nobody."""
BRIGHTLINE: Final = PlannedBuyer("KAZ-905", "Brightline", "brightline.example", 0.1, -0.3)
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


TURN: Final = 97
"""Days ago on which three good things ended at once. Their reviews open 83 days ago, which is after the twelfth Monday
before this week's and not after the eleventh, whatever weekday today is: so of 16 Mondays, 12 are good.
"""
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
    Past(322, BRIGHTLINE, "Labels for 4,000 photos", 10, 210, "3333233", "2323222", late=6,
         comment="A week late, and some of the labels had to be done again."),
    Past(290, LOVED, "School results by county", 14, 720),
    Past(251, 1, "Monthly sales report", 5, 190, "4443434", "5455555", late=2,
         comment="Two days late; the figures were right."),
    Past(226, 17, "Forecast of weekly orders", 11, 480, "5545555", "5555555"),
    Past(212, HARSH, "Postcodes of 900 customers", 6, 260, "2122212", "2211212", comment="Not what we had in mind."),
    Past(153, 5, "Dashboard for clinics", 15, 760, "5555555", ""),
    Past(TURN, 20, "Route times from GPS tracks", 9, 760, "5555554", "4555555"),
    Past(TURN, LOVED, "Attendance in sixty schools", 20, 940),
    Past(TURN, DUNE, "Late parcels by depot", 100, 4_600, comment="Wanjiru tells us what the numbers do not say."),
    Past(68, 11, "Forecast of weekly orders", 8, 390),
    Past(40, LOVED, "Figures for the yearly report", 12, 640, comment="As always: early, checked, explained."),
)  # fmt: skip
"""Wanjiru's ended engagements, the oldest first: few blemishes, the last of them half a year ago."""
