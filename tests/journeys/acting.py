"""What a person does on a page: presses, fills in, reads."""

from journeys.visitor import Visitor


def press(who: Visitor, name: str) -> None:
    """Presses the button or link of this name, and waits for the page that it leads to."""
    main = who.page.locator("main")
    target = main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name))
    with who.page.expect_navigation():
        target.first.click(timeout=10_000)
    assert who.page.locator(".errors, .wrong").count() == 0, who.page.locator("main").inner_text()


def fill(who: Visitor, **entered: str) -> None:
    for name, value in entered.items():
        field = who.page.locator(f"main [name={name}]").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def says(who: Visitor) -> str:
    text: str = who.page.locator("main").inner_text()
    return text.replace("\N{NO-BREAK SPACE}", " ")
