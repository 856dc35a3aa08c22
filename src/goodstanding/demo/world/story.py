"""What happened to each marketplace: its editions, newest first, as a table."""

from dataclasses import dataclass, field

from goodstanding.demo.world.plan import Mode, State

ACCREDIT, TTP = "accredit-1", "ttp-2022"


@dataclass(frozen=True)
class Chapter:
    """One edition; that of the coming year lies -1 years ago.

    `level` is latent, 0 being the average marketplace; `roster` is (fewest, most) clients; `answering` is the share
    of average clients that answer, `expected` the decision that the law should reach.
    """

    years_ago: int
    state: State
    level: float = 0.0
    roster: tuple[int, int] = (22, 30)
    answering: float = 0.65
    mode: Mode = "census"
    verified: bool = True
    award_rule: str = ACCREDIT
    plants: int = 0
    nominates: int = 0
    expected: str = ""


@dataclass(frozen=True)
class Story:
    """`launched` is how many days before today the newest edition was sent out, or would be for an older story.

    `weak` are item keys with the latent distance that the marketplace lies below its own level.
    """

    launched: int
    chapters: tuple[Chapter, ...] = ()
    weak: dict[str, float] = field(default_factory=dict)


def awarded(
    years_ago: int,
    level: float = 0.25,
    roster: tuple[int, int] = (22, 30),
    answering: float = 0.68,
    mode: Mode = "census",
    verified: bool = True,
    plants: int = 0,
) -> Chapter:
    return Chapter(years_ago, "decided", level, roster, answering, mode, verified, plants=plants, expected="awarded")


def shortfall(years_ago: int, level: float = -0.55, roster: tuple[int, int] = (22, 30)) -> Chapter:
    return Chapter(years_ago, "decided", level, roster, expected="not_awarded")


def nominated(years_ago: int, level: float = 0.05) -> Chapter:
    return Chapter(
        years_ago,
        "decided",
        level,
        (24, 34),
        0.95,
        "nominated",
        verified=False,
        award_rule=TTP,
        nominates=16,
        expected="awarded",
    )


LARGE = (46, 70)
STORIES = {
    "kazi-hub": Story(
        0,
        (
            awarded(0, 0.0, (28, 28), 0.72),
            awarded(1, 0.14, (26, 26)),
            awarded(2, 0.12, (24, 24)),
            awarded(3, 0.10, (22, 22), 0.75),
            shortfall(4, -0.5, (20, 20)),
        ),
        weak={"availability": 0.9},
    ),
    "mekong-bench": Story(150, (awarded(0, 0.3),)),
    "talento-paisa": Story(90, (awarded(0, 0.0, LARGE, mode="random"),)),
    "deccan-desk": Story(210, (awarded(0, 0.15, LARGE, mode="random"), nominated(1, 0.05))),
    "tbilisi-bench": Story(260, (awarded(0, 0.45, (18, 26), 0.8),), weak={"billing": 0.3}),
    "kigali-bench": Story(62, (awarded(0, 0.2, verified=False),), weak={"data_protection": 0.3}),
    "lagos-crewline": Story(120, (shortfall(0, -0.5),), weak={"commitments": 0.4}),
    "atlas-metiers": Story(58, (shortfall(0, -0.45), awarded(1, -0.3, plants=9))),
    "indus-bench": Story(100, (nominated(0, -0.05),)),
    "bayani-desk": Story(330, (awarded(2, 0.25),)),
    "oficio-sur": Story(70, (awarded(1, 0.3, (20, 28), 0.75),)),
    "nile-bench": Story(25, (Chapter(0, "candidate", 0.25, (24, 30), 0.75), awarded(1, 0.3))),
    "cerrado-works": Story(27, (Chapter(0, "candidate", 0.1, LARGE, mode="random"),)),
    "dhaka-deskline": Story(31, (Chapter(0, "held", -0.35, (24, 30), plants=10),)),
    "sahel-talents": Story(40, (Chapter(0, "closed", 0.1, (12, 15), 0.15),)),
    "himal-remote": Story(
        26,
        (
            Chapter(0, "fielding", 0.2, (13, 16), 0.45),
            Chapter(1, "decided", 0.2, (9, 12), 0.4, expected="insufficient_clients"),
        ),
    ),
    "nusa-karya": Story(6, (Chapter(0, "fielding", 0.3, (16, 20)), awarded(1, 0.25))),
    "dnipro-crew": Story(3, (Chapter(0, "fielding", 0.3, (14, 18)),)),
    "ubuntu-bench": Story(-2, (Chapter(0, "rostered", 0.2), awarded(1, 0.2))),
    "addis-desk": Story(-1, (Chapter(0, "rostered", 0.0, (14, 20)),)),
    "andes-remoto": Story(-9, (Chapter(0, "draft"),)),
    "steppe-talent": Story(-8, (Chapter(0, "draft"), awarded(1, 0.25))),
    "nopal-talento": Story(30),
    "jasmine-bench": Story(20),
}
ELSEWHERE = {"kazi-hub": Story(9, (Chapter(-1, "fielding", 0.05, (22, 22), 0.72),), weak={"availability": 0.9})}
"""In the second programme: in the field since its invitations and first reminders went out."""
