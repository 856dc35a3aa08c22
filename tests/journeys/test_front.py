"""The demo's first page, as it comes to a phone and a desk, by day and by night."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (360, "light"),
        pytest.param(360, "dark", marks=pytest.mark.drill),
        pytest.param(1280, "light", marks=pytest.mark.drill),
        pytest.param(1280, "dark", marks=pytest.mark.drill),
    ],
)
def test_it_says_what_holds_and_each_figure_opens_its_why_by_keyboard(visit, width, scheme):
    visitor = visit(width, color_scheme=scheme)
    assert visitor.open("/") == 200
    assert visitor.heading == "Kazi Hub: Trusted until 30 September"
    score = visitor.page.locator(".figure .number").first.inner_text()
    for stop in visitor.tabs():
        if stop.startswith("SUMMARY"):
            visitor.page.keyboard.press("Enter")
    opened = visitor.page.locator("details[open] > summary").all_inner_texts()
    assert opened == ["Why this line", f"Why {score}", "Every item beside its floor", "What would change the result"]
    shown = visitor.page.locator("details > div")
    assert [shown.nth(place).is_visible() for place in range(shown.count())] == [True] * 4
    assert (visitor.too_wide, visitor.said, visitor.hosts) == (0, [], {"127.0.0.1"})
    assert visitor.axe() == []


@pytest.mark.drill
@pytest.mark.parametrize("width", [360, 1280])
def test_a_reader_of_arabic_gets_it_from_right_to_left(visit, width):
    visitor = visit(width, locale="ar")
    visitor.open("/")
    root = visitor.page.locator("html")
    assert (root.get_attribute("dir"), root.get_attribute("lang")) == ("rtl", "ar")
    assert (visitor.too_wide, visitor.said) == (0, [])
    assert visitor.axe() == []


def test_it_is_one_document_that_works_without_scripts(visit):
    visitor = visit(360, java_script_enabled=False)
    asked = []
    visitor.page.on("request", lambda request: asked.append(request.resource_type))
    visitor.open("/")
    visitor.page.locator("summary").first.click()
    assert visitor.page.locator("details > div").first.is_visible()
    assert set(asked) <= {"document", "image", "other"}
