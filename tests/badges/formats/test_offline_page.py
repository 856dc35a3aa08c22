"""The offline page in Chromium, opened from a file: it says what the command says, word for word."""

from io import BytesIO

import pytest
from PIL import Image

from badges.formats.changing import changed
from badges.formats.issuing import (
    DAY,
    FACTS,
    LATER,
    MALLORY,
    SIGNER,
    altered,
    badge,
    badge_jwt,
    did_json,
    list_bytes,
    opened,
    worker_badge,
    worker_jwt,
)
from goodstanding.badges.formats.awards import credential
from goodstanding.badges.formats.baking import bake_png, bake_svg
from goodstanding.badges.formats.packing import pack
from goodstanding.badges.formats.proof import signed
from goodstanding.badges.offline import page as offline_page
from goodstanding.badges.verifying import documents, verify

pytestmark = pytest.mark.browser

DID_JSON = pack(did_json())
PROOF = opened(badge())["proof"][0]
STRANGE = {"name": 'Kazi "Hub"\n\t<b>&\\ سوق 🎖 ﬀ', "description": "%7B {x}"}


def picture():
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, "PNG")
    return file.getvalue()


BOTH = [DID_JSON, list_bytes()]
CASES = [
    (badge(), BOTH),
    (badge_jwt(), BOTH),
    (worker_badge(), BOTH),
    (worker_jwt(), BOTH),
    (worker_badge(), [DID_JSON, list_bytes(815)]),
    (altered(worker_badge(), name="Top"), BOTH),
    (signed({**credential(FACTS), **STRANGE}, SIGNER, at=DAY), BOTH),
    (bake_png(picture(), badge()), BOTH),
    (bake_png(picture(), badge_jwt()), BOTH),
    (bake_svg(b"<svg></svg>", badge()), BOTH),
    (bake_svg(b"<svg></svg>", badge_jwt()), BOTH),
    (badge(), []),
    (badge(), [DID_JSON]),
    (badge(), [DID_JSON, list_bytes(4711)]),
    (badge(), [DID_JSON, list_bytes(4710, 4712)]),
    (badge(), [DID_JSON, list_bytes(at=DAY)]),
    (badge(), [DID_JSON, altered(list_bytes(), validUntil="2027-01-01T00:00:00Z")]),
    (signed({**credential(FACTS), "validUntil": "2026-03-02T00:00:00Z"}, SIGNER, at=DAY), BOTH),
    (signed({**credential(FACTS), "validFrom": "2026-09-01T00:00:00Z"}, SIGNER, at=DAY), BOTH),
    (signed(credential(FACTS), MALLORY, at=DAY), BOTH),
    (altered(badge(), name="Top"), BOTH),
    (altered(badge(), score="5"), BOTH),
    (altered(badge(), **{"@graph": []}), BOTH),
    (altered(badge(), **{"https://schema.org/name": "x"}), BOTH),
    (altered(badge(), proof=[]), BOTH),
    (altered(badge(), proof={**PROOF, "cryptosuite": "eddsa-jcs-2022"}), BOTH),
    (altered(badge(), issuer="did:key:z6Mk"), BOTH),
    (altered(badge(), issuer="did:web:mallory.example"), BOTH),
    (altered(badge(), issuer="did:web:a%ff%4"), BOTH),
    (badge().replace(b'{"@context"', b'{"name":"Top","@context"'), BOTH),
    (badge_jwt()[:-8] + b"AAAAAAAA", BOTH),
    (picture(), BOTH),
    (bake_png(picture(), badge())[:-9], BOTH),
    (b"<svg></svg>", BOTH),
    (b"<svg>", BOTH),
    (b'<!DOCTYPE svg [<!ENTITY a "{}">]><svg>&a;</svg>', BOTH),
    (b"hello", BOTH),
]


class Verifier:
    """The page as somebody saved it, its clock stopped at a day."""

    def __init__(self, browser, path, text):
        path.write_text(text)
        self.context = browser.new_context(offline=True)
        self.page = self.context.new_page()
        self.said = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.clock.set_fixed_time(LATER)
        self.address = path.as_uri()

    def open(self, *files):
        self.page.goto(self.address)
        return self.check(*files)

    def check(self, *files):
        """The answer with these files besides those that the page has already."""
        self.page.evaluate("document.getElementById('answer').hidden = true")
        given = [{"name": f"{number}.bin", "mimeType": "", "buffer": file} for number, file in enumerate(files)]
        self.page.set_input_files("#choice", given)
        return self.answer()

    def answer(self):
        self.page.wait_for_selector("#answer:not([hidden])")
        return self.page.text_content("#state"), self.page.text_content("#sentence")


@pytest.fixture
def verifier(browser, tmp_path):
    found = Verifier(browser, tmp_path / "verify.html", offline_page())
    yield found
    found.context.close()
    assert found.said == []


def command(file, given):
    found = verify(file, documents(given), at=LATER)
    return found.state.value, found.sentence


def test_the_page_says_what_the_command_says(verifier):
    verifier.open(*BOTH)
    said = [verifier.check(file) if given is BOTH else None for file, given in CASES]
    said = [found or verifier.open(file, *given) for found, (file, given) in zip(said, CASES, strict=True)]
    assert said == [command(file, given) for file, given in CASES]


@pytest.mark.drill
def test_the_page_takes_none_of_a_thousand_changed_badges(verifier):
    files = [changed(seed, source) for seed in range(500) for source in (badge(), badge_jwt())]
    verifier.open(*BOTH)
    assert [number for number, file in enumerate(files) if verifier.check(file)[0] == "Valid"] == []


@pytest.mark.drill
def test_files_are_dropped_one_after_the_other(verifier):
    verifier.page.goto(verifier.address)
    drop = """bytes => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "file"));
        document.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
    }"""
    said = []
    for file, state in zip(
        [DID_JSON, badge(), list_bytes()], ["No badge yet", "Could not be checked", "Valid"], strict=True
    ):
        verifier.page.evaluate(drop, list(file))
        verifier.page.wait_for_function("state => document.getElementById('state').textContent === state", arg=state)
        said.append(verifier.page.text_content("#files"))
    assert [text.split("\n")[0] for text in said] == ["Badge: none yet", "Badge: file", "Badge: file"]


def test_a_page_with_copies_inside_needs_the_badge_alone(browser, tmp_path):
    saved = Verifier(browser, tmp_path / "verify.html", offline_page(BOTH))
    assert saved.open(badge())[0] == "Valid"
    assert saved.said == []
    saved.context.close()
