"""The fast canonical form is PyLD's and pyoxigraph's, whatever the texts."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from badges.formats.engines import oxigraph
from badges.formats.issuing import DID, FACTS, LATER, LIST
from goodstanding.badges.formats.awards import Designation, Facts, credential
from goodstanding.badges.formats.canonical import canonical
from goodstanding.badges.formats.envelope import Holder, Issuer, StatusEntry
from goodstanding.badges.formats.guard import guard
from goodstanding.badges.formats.status import status_list

WORDS = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters='\t\n\r"\\%<>{}'
    )
)
SIGNS = st.one_of(st.sampled_from("aZ9._~!$&'()*+,;=:@/?-"), st.integers(0, 255).map("%{:02X}".format))
PATHS = st.lists(SIGNS, max_size=9).map(lambda signs: f"https://a.example/{''.join(signs)}")
DAYS = st.integers(0, 3000).map(lambda days: FACTS.awarded + timedelta(days=days))
FACTS_OF_ANY_TEXT = st.builds(
    Facts,
    id=PATHS.map("{}1".format),
    issuer=st.builds(Issuer, id=st.just(DID), name=WORDS, url=PATHS),
    holder=st.builds(Holder, id=PATHS.map("{}2".format), name=WORDS),
    designation=st.builds(
        Designation,
        id=PATHS.map("{}3".format),
        name=WORDS,
        description=WORDS,
        edition=WORDS,
        policy=WORDS,
        criteria=PATHS.map("{}4".format),
        criteria_text=WORDS,
    ),
    assurance=st.sampled_from("ABC"),
    answers=WORDS,
    awarded=DAYS,
    valid_from=DAYS,
    valid_until=DAYS,
    image=PATHS.map("{}5".format),
    evidence=PATHS.map("{}6".format),
    status=st.builds(StatusEntry, list=PATHS.map("{}7".format), index=st.integers(0, 131_071)),
)


@settings(max_examples=12)
@given(FACTS_OF_ANY_TEXT)
def test_the_canonical_form_by_substitution_is_that_of_two_engines(facts):
    document = credential(facts)
    found = guard(document)
    assert found == canonical(document)
    assert found == oxigraph(document)


def test_so_is_that_of_a_status_list():
    document = status_list(LIST, issuer=DID, revoked=[0, 4711], at=LATER)
    assert guard(document) == canonical(document) == oxigraph(document)


def test_two_documents_of_one_shape_do_not_mix():
    one, other = credential(FACTS), credential(replace(FACTS, holder=Holder("https://other.example", "Other")))
    first = guard(one)
    assert guard(other) != first
    assert guard(one) == first == canonical(one)
