"""A server killed in the middle of answers: what it acknowledged is there, and nothing is there twice."""

import json
import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from random import Random
from threading import Lock
from urllib.parse import urlencode

import pytest
from respondent import FOUR, Form, receipt_in

from installs import Install
from journeys.demo_server import MAIN, PATIENCE, answers, free_port

AT_ONCE = 4
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


class Server:
    """An install that is started, killed with everything it started, and started again."""

    def __init__(self, install: Install, clients: int) -> None:
        self.install, self.port = install, free_port()
        install.environment["GOODSTANDING_ORIGIN"] = f"http://127.0.0.1:{self.port}"
        tokens = install.data / "tokens"
        install.run("import field_server; field_server.main()", str(tokens), str(clients))
        self.tokens = tokens.read_text().split()

    def start(self) -> float:
        """Starts it and returns the seconds until it answers."""
        began = time.monotonic()
        log = self.install.data / "log"
        with log.open("wb") as said:
            given = {"stdout": said, "stderr": said, "start_new_session": True}
            self.running = self.install.start(MAIN, "serve", "--port", str(self.port), **given)
        while not self.is_up():
            assert self.running.poll() is None, log.read_text()[-2_000:]
            assert time.monotonic() < began + PATIENCE
            time.sleep(0.02)
        return time.monotonic() - began

    def is_up(self) -> bool:
        try:
            return answers(self.port)
        except OSError:
            return False

    def kill(self) -> None:
        """Ends everything of it at once, and waits until the kernel has let its port go."""
        if self.running.poll() is not None:
            return
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()
        while self.is_held():
            time.sleep(0.01)

    def is_held(self) -> bool:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def post(self, path: str, fields: dict[str, str]) -> str:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("POST", path, urlencode(fields), HEADERS)
            found = connection.getresponse()
            page = found.read().decode()
        finally:
            connection.close()
        assert found.status == 200, f"{path} {found.status}"
        return page

    def send(self, token: str) -> list[str]:
        """Opens and answers as a browser does that presses again until it has its receipt."""
        fields: dict[str, str] = {}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                fields = fields or Form(self.post("/survey/open", {"link": token})).fields | FOUR | {"comment": token}
                return receipt_in(self.post("/survey", fields))
            except (OSError, HTTPException):
                time.sleep(0.02)
        raise AssertionError("no receipt")


def killed(server: Server, times: int) -> None:
    """Everybody answers while the server is killed; then what is stored is held against the receipts."""
    try:
        acknowledged = answered_under_kills(server, times)
    finally:
        server.kill()
    stored = server.install.ask("SELECT comment, id, digest, revision, answers FROM surveys_response")
    assert sorted((token, *receipt) for token, receipt in acknowledged.items()) == sorted(
        (comment, with_dashes(str(key)), digest) for comment, key, digest, _revision, _answers in stored
    )
    assert {(revision, tuple(json.loads(str(given)).values())) for *_, revision, given in stored} == {(1, (4,) * 13)}
    assert server.install.ask("SELECT count(*) FROM base_event WHERE kind = 'surveys.answered'") == [
        (len(server.tokens),)
    ]
    assert server.install.is_sound()


def answered_under_kills(server: Server, times: int) -> dict[str, list[str]]:
    """Each link with the receipt that its sender was given."""
    server.start()
    acknowledged: dict[str, list[str]] = {}
    lock = Lock()

    def one(token: str) -> None:
        receipt = server.send(token)
        with lock:
            acknowledged[token] = receipt

    with ThreadPoolExecutor(AT_ONCE) as pool:
        sending = pool.map(one, server.tokens)
        kill_in_the_middle(server, times, acknowledged)
        list(sending)
    return acknowledged


def kill_in_the_middle(server: Server, times: int, acknowledged: dict[str, list[str]]) -> None:
    random, share = Random(times), len(server.tokens) // (times + 1)
    for turn in range(1, times + 1):
        until = time.monotonic() + PATIENCE
        while len(acknowledged) < turn * share:
            assert time.monotonic() < until
            time.sleep(0.002)
        time.sleep(random.uniform(0, 0.02))
        server.kill()
        assert server.start() < PATIENCE


def with_dashes(key: str) -> str:
    return "-".join([key[:8], key[8:12], key[12:16], key[16:20], key[20:]])


def test_a_kill_loses_no_acknowledged_answer_and_stores_none_twice(install):
    killed(Server(install, 12), 1)


@pytest.mark.drill
@pytest.mark.database
@pytest.mark.parametrize("kills", [10, 11, 12, 13, 14])
def test_sixty_kills_lose_no_acknowledged_answer_and_store_none_twice(install, kills):
    killed(Server(install, 30), kills)
