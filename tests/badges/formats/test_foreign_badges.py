"""Strangers' documents: read behind the fence, given up in time."""

import time
from dataclasses import replace

import pytest

from badges.formats.issuing import FACTS
from goodstanding.badges.formats.awards import credential
from goodstanding.badges.formats.canonical import canonical
from goodstanding.badges.formats.foreign import Fenced, fenced, is_plain
from goodstanding.badges.formats.packing import LARGEST, Unreadable, unpack


def clique(size):
    """A badge with nodes that all name each other, which no hash of their neighbours tells apart."""
    document = credential(FACTS)
    others = [[f"_:b{other}" for other in range(size) if other != node] for node in range(size)]
    document["credentialSubject"]["achievement"]["related"] = [
        {"id": f"_:b{node}", "type": ["Related"], "alignment": [{"id": name, "type": ["Alignment"]} for name in names]}
        for node, names in enumerate(others)
    ]
    return document


def nameless():
    document = credential(FACTS)
    del document["evidence"][0]["id"]
    return document


def test_a_document_with_a_few_nodes_without_id_is_read_behind_the_fence():
    assert not is_plain(nameless())
    assert fenced(nameless()) == canonical(nameless())


def test_ours_needs_no_fence():
    assert is_plain(credential(FACTS))
    assert fenced(credential(FACTS)) == canonical(credential(FACTS))


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (clique(13), "it has more than 12 nodes without id"),
        ({**nameless(), "kazi": "x"}, "it is no badge in JSON-LD: no signature covers kazi"),
        ({**nameless(), "name": "x" * LARGEST}, "it holds more than 64 KiB"),
        ({**credential(FACTS), "kazi": "x"}, "it is no badge in JSON-LD: no signature covers kazi"),
    ],
    ids=["many", "word", "long", "plain"],
)
def test_what_cannot_be_read_says_why(document, why):
    with pytest.raises(Fenced) as refused:
        fenced(document)
    assert str(refused.value) == why


@pytest.mark.drill
@pytest.mark.parametrize("size", [8, 10, 12])
def test_a_poison_graph_is_given_up_after_two_seconds(size):
    began = time.monotonic()
    with pytest.raises(Fenced, match="^it takes too long to canonicalise$"):
        fenced(clique(size))
    assert time.monotonic() - began < 15


def test_many_values_on_one_node_are_no_plain_document():
    tags = [{**credential(FACTS), "evidence": [{"id": "https://a.example", "tag": list("abc") * 30}]}]
    twice = credential(replace(FACTS, evidence=FACTS.id))
    nested = {**credential(FACTS), "evidence": [[]]}
    assert [is_plain(each) for each in (*tags, twice, nested)] == [False, False, False]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "no JSON"),
        (b"[]", "no JSON object"),
        (b'{"a":1,"a":2}', "a key stands twice in one object"),
        (b'{"a":NaN}', "NaN is no JSON number"),
        (b'{"a":' * 25 + b"1" + b"}" * 25, "nested deeper than 20"),
        (b"[" * 60_000, "no JSON"),
        (b'{"a":"' + b"x" * LARGEST + b'"}', "more than 64 KiB"),
        (b"\xff", "no JSON"),
    ],
    ids=["cut", "list", "twice", "nan", "deep", "deeper", "long", "bytes"],
)
def test_json_that_readers_differ_on_is_not_read(data, why):
    with pytest.raises(Unreadable) as refused:
        unpack(data)
    assert str(refused.value) == why
