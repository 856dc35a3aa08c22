"""What an outsider's program and page say of receipts, checkpoints and proofs: each lie is named, and both agree."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from base.outsiders import (
    OTHER,
    Files,
    by_node,
    checkpoint,
    event,
    first_format,
    growth,
    key_id,
    keys,
    receipt,
)
from goodstanding.base.record import offline
from goodstanding.base.record.offline.verify_record import verdict

PROGRAM = Path(offline.__file__).parent / "verify_record.py"
ID = key_id()[:16]
SIGNED = f"The checkpoint of 2026-11-03 over 13 events bears a right signature of the key {ID}."
SIGNED_5 = SIGNED.replace("13", "5")
UNSIGNED = SIGNED.replace("a right", "a false")
DIGEST = json.loads(event(7))["data"]["digest"]
IN = f"Event 7 is in the record of 13 events: surveys.answered on 2026-11-02, about response r-7, digest {DIGEST}."
NOT_IN = "Event 7 is not in the record of 13 events: it was changed, or never recorded."
GROWN = "The record of 5 events is the beginning of that of 13."
NOT_GROWN = "The record of 5 events is not shown to be the beginning of that of 13."
UNSHOWN = (None, "Nothing given shows that the record of 5 events is the beginning of that of 13.")
HOLDS, LIE, OPEN = "Holds", "Does not hold", "Not all of it could be checked"


def files(*documents, held=None) -> Files:
    texts = [held or keys(), *(each if isinstance(each, str) else json.dumps(each) for each in documents)]
    return {f"{number}.json": text for number, text in enumerate(texts)}


def with_event(**changes):
    changed = receipt(7)
    said = json.loads(changed["events"][0]["event"]) | changes
    changed["events"][0]["event"] = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return changed


def unreadable(why, number=1):
    return [(False, f"The file {number}.json cannot be read: {why}.")]


CASES = [
    (files(receipt(7)), HOLDS, [(True, SIGNED), (True, IN)]),
    (
        files(receipt(7, said=["Decided by 2 people.", 3])),
        HOLDS,
        [(True, SIGNED), (True, IN), (None, "Said with it, and signed by nobody: Decided by 2 people.")],
    ),
    (files(growth(5), receipt(7)), HOLDS, [(True, SIGNED_5), (True, SIGNED), (True, GROWN), (True, IN)]),
    (files(first_format(13), checkpoint()), HOLDS, [(True, SIGNED), (True, SIGNED)]),
    (files(growth(13)), HOLDS, [(True, SIGNED), (True, "The record of 13 events is the beginning of that of 13.")]),
    (files(), OPEN, []),
    (
        files(receipt(7), held=keys(OTHER)),
        OPEN,
        [
            (None, f"The checkpoint of 2026-11-03 over 13 events is signed with the key {ID}, which was not given."),
            (True, IN),
        ],
    ),
    (
        files(checkpoint(5), receipt(7)),
        OPEN,
        [
            (True, SIGNED_5),
            (True, SIGNED),
            UNSHOWN,
            (True, IN),
        ],
    ),
    (files(with_event(kind="surveys.declined")), LIE, [(True, SIGNED), (False, NOT_IN)]),
    (files(with_event(position=8)), LIE, [(True, SIGNED), (False, NOT_IN.replace("7", "8"))]),
    (files(with_event(position=14)), LIE, [(True, SIGNED), (False, NOT_IN.replace("7", "14"))]),
    (files(with_event(position=0)), LIE, [(True, SIGNED), (False, NOT_IN.replace("7", "0"))]),
    (files(receipt(7) | {"events": receipt(7, 12)["events"]}), LIE, [(True, SIGNED), (False, NOT_IN)]),
    (
        files(receipt(7) | {"checkpoint": checkpoint() | {"root": "0" * 64}}),
        LIE,
        [(False, UNSIGNED), (False, NOT_IN)],
    ),
    (files(checkpoint() | {"day": "2026-11-04"}), LIE, [(False, UNSIGNED.replace("11-03", "11-04"))]),
    (files(growth(5) | {"path": []}), LIE, [(True, SIGNED_5), (True, SIGNED), UNSHOWN, (False, NOT_GROWN)]),
    (
        files(growth(5) | {"old": checkpoint(5, "rewritten")}),
        LIE,
        [(True, SIGNED_5), (True, SIGNED), UNSHOWN, (False, NOT_GROWN)],
    ),
    (
        files(checkpoint(), checkpoint(world="rewritten")),
        LIE,
        [(True, SIGNED), (True, SIGNED), (False, "Two checkpoints over 13 events sign different records.")],
    ),
    (files("nonsense"), LIE, unreadable("it is no JSON")),
    (files("[]"), LIE, unreadable("it has no form that this program knows")),
    (files({"format": "goodstanding-keys-1", "keys": "ab"}), LIE, unreadable("it has no list of keys")),
    (files(receipt(7) | {"events": None}), LIE, [*unreadable("it has no list of events"), (True, SIGNED)]),
    (files(receipt(7) | {"checkpoint": first_format(13)}), LIE, unreadable("its checkpoint has no tree")),
    (files(receipt(7) | {"checkpoint": 3}), LIE, unreadable("it has no checkpoint")),
    (
        files(checkpoint() | {"more": 1}),
        LIE,
        unreadable("its checkpoint has other fields than this program knows"),
    ),
    (files(checkpoint() | {"size": 1.5}), LIE, unreadable("a number in it is not whole")),
    (files(checkpoint() | {"day": "today"}), LIE, unreadable("the day in it is none")),
    (files(checkpoint() | {"signature": ""}), LIE, unreadable("the signature in it is not 128 hexadecimal digits")),
    (
        files(checkpoint() | {"root": "ABC"}),
        LIE,
        unreadable("a hash or key in it is not 64 hexadecimal digits"),
    ),
    (
        files(receipt(7) | {"events": [{"event": "{}", "path": []}]}),
        LIE,
        [*unreadable("an event in it is none"), (True, SIGNED)],
    ),
    (
        files(receipt(7) | {"events": [{"path": []}]}),
        LIE,
        [*unreadable("an event in it has no text"), (True, SIGNED)],
    ),
]


@pytest.mark.parametrize(("given", "state", "findings"), CASES)
def test_the_program_says_what_holds(given, state, findings):
    assert verdict(given) == (state, findings)


with_node = pytest.mark.skipif(not shutil.which("node"), reason="Node.js is missing; the browser runs the script too")


@with_node
def test_the_pages_script_says_the_same_word_for_word():
    assert by_node([given for given, _state, _findings in CASES]) == [verdict(given) for given, _s, _f in CASES]


def mutated(seed: int) -> Files:
    """Right files with one character changed somewhere."""
    random = Random(seed)
    right = files(random.choice([growth(5), growth(8)]), receipt(random.randint(1, 13)))
    name = random.choice(["1.json", "2.json"])
    text = right[name]
    place = random.choice([place for place, sign in enumerate(text) if sign.isalnum()])
    other = random.choice([sign for sign in "0123456789abcdef" if sign != text[place]])
    return right | {name: text[:place] + other + text[place + 1 :]}


@with_node
def test_no_changed_file_holds_and_both_say_why():
    cases = [mutated(seed) for seed in range(60)]
    said = [verdict(case) for case in cases]
    assert [seed for seed, (state, _findings) in enumerate(said) if state == HOLDS] == []
    assert by_node(cases) == said


@pytest.mark.drill
@with_node
def test_none_of_three_thousand_changed_files_holds():
    cases = [mutated(seed) for seed in range(3_000)]
    said = [verdict(case) for case in cases]
    assert [seed for seed, (state, _findings) in enumerate(said) if state == HOLDS] == []
    assert by_node(cases) == said


def run(folder, given, *flags):
    paths = [folder / name for name in given]
    for path, text in zip(paths, given.values(), strict=True):
        path.write_text(text)
    command = [sys.executable, "-I", *flags, str(PROGRAM), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_the_file_runs_alone_and_its_exit_code_says_what_it_found(tmp_path):
    assert run(tmp_path, files(receipt(7))) == (0, f"+ {SIGNED}\n+ {IN}\nHolds.\n")
    assert run(tmp_path, files(with_event(kind="x")))[0] == 1
    assert run(tmp_path, files(receipt(7), held=keys(OTHER)))[0] == 2
    assert run(tmp_path, {})[0] == 2


@pytest.mark.skipif(not shutil.which("openssl"), reason="the command openssl is missing")
def test_without_any_package_openssl_checks_the_signature(tmp_path):
    assert run(tmp_path, files(receipt(7)), "-S") == (0, f"+ {SIGNED}\n+ {IN}\nHolds.\n")
    forged = checkpoint() | {"signature": OTHER.sign(b"").hex()}
    assert run(tmp_path, files(forged), "-S") == (1, f"- {UNSIGNED}\nDoes not hold.\n")


@pytest.mark.browser
def test_the_page_opened_from_a_disk_says_what_the_program_says(browser, tmp_path):
    path, said = tmp_path / "verify.html", []
    path.write_text(offline.page([keys()]))
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    for document, state, lines in (
        (receipt(7), HOLDS, [SIGNED, IN]),
        (with_event(kind="x"), LIE, [SIGNED, NOT_IN]),
        (checkpoint(key=OTHER), OPEN, None),
    ):
        page.set_input_files("#choice", [{"name": "one.json", "mimeType": "", "buffer": json.dumps(document).encode()}])
        page.wait_for_function("state => document.getElementById('state').textContent === state", arg=state)
        if lines:
            assert page.locator("#findings li").all_text_contents() == lines
    page.get_by_role("button", name="Start anew").click()
    assert page.locator("#answer").is_hidden()
    context.close()
    assert said == []
