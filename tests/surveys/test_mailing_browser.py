"""The mail, and the page that ends the mails, in a real browser: axe finds nothing, nothing is too wide or foreign."""

from urllib.parse import urlsplit

import pytest

from goodstanding.people.models import OptOut
from goodstanding.surveys.links import address_of_never
from goodstanding.surveys.models import Invitation
from journeys.visitor import windows
from making import OPENED, scene
from surveys.mailing import by_kazi_hub, by_the_rival, mails, run

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LANGUAGES = ["en", pytest.param("ar", marks=pytest.mark.drill)]
OUTSIDE_OF_A_SITE = ("landmark-one-main", "region", "page-has-heading-one")


@pytest.fixture
def visit(live_server, browser):
    with windows(browser, live_server.url) as open_:
        yield open_


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_merged_mail_is_sound(visit, language):
    set_up = scene()
    by_kazi_hub(set_up, language=language)
    by_the_rival(set_up, language=language)
    run(OPENED)
    visitor = visit(360)
    visitor.page.set_content(mails()[0].html)
    wrong = [one for one in visitor.sound() if not one.removeprefix("360 light: ").startswith(OUTSIDE_OF_A_SITE)]
    assert (wrong, visitor.said, visitor.hosts) == ([], [], set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_that_ends_the_mails_is_sound_and_holds_no_script(visit, language):
    by_kazi_hub(scene(), language=language)
    visitor = visit(360)
    assert visitor.open(urlsplit(address_of_never(Invitation.objects.all())).path) == 200
    before, scripts = visitor.sound(), visitor.page.locator("script").count()
    visitor.page.locator("main button").click()
    assert (scripts, before, visitor.sound(), visitor.said, visitor.hosts) == (0, [], [], [], {"localhost"})
    assert OptOut.objects.count() == 1
