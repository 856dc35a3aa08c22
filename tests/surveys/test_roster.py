"""Reading a client list as a roster: columns, cells, clients that are one, and everything that must be mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.base.importing import Row, Table, read_table
from goodstanding.marketplaces.actions import Buyer
from goodstanding.surveys.roster import Addressee, Frame, RosterLine, flags_kept, kept, lines_kept, read_roster
from goodstanding.surveys.roster.cells import addresses, domain, language
from goodstanding.surveys.roster.contacts import Wanted, read_contacts
from goodstanding.surveys.roster.free_mail import MAIL, PAGES
from goodstanding.surveys.roster.headers import columns

FRAME = Frame(frozenset({"kazihub.example"}))


def read(text, frame=FRAME):
    return read_roster(read_table(text.encode(), name="clients.csv"), frame)


def found(problems):
    return [(problem.line, problem.column, problem.found) for problem in problems]


ALL_SIX = "company id domain contact email language"


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Company, Company ID, Website, Contact, E-mail, Language", ALL_SIX),
        ("Empresa, ID de empresa, Sitio web, Contacto, Correo electrónico, Idioma", ALL_SIX),
        ("Entreprise, Identifiant, Site web, Nom du contact, Adresse e-mail, Langue", ALL_SIX),
        ("Empresa, Código do cliente, Domínio, Contato, Correio eletrônico, Língua", ALL_SIX),
        ("الشركة, رقم العميل, الموقع, جهة الاتصال, البريد الإلكتروني, اللغة", ALL_SIX),
        ("CLIENT_NAME, client-id, URL, contact  person, E–MAIL ADDRESS, Lang.", ALL_SIX),
        ("id, name, email", "id company email"),
        ("client, nombre, mail", "company contact email"),
    ],
)
def test_columns_are_found_by_their_headings_in_five_languages(header, fields):
    places = columns(header.split(", ")).places
    assert [field for (field, _number), _place in sorted(places.items(), key=lambda one: one[1])] == fields.split()


def test_up_to_three_people_have_columns_and_other_columns_are_left_out_and_named():
    header = ["Company", "E-mail", "E-mail 2", "email3", "E-mail 4", "Contact 2", "Company 2", "Phone"]
    assert columns(header).places == {
        ("company", 1): 0,
        ("email", 1): 1,
        ("email", 2): 2,
        ("email", 3): 3,
        ("contact", 2): 5,
    }
    assert columns(header).unread == ("E-mail 4", "Company 2", "Phone")


@pytest.mark.parametrize(
    ("cell", "good", "name", "bad"),
    [
        ("amina@client.example", ("amina@client.example",), "", ""),
        (" Amina@Client.EXAMPLE. ", ("amina@client.example",), "", ""),
        ("Amina Said <amina@client.example>", ("amina@client.example",), "Amina Said", ""),
        ('"Said, Amina" <mailto:amina@client.example>', ("amina@client.example",), "Said, Amina", ""),
        ("a@x.example; b@x.example, a@x.example", ("a@x.example", "b@x.example"), "", ""),
        ("", (), "", ""),
        ("amina(at)client.example", (), "", "amina(at)client.example"),
        ("amina@client", ("amina@client",), "", "amina@client"),
        ("@", (), "", "@"),
    ],
)
def test_addresses_are_taken_from_what_people_write(cell, good, name, bad):
    assert addresses(cell) == (good, name, bad)


@pytest.mark.parametrize(
    ("cell", "host"),
    [
        ("client.example", "client.example"),
        ("https://www.Client.example:8080/shop?a=b#c", "client.example"),
        ("http://müller.example/", "müller.example"),
        ("sub.client.example.", "sub.client.example"),
        ("no website", None),
        ("localhost", None),
        ("http://", None),
        ("a..b", None),
        ("-x.example", None),
    ],
)
def test_the_domain_of_a_website(cell, host):
    assert domain(cell) == host


@pytest.mark.parametrize(
    ("cell", "code"),
    [("en", "en"), ("EN-gb", "en"), ("Español", "es"), ("francais", "fr"), ("pt_BR", "pt"), ("العربية", "ar")],
)
def test_languages_are_known_by_code_and_by_name(cell, code):
    assert language(cell) == code
    assert language("Klingon") is None


def test_a_list_becomes_one_line_for_each_client():
    text = """Company;Company ID;Website;Contact;E-mail;E-mail 2;Language
Baraka;c1;https://www.baraka.example;Amina;amina@baraka.example;bo@baraka.example;es
Juakali;c2;;;;;
;;nile.example;;;;
Only a name;;;;;;
"""
    people = (Addressee("amina@baraka.example", "Amina", "es"), Addressee("bo@baraka.example", "", "es"))
    assert read(text).lines == (
        RosterLine(Buyer("c1", "Baraka", "baraka.example"), people),
        RosterLine(Buyer("c2", "Juakali", "")),
        RosterLine(Buyer("nile.example", "", "nile.example")),
        RosterLine(Buyer("only a name", "Only a name", "")),
    )


def test_rows_on_one_company_domain_are_one_client_by_website_and_by_address():
    reading = read("Company,ID,Website,E-mail\nA,1,a.example,\nB,2,b.example,\nA Ltd,3,,x@a.example\n")
    assert [line.buyer.external_id for line in reading.lines] == ["1", "2"]
    assert reading.lines[0].addressees == (Addressee("x@a.example"),)
    assert found(reading.flags) == [(4, "E-mail", '"a.example", as in line 2')]


def test_rows_with_one_id_are_one_client_with_at_most_three_people():
    rows = "".join(f"Baraka,c1,p{n}@baraka.example\n" for n in range(5))
    reading = read(f"Company,ID,E-mail\n{rows}")
    assert [person.email[:2] for person in reading.lines[0].addressees] == ["p0", "p1", "p2"]
    assert (2, "E-mail", "5 addresses") in found(reading.flags)


@pytest.mark.parametrize("shared", ["gmail.com", "yahoo.co.uk", "facebook.com", "linktr.ee"])
def test_what_many_share_merges_nobody(shared):
    column, at = ("Website", "") if shared in PAGES else ("E-mail", "x{n}@")
    rows = [f"Client {n},{at.format(n=n)}{shared}" for n in range(3)]
    reading = read("\n".join([f"Company,{column}", *rows]))
    assert len(reading.lines) == 3
    assert len(reading.flags) == (3 if shared in MAIL else 0)
    assert {line.buyer.domain for line in reading.lines} == {""}


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ("A,1,,bad(at)x,", [(2, "E-mail", '"bad(at)x"')]),
        ("A,1,no site,,", [(2, "Website", '"no site"')]),
        ("A,1,,a@a.example,German", [(2, "Language", '"German"')]),
        ("A,1,shop.kazihub.example,,", [(2, "Website", '"shop.kazihub.example"')]),
        ("A,1,,me@kazihub.example,", [(2, "E-mail", '"kazihub.example"')]),
        (",,,a@gmail.com,", [(2, None, "nothing that names the client")]),
        ("A,1,,,\nB,1,,,", [(3, "ID", '"1" as "B", and as "A" in line 2')]),
        ("A,1,,a@gmail.com,\nB,2,,a@gmail.com,", [(3, "E-mail", '"a@gmail.com", as in line 2')]),
        (f"{'x' * 201},1,,,", [(2, "Company", "201 characters")]),
        (f"A,{'1' * 121},,,", [(2, "ID", "121 characters")]),
    ],
)
def test_everything_that_must_be_mended_is_named_and_nothing_is_kept(rows, problems):
    reading = read(f"Company,ID,Website,E-mail,Language\nFine,9,,,\n{rows}".replace("Fine,9,,,\n", ""))
    assert (found(reading.problems), reading.lines) == (problems, ())
    assert all(problem.expected and problem.advice for problem in reading.problems)


def test_clients_already_asked_are_known_by_id_and_by_domain():
    frame = Frame(frozenset(), asked_ids=frozenset({"c1"}), asked_domains=frozenset({"b.example"}))
    reading = read("Company,ID,E-mail\nA,c1,\nB,c2,x@b.example\nC,c3,x@gmail.com\n", frame)
    assert found(reading.problems) == [(2, None, '"A"'), (3, None, '"B"')]


def test_two_clients_of_one_name_are_worth_a_look():
    assert found(read("Company,ID\nAcme,1\nACME,2\nBeta,3\n").flags) == [
        (2, "Company", '"Acme"'),
        (3, "Company", '"ACME"'),
    ]


def test_a_draft_gives_back_what_it_was_given():
    reading = read("Company,ID,E-mail\nشركة النيل,1,x@gmail.com\nBeta,2,\n")
    assert lines_kept(kept(reading)) == list(reading.lines)
    assert flags_kept(kept(reading)) == list(reading.flags)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Company ID,E-mail\nc1,a@x.example\n", {7: ("a@x.example",)}),
        ("Company,E-mail\nBaraka,a@x.example\n", {7: ("a@x.example",)}),
        ("E-mail\na@baraka.example\n", {7: ("a@baraka.example",)}),
        ("Company,Company ID,E-mail\nBaraka,other,a@x.example\n", {}),
        ("Company ID,E-mail\nc1,a@x.example\nc1,b@x.example\n", {7: ("a@x.example", "b@x.example")}),
        ("Company ID,E-mail\nc1,a@x.example\nc2,c@x.example\n", {7: ("a@x.example",), 8: ("c@x.example",)}),
        ("Company ID,E-mail\nc1,\n", {}),
    ],
)
def test_a_list_of_contacts_is_matched_by_id_by_name_or_by_domain(text, people):
    wanted = [Wanted(7, "c1", "Baraka", "baraka.example"), Wanted(8, "c2", "", "")]
    reading = read_contacts(read_table(text.encode(), name="x.csv"), wanted, "en")
    assert {row: tuple(one.email for one in named) for row, named in reading.people.items()} == people
    assert bool(reading.problems) == (not people)


CELLS = st.one_of(
    st.sampled_from(["", "c1", "Baraka", "a@b.example", "a@gmail.com", "b.example", "x@kazihub.example", "en", "??"]),
    st.text(max_size=12),
)
HEADERS = st.sampled_from(["Company", "ID", "Website", "Contact", "E-mail", "E-mail 2", "Language", "Phone", "نوع"])


@given(st.data())
def test_any_table_is_read_whole_or_refused_with_reasons(data):
    header = tuple(data.draw(st.lists(HEADERS, min_size=1, max_size=6, unique=True)))
    cells = st.tuples(*[CELLS] * len(header))
    rows = tuple(Row(line, row) for line, row in enumerate(data.draw(st.lists(cells, max_size=8)), start=2))
    reading = read_roster(Table(header, rows, "utf-8"), FRAME)
    assert bool(reading.lines) != bool(reading.problems)
    keys = [line.buyer.external_id for line in reading.lines]
    assert len(set(keys)) == len(keys)
    assert all(key and len(line.addressees) <= 3 for key, line in zip(keys, reading.lines, strict=True))
    emails = [person.email for line in reading.lines for person in line.addressees]
    assert len(set(emails)) == len(emails)
