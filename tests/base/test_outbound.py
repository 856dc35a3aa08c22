"""The one way out: nothing but https to public addresses, no redirects, little and soon."""

import time
from dataclasses import replace

import dns.resolver
import pytest

from base.outbound_server import HOST, serving
from goodstanding.base.outbound import Fetched, Guard, Unreachable, fetch, is_public, texts_of

PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "2001:db8::1",
    "not an address",
    "fe80::1%eth0",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_this_machine_or_its_networks_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_of_the_open_internet_is(address):
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://kazi-hub.example/", "Only https addresses are fetched."),
        ("ftp://kazi-hub.example/", "Only https addresses are fetched."),
        ("file:///etc/passwd", "Only https addresses are fetched."),
        ("https:///path", "Only https addresses are fetched."),
        ("https://user:secret@kazi-hub.example/", "Only https addresses are fetched."),
        ("https://kazi-hub.example/a b", "Only https addresses are fetched."),
        ("https://kazi-hub.example/\r\nX: y", "Only https addresses are fetched."),
        ("https://kazi-hub.example:22/", "Nothing is fetched from port 22."),
        ("https://kazi-hub.example:99999/", "This is no address."),
        ("https://كازي.example/", "This is no address."),
    ],
)
def test_other_addresses_are_refused_before_anything_is_looked_up(url, why):
    def look_up(host: str, port: int) -> list[str]:
        raise AssertionError("looked up")

    with pytest.raises(Unreachable, match=f"^{why}$"):
        fetch(url, Guard(look_up=look_up))


@pytest.mark.parametrize("found", [[], ["127.0.0.1"], ["93.184.215.14", "10.0.0.1"]])
def test_a_name_that_leads_home_is_refused_even_beside_a_public_address(found):
    with pytest.raises(Unreachable, match="does not lead to the open internet"):
        fetch("https://kazi-hub.example/", Guard(look_up=lambda host, port: found))


def test_a_name_that_nobody_knows_says_so():
    def look_up(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(Unreachable, match=r"^kazi-hub.example is not known\.$"):
        fetch("https://kazi-hub.example/", Guard(look_up=look_up))


def test_what_lies_there_comes_with_its_media_type_under_the_name_of_its_certificate(tmp_path):
    with serving(tmp_path) as (guard, port):
        assert fetch(f"https://{HOST}:{port}/page?q=1", guard) == Fetched("text/plain", b"/page?q=1")
        with pytest.raises(Unreachable, match="other.example could not be read"):
            fetch(f"https://other.example:{port}/", guard)
        with pytest.raises(Unreachable, match="could not be read"):
            fetch(f"https://{HOST}:{port}/", replace(guard, trust=Guard().trust))


@pytest.mark.parametrize(
    ("path", "why"),
    [("redirect", "answered 302, not 200"), ("missing", "answered 404, not 200"), ("large", "sent more than 16 KiB")],
)
def test_redirects_errors_and_floods_end_the_visit(tmp_path, path, why):
    with serving(tmp_path) as (guard, port), pytest.raises(Unreachable, match=why):
        fetch(f"https://{HOST}:{port}/{path}", guard)


def test_a_server_that_drips_has_its_time_and_no_more(tmp_path):
    with serving(tmp_path, seconds=0.4) as (guard, port):
        began = time.monotonic()
        with pytest.raises(Unreachable, match="took too long"):
            fetch(f"https://{HOST}:{port}/slow", guard)
        assert time.monotonic() - began < 3


def test_records_of_a_name_are_read_or_there_are_none():
    def nobody(name: str) -> list[str]:
        raise dns.resolver.NXDOMAIN

    assert texts_of("kazi-hub.example", lambda name: ["one"] * 60) == ["one"] * 50
    with pytest.raises(Unreachable, match="has no TXT record"):
        texts_of("kazi-hub.example", nobody)
