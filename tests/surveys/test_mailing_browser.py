"""The mail, and the page that ends the mails, in a real browser: axe finds nothing, nothing is too wide or foreign."""

from urllib.parse import urlsplit

import pytest

from goodstanding.people.models import OptOut
from goodstanding.surveys.links import address_of_never
from goodstanding.surveys.models import Invitation
from journeys.visitor import Visitor
from making import OPENED, scene
from surveys.mailing import by_kazi_hub, by_the_rival, mails, run

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS = [("en", 360, "light"), ("en", 1280, "dark"), ("ar", 360, "dark"), ("ar", 1280, "light")]


@pytest.fixture
def visit(live_server, browser):
    contexts = []

    def open_(width: int, scheme: str, **more: object) -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 700}, color_scheme=scheme, **more)
        contexts.append(context)
        return Visitor.of(context, live_server.url)

    yield open_
    for context in contexts:
        context.close()


def looked(visitor: Visitor) -> tuple[int, list[str], list[str], set[str | None]]:
    """What is wrong with the page on screen: too wide, what axe finds, complaints, foreign hosts."""
    return visitor.too_wide, visitor.axe(), visitor.said, visitor.hosts - {"localhost", "127.0.0.1"}


@pytest.mark.parametrize(("language", "width", "scheme"), LOOKS)
def test_a_merged_mail_is_sound(visit, language, width, scheme):
    set_up = scene()
    by_kazi_hub(set_up, language=language)
    by_the_rival(set_up, language=language)
    run(OPENED)
    visitor = visit(width, scheme)
    visitor.page.set_content(mails()[0].html)
    too_wide, violations, said, hosts = looked(visitor)
    outside_of_a_site = ("landmark-one-main", "region", "page-has-heading-one")
    violations = [one for one in violations if not one.startswith(outside_of_a_site)]
    assert (too_wide, violations, said, hosts) == (0, [], [], set())


@pytest.mark.parametrize(("language", "width", "scheme"), LOOKS)
def test_the_page_that_ends_the_mails_is_sound_and_works_without_script(visit, language, width, scheme):
    by_kazi_hub(scene(), language=language)
    visitor = visit(width, scheme)
    assert visitor.open(urlsplit(address_of_never(Invitation.objects.all())).path) == 200
    assert looked(visitor) == (0, [], [], set())
    visitor.page.locator("main button").click()
    assert looked(visitor) == (0, [], [], set())
    assert OptOut.objects.count() == 1
