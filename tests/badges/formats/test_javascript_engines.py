"""The JavaScript engines of Digital Bazaar and the Digital Credentials Consortium on our files, where they are there.

They are never fetched and never committed. Install them in a folder of your choice and name it:
    npm install @digitalbazaar/vc @digitalbazaar/data-integrity @digitalbazaar/eddsa-rdfc-2022-cryptosuite \\
        @digitalbazaar/vc-bitstring-status-list @digitalcredentials/verifier-core
    GOODSTANDING_NODE_MODULES=/that/folder ./run drills tests/badges
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from openbadgeslib.ob3.contexts import bundled_contexts

from badges.formats.changing import changed
from badges.formats.issuing import DAY, FACTS, LATER, LIST, MALLORY, RETIRED, badge, did_json, list_bytes, opened
from goodstanding.badges.formats.awards import credential
from goodstanding.badges.formats.proof import signed

pytestmark = pytest.mark.drill

SCRIPT = Path(__file__).with_name("engines.mjs")
RIGHT, WRONG = ({"bazaar": answer, "digital": answer} for answer in (True, False))


def said(badges, *revoked):
    """What both engines say of each badge."""
    folder = os.environ.get("GOODSTANDING_NODE_MODULES")
    if not folder or not shutil.which("node"):
        pytest.skip("SKIPPED, loudly: no JavaScript engines; set GOODSTANDING_NODE_MODULES (see the top of this file)")
    documents = {"https://trust.example/issuers/talent/did.json": did_json(), LIST: opened(list_bytes(*revoked))}
    asked = {"documents": documents, "contexts": bundled_contexts(), "at": LATER.isoformat()}
    asked["badges"] = [opened(each) for each in badges]
    done = subprocess.run(
        ["node", SCRIPT, folder], input=json.dumps(asked), capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_both_engines_take_our_badge_and_that_of_a_retired_key():
    assert said([badge(), signed(credential(FACTS), RETIRED, at=DAY)]) == [RIGHT, RIGHT]


def test_both_engines_refuse_a_revoked_badge_and_mallorys():
    assert said([badge()], 4711) == [WRONG]
    assert said([signed(credential(FACTS), MALLORY, at=DAY)]) == [WRONG]


def test_neither_engine_takes_any_of_a_thousand_changed_badges():
    answers = said([changed(seed, badge()) for seed in range(1_000)])
    assert [seed for seed, answer in enumerate(answers) if answer != WRONG] == []
