"""What respondents say beside their points: demographics, whether they would come back, and now and then a comment."""

from random import Random

COMMENTED = 0.15
PRAISE = {
    "en": (
        "Two of the people we found here have been with us for a year.",
        "The contract was ready the same day.",
        "When an invoice was wrong, it was put right before we had to ask twice.",
    ),
    "es": ("La persona que nos propusieron encajó desde la primera semana.", "Trato claro y sin sorpresas."),
    "fr": ("Le contrat était prêt le jour même.", "Une équipe qui répond vite et dit les choses."),
    "pt": ("Encontramos uma equipe que ficou conosco o ano todo.", "Cobrança sempre correta."),
    "ar": ("كان العقد جاهزا في اليوم نفسه.", "فريق يجيب بسرعة وبوضوح."),
}
COMPLAINT = {
    "en": (
        "We waited five weeks for a second developer.",
        "The profile spoke of ten years of experience; it was three.",
        "Nobody told us that the fee had changed.",
    ),
    "es": ("Esperamos más de un mes por la segunda persona.", "El perfil prometía más de lo que había."),
    "fr": ("Nous avons attendu un mois avant la première proposition.", "Les frais ont changé sans explication."),
    "pt": ("Esperamos mais de um mês por um segundo desenvolvedor.", "A fatura veio errada duas vezes."),
    "ar": ("انتظرنا أكثر من شهر للحصول على شخص ثان.", "تغيرت الرسوم دون أن يخبرنا أحد."),
}
BANDS = ((1_000, "under_1000"), (10_000, "under_10000"), (100_000, "under_100000"))
AGAIN = ((4.3, "yes"), (3.6, "probably"), (2.8, "probably_not"))
ROLES = {"leadership": 0.35, "recruiting": 0.2, "projects": 0.3, "procurement": 0.1, "other": 0.05}
SIZES = {"micro": 0.35, "small": 0.35, "medium": 0.2, "large": 0.1}
SINCE = {"under_6_months": 0.2, "under_1_year": 0.25, "under_3_years": 0.35, "longer": 0.2}
REGIONS = {
    "Sub-Saharan Africa": "sub_saharan_africa",
    "Middle East and North Africa": "middle_east_north_africa",
    "Europe and Central Asia": "europe_central_asia",
    "South Asia": "south_asia",
    "East Asia and Pacific": "east_asia_pacific",
    "Latin America and the Caribbean": "latin_america_caribbean",
}
ABROAD = 0.3


def about(rng: Random, spend: float, mean: float, region: str) -> dict[str, str]:
    """Answers to the questions about the organisation, and whether it would use the marketplace again."""
    return {
        "role": weighted(rng, ROLES),
        "company_size": weighted(rng, SIZES),
        "client_for": weighted(rng, SINCE),
        "spend": next((band for limit, band in BANDS if spend < limit), "more"),
        "region": "north_america" if rng.random() < ABROAD else REGIONS[region],
        "use_again": next((word for least, word in AGAIN if mean >= least), "no"),
    }


def weighted(rng: Random, shares: dict[str, float]) -> str:
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def comment(rng: Random, language: str, mean: float) -> str:
    """A short remark that fits the mean, mostly none."""
    said = rng.random() < COMMENTED
    words = rng.choice((PRAISE if mean >= 4 else COMPLAINT)[language])
    return words if said else ""
