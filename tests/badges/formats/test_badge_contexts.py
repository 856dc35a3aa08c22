"""The shipped contexts are the documents that their README names, and nothing else is ever loaded."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from goodstanding.badges.formats import contexts

FOLDER = Path(contexts.__file__).parent


def test_the_files_have_the_digests_that_stand_beside_them():
    written = re.findall(
        r"`([\w.-]+\.json)` \| `(https://\S+)` \| `([0-9a-f]{64})`", (FOLDER / "README.md").read_text()
    )
    found = [(name, url, sha256((FOLDER / name).read_bytes()).hexdigest()) for url, name in contexts.FILES.items()]
    assert written == found


def test_the_context_of_w3c_has_the_digest_that_the_recommendation_prints():
    digest = sha256((FOLDER / "credentials-v2.json").read_bytes()).hexdigest()
    assert digest == "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"


@pytest.mark.parametrize(
    "url", ["https://example.org/context", contexts.CREDENTIALS + "/", contexts.OPEN_BADGES.upper()]
)
def test_no_other_context_is_loaded(url):
    with pytest.raises(contexts.UnknownContext):
        contexts.load(url)
