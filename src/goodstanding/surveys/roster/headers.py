"""Which column of a list holds what, by the words of its heading in five languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from goodstanding.base.importing import normal

Field = Literal["company", "id", "domain", "contact", "email", "language"]

_WORDS: Final[dict[Field, str]] = {
    "company": """
        company, company name, client, client name, customer, customer name, organisation, organization, business,
        buyer, account name, empresa, cliente, compañía, organización, nombre de la empresa, nombre del cliente,
        razón social, entreprise, société, nom de l'entreprise, nom du client, raison sociale, companhia, organização,
        nome da empresa, nome do cliente, razão social, شركة, الشركة, عميل, العميل, اسم الشركة, اسم العميل, المؤسسة
    """,
    "id": """
        id, company id, client id, customer id, organisation id, organization id, account id, external id, reference,
        company number, client number, customer number, id empresa, id cliente, id de empresa, id de la empresa,
        id del cliente, código de cliente, código, identificador, número de cliente, identifiant, id client,
        id entreprise, identifiant client, code client, numéro client, référence, id da empresa, id do cliente,
        código do cliente, número do cliente, رقم, الرقم, رقم الشركة, رقم العميل, معرف, المعرف, معرف الشركة, معرف العميل
    """,
    "domain": """
        domain, website, web site, site, url, web, homepage, web page, company website, dominio, sitio, sitio web,
        página web, domaine, site web, site internet, domínio, página, نطاق, النطاق, موقع, الموقع, موقع الويب,
        الموقع الإلكتروني
    """,
    "contact": """
        contact, contact name, contact person, person, full name, contacto, nombre del contacto, persona de contacto,
        nom du contact, interlocuteur, personne à contacter, contato, nome do contato, nome do contacto,
        pessoa de contato, pessoa de contacto, جهة الاتصال, اسم جهة الاتصال, مسؤول الاتصال
    """,
    "email": """
        email, e-mail, mail, email address, e-mail address, contact email, contact e-mail, correo, correo electrónico,
        email del contacto, courriel, adresse e-mail, adresse email, adresse électronique, adresse mail,
        correio eletrónico, correio eletrônico, endereço de e-mail, endereço de email, email do contato,
        email do contacto, بريد, البريد, البريد الإلكتروني, بريد إلكتروني, الإيميل, ايميل
    """,
    "language": "language, lang, locale, idioma, lengua, langue, língua, لغة, اللغة",
}
_NAMES: Final = "name, nombre, nom, nome, الاسم, اسم"
_DIGITS: Final = re.compile(r"\d+")


def _listed(words: str) -> set[str]:
    return {normal(word) for word in words.split(",")}


_FIELDS: Final = {word: field for field, words in _WORDS.items() for word in _listed(words)}
_NAME_ALONE: Final = _listed(_NAMES)


@dataclass(frozen=True)
class Columns:
    """Where each field stands: (field, number) -> place in the header; number is 1, or 2 and 3 for more people."""

    header: tuple[str, ...]
    places: dict[tuple[Field, int], int]
    twice: tuple[str, ...]
    unread: tuple[str, ...]

    def place(self, field: Field, number: int = 1) -> int | None:
        return self.places.get((field, number))

    def heading(self, field: Field, number: int = 1) -> str | None:
        place = self.place(field, number)
        return None if place is None else self.header[place]

    @property
    def identify(self) -> bool:
        """Whether any column can tell one client from another."""
        return any((field, 1) in self.places for field in ("company", "id", "domain", "email"))


def columns(header: Sequence[str]) -> Columns:
    """The columns of a header, those that say the same as an earlier one, and those that are not read.

    A column that says "name" alone is the person's where the company has its own column, else the company's.
    """
    places: dict[tuple[Field, int], int] = {}
    twice: list[str] = []
    unread: list[str] = []
    has_company = any(_FIELDS.get(_numbered(name)[0]) == "company" for name in header)
    for place, name in enumerate(header):
        word, number = _numbered(name)
        field = _FIELDS.get(word) or (("contact" if has_company else "company") if word in _NAME_ALONE else None)
        if field is None or number > 3 or (number > 1 and field in ("company", "id", "domain")):
            unread.append(name)
        elif (field, number) in places:
            twice.append(name)
        else:
            places[field, number] = place
    return Columns(tuple(header), places, tuple(twice), tuple(unread))


def _numbered(heading: str) -> tuple[str, int]:
    """A heading's word without its number, and the number, 1 where it has none: "E-mail 2" is ("e mail", 2)."""
    word = normal(heading)
    found = _DIGITS.search(word)
    return " ".join(_DIGITS.sub(" ", word).split()), int(found.group()) if found else 1
