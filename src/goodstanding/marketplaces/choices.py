"""What a profile chooses from. What is stored is the first of each pair; directories filter by it.

Countries are those of ISO 3166-1 (alpha-2 codes) under the names that the IANA time zone database gives them
(`iso3166.tab`, public domain). Languages have their ISO 639-1 codes. In other languages than English both have the
names that the Unicode CLDR gives them (short forms for HK, MO and PS); its notice is `data/UNICODE-LICENSE.txt`.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

DATA = Path(__file__).parent / "data"


def listed(name: str) -> list[tuple[str, str]]:
    """The pairs of a table of code and name, by name."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [(code, words) for code, words in (line.split("\t") for line in lines)]
    return by_name(pairs)


def by_name(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of code and name in the order of the names, capitals and accents aside."""
    return sorted(pairs, key=lambda pair: _plain(pair[1]))


def _plain(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.casefold()) if letter.isalnum())


COUNTRIES: Final = listed("countries")
NAMES_OF_COUNTRIES: Final = dict(COUNTRIES)
LANGUAGES: Final = listed("languages")
SIZES: Final = [
    ("1-10", _("1 to 10 people")),
    ("11-50", _("11 to 50 people")),
    ("51-200", _("51 to 200 people")),
    ("201-500", _("201 to 500 people")),
    ("501+", _("More than 500 people")),
]
REGIONS: Final = [
    ("East Asia and Pacific", _("East Asia and Pacific")),
    ("Europe and Central Asia", _("Europe and Central Asia")),
    ("Latin America and the Caribbean", _("Latin America and the Caribbean")),
    ("Middle East and North Africa", _("Middle East and North Africa")),
    ("North America", _("North America")),
    ("South Asia", _("South Asia")),
    ("Sub-Saharan Africa", _("Sub-Saharan Africa")),
]
CATEGORIES: Final = [
    ("Administration", _("Administration")),
    ("Customer support", _("Customer support")),
    ("Data and AI", _("Data and AI")),
    ("Design", _("Design")),
    ("Engineering", _("Engineering")),
    ("Finance and accounting", _("Finance and accounting")),
    ("Legal", _("Legal")),
    ("Management consulting", _("Management consulting")),
    ("Marketing", _("Marketing")),
    ("People and recruiting", _("People and recruiting")),
    ("Sales", _("Sales")),
    ("Software", _("Software")),
    ("Writing and translation", _("Writing and translation")),
    ("Other", _("Other work")),
]
OWNERSHIP: Final = [
    ("bootstrapped", _("Bootstrapped: no outside investors")),
    ("locally owned", _("Locally owned")),
    ("women-owned", _("Women-owned")),
    ("minority-owned", _("Minority-owned")),
    ("worker cooperative", _("Worker cooperative")),
    ("non-profit", _("Non-profit")),
    ("family-owned", _("Family-owned")),
    ("investor-backed", _("Investor-backed")),
]
FACETS: Final[Mapping[str, Sequence[tuple[str, Any]]]] = {
    "region": REGIONS,
    "category": CATEGORIES,
    "language": LANGUAGES,
    "ownership": OWNERSHIP,
}


def country_name(code: str) -> str:
    """A country's name in the reader's language; the code itself where it is of none."""
    name = NAMES_OF_COUNTRIES.get(code)
    return gettext(name) if name else code


def countries() -> list[tuple[str, str]]:
    """Every country as its code and its name in the reader's language, by name."""
    return by_name((code, country_name(code)) for code, _name in COUNTRIES)


def languages() -> list[tuple[str, str]]:
    """Every language of service as its code and its name in the reader's language, by name."""
    return by_name((code, gettext(name)) for code, name in LANGUAGES)


def facet_name(kind: str, value: str) -> str:
    """What a profile's choice says in the reader's language; the value itself where it is none that is offered."""
    words = str(dict(FACETS[kind]).get(value, value))
    return gettext(words) if kind == "language" else words
