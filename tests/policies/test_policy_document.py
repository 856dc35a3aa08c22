"""docs/policies.md says what the data says."""

from pathlib import Path

from goodstanding.policies import document, load

PAGE = Path(__file__).parents[2] / "docs" / "policies.md"
ADVICE = "docs/policies.md is not what the data says: write the output of `goodstanding policies` to it"


def test_the_page_in_the_docs_is_written_from_the_data() -> None:
    assert PAGE.read_text("utf-8") == document(load()), ADVICE


def test_the_page_names_every_version_with_its_digest() -> None:
    page, policies = document(load()), load()
    versions = [version for name in policies.names() for version in policies.versions(name)]
    assert [version.id for version in versions if version.id not in page or version.digest not in page] == []


def test_the_page_is_the_same_each_time() -> None:
    assert document(load()) == document(load())
