"""Stepping in as each person of the story, with the keyboard alone, and out again."""

import pytest

pytestmark = pytest.mark.browser
KAZI = "Kazi Hub: Trusted until 30 September"
PEOPLE = [
    ("Kazi Hub team", "/marketplaces/kazi-hub", KAZI),
    ("Ole Lindqvist", "/programmes/trusted-talent-partner/board", "Trusted Talent Partner"),
    ("Amina Said", "/hire", "Hire"),
    ("Wanjiru Kamau", "/work", "Work"),
    ("Mallory", "/demo/you", "Mallory"),
]
HIDDEN = [
    "/marketplaces/kazi-hub",
    "/marketplaces/kazi-hub/2026",
    "/programmes/trusted-talent-partner/board",
    "/programmes/trusted-talent-partner/decisions/1",
]
ABSENT = ["/marketplaces/nobody-at-all", "/programmes/none/board", "/no/such/page"]


@pytest.mark.parametrize(
    ("name", "path", "heading"),
    [PEOPLE[0], *(pytest.param(*person, marks=pytest.mark.drill) for person in PEOPLE[1:])],
    ids=[person[0] for person in PEOPLE],
)
def test_stepping_in_leads_to_a_page_that_knows_who_is_there_and_out_again(visit, name, path, heading):
    visitor = visit()
    visitor.open("/")
    visitor.press(f"BUTTON Step in as {name}")
    assert (visitor.path, visitor.heading) == (path, heading)
    assert visitor.page.get_by_text(name).first.is_visible()
    for width in (360, 1280):
        visitor.resize(width)
        assert visitor.too_wide == 0
        assert visitor.axe() == []
    assert (visitor.said, visitor.hosts) == ([], {"127.0.0.1"})
    visitor.press("BUTTON Sign out")
    assert visitor.path == "/"
    assert visitor.page.get_by_role("button", name="Sign out").count() == 0
    assert visitor.open(path) == (200 if path == "/" else 404)


@pytest.mark.drill
def test_the_way_back_from_the_front_page_is_a_link(visit):
    visitor = visit(360)
    visitor.open("/")
    visitor.press("BUTTON Step in as Ole Lindqvist")
    visitor.press("A Goodstanding")
    assert visitor.path == "/"
    visitor.press("A Go to your page")
    assert visitor.path == "/programmes/trusted-talent-partner/board"


@pytest.mark.drill
def test_ole_reads_a_verdict_from_his_board(visit):
    visitor = visit(360)
    visitor.open("/")
    visitor.press("BUTTON Step in as Ole Lindqvist")
    visitor.press("A Cerrado Works")
    assert visitor.heading == "Cerrado Works: a verdict to sign"
    assert visitor.too_wide == 0
    assert visitor.axe() == []


def test_amina_answers_an_invitation_of_a_running_round(visit):
    visitor = visit(360)
    visitor.open("/")
    visitor.press("BUTTON Step in as Amina Said")
    visitor.press("A Goodstanding")
    visitor.press("A What you are asked about Kazi Hub")
    visitor.press("BUTTON Answer the questions")
    assert (visitor.path, visitor.heading) == ("/survey", "How much do you trust Kazi Hub?")
    assert visitor.axe() == []


@pytest.mark.drill
def test_wanjiru_sees_what_the_public_sees(visit):
    visitor = visit(360)
    visitor.open("/")
    visitor.press("BUTTON Step in as Wanjiru Kamau")
    visitor.press("A Goodstanding")
    visitor.press("A Who is trusted today")
    assert (visitor.path, visitor.heading) == ("/trusted", "Who is trusted today")
    assert visitor.page.get_by_text(KAZI).first.is_visible()
    assert visitor.axe() == []


@pytest.mark.drill
def test_kazi_hubs_team_finds_its_running_round(visit):
    visitor = visit(360)
    visitor.open("/")
    visitor.press("BUTTON Step in as Kazi Hub team")
    visitor.press("A Reliable Hub 2027")
    assert visitor.path == "/marketplaces/kazi-hub/rounds/2027"
    assert visitor.axe() == []


@pytest.mark.drill
@pytest.mark.parametrize("width", [360, 1280])
def test_the_outbox_holds_the_mails_of_the_story_from_the_start(visit, width):
    visitor = visit(width)
    visitor.open("/")
    visitor.press("A The outbox")
    visitor.press("A Invitations and reminders")
    assert visitor.page.get_by_text("To amina@barakacoldchain.example · ").first.is_visible()
    assert (visitor.too_wide, visitor.axe()) == (0, [])


def test_mallory_cannot_tell_what_is_not_hers_from_what_does_not_exist(visit):
    visitor = visit(360)
    visitor.open("/")
    visitor.press("BUTTON Step in as Mallory")
    visitor.press("A The page of Kazi Hub’s team")
    visitor.press("A Go to the front page")
    assert visitor.heading == KAZI
    pages = {(visitor.open(path), visitor.page.title(), visitor.page.inner_text("body")) for path in HIDDEN + ABSENT}
    assert [(status, title) for status, title, _text in pages] == [(404, "There is no page here")]
    assert visitor.axe() == []
