"""What work is called, and what people say of each other."""

from random import Random
from typing import Final

from goodstanding.demo.world.work.plan import Side

COMMENTED: Final = 0.45
TITLES: Final = {
    "Software": (
        "Booking form with payments", "App for delivery riders", "Payroll export", "Stock count on the phone",
        "Search that forgives typing errors", "Move of the shop to a new server", "Login with a one-time code",
    ),
    "Data and AI": (
        "Dashboard for shipments", "Clean-up of the customer list", "Forecast of weekly orders",
        "Labels for 4,000 photos", "Monthly sales report", "Survey analysis", "Route times from GPS tracks",
    ),
    "Customer support": (
        "Evening shift at the help desk", "Answers to order e-mails", "Help pages for the new app",
        "Calls to customers who left", "Complaints of the holiday weeks",
    ),
    "Design": (
        "Labels for a line of teas", "Logo and letterhead", "Pictures for a school book", "New front page",
        "Signs for six clinics", "Icons for the app",
    ),
    "Marketing": (
        "Newsletter for three months", "Launch of the winter line", "Posts for the opening week",
        "Search words and their pages", "Talks with twenty customers",
    ),
    "Writing and translation": (
        "Manual in two languages", "Ten articles on solar pumps", "Subtitles for a course",
        "Annual report, edited", "Product texts for the shop",
    ),
}  # fmt: skip
HEADLINES: Final = {
    "Software": ("Web and mobile developer", "Backend developer", "Shop and payment systems", "App developer"),
    "Data and AI": ("Data analyst", "Dashboards and reports", "Data cleaning and labels", "Statistics for small firms"),
    "Customer support": ("Customer support, chat and phone", "Help desk lead", "Support in English and Swahili"),
    "Design": ("Graphic designer", "Brand and packaging", "Illustrator", "Interface designer"),
    "Marketing": ("Digital marketing", "Newsletters and social media", "Growth for small shops"),
    "Writing and translation": ("Writer and editor", "Translator", "Technical writer", "Subtitles and transcripts"),
}
GENERAL: Final = "Software"
"""Whose words stand for a category that has none."""
SAID: Final[dict[tuple[Side, bool], dict[str, tuple[str, ...]]]] = {
    ("company", True): {
        "en": (
            "Clear from the first call, and done a day early.",
            "Asked the right questions before starting. We have hired again since.",
            "Careful work. Every number could be traced.",
            "Wrote every Friday what was done and what was not.",
        ),
        "es": ("Trabajo cuidadoso y a tiempo.", "Avisó cada viernes de lo hecho y de lo que faltaba."),
    },
    ("company", False): {
        "en": (
            "The work is usable, but it came a week late and we had to ask for news.",
            "Two of the five pages were missing at the end.",
            "Hard to reach in the second half.",
        ),
        "es": ("Llegó con una semana de retraso.", "Faltaban dos de las cinco páginas."),
    },
    ("worker", True): {
        "en": (
            "A clear brief, quick answers, paid before the day.",
            "They approved the same evening and said what they liked.",
            "The scope changed once, and the price with it, without a word from me.",
        ),
        "es": ("Encargo claro y pago antes de la fecha.", "Responden el mismo día."),
    },
    ("worker", False): {
        "en": (
            "Approval took most of a week, and payment longer.",
            "Three people told me three different things.",
            "I had to ask for my money twice.",
        ),
        "es": ("Tardaron una semana en aprobar y más en pagar.", "Tuve que pedir el pago dos veces."),
    },
}
"""Who speaks, and whether well -> language -> remarks."""
GOOD: Final = 4.0


def title(rng: Random, category: str) -> str:
    return rng.choice(TITLES.get(category, TITLES[GENERAL]))


def headline(rng: Random, category: str) -> str:
    return rng.choice(HEADLINES.get(category, HEADLINES[GENERAL]))


def comment(rng: Random, side: Side, language: str, mean: float) -> str:
    """A short remark that fits the mean mark; often none."""
    said = rng.random() < COMMENTED
    remarks = SAID[side, mean >= GOOD]
    words = rng.choice(remarks.get(language, remarks["en"]))
    return words if said else ""
