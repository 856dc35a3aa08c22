"""What an answer costs the server: `.venv/bin/python benchmarks/survey.py`.

The product beside two floors (bare_django.py), all on loopback, the same web server and the same database settings:
a bare Django project with a template, a Django form and one durable insert, and the same with its page rendered once
and a validator by hand. In one run they take turns, block by block. An answer is three requests: the link, the
page, the form. Prints ratios, in Markdown; --help says what can be changed.
"""

import argparse
import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

import psutil

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests"
LEVELS = (1, 8, 32)
BAR = 2.5
PATIENCE = 60
SERVE = """
from granian.constants import Interfaces
from granian.server import Server
app = "bare_django:application"
Server(app, address="127.0.0.1", port={port}, interface=Interfaces.WSGI, blocking_threads=8).serve()
"""
MAIN = "from goodstanding.config.cli import main; main()"


@dataclass
class Block:
    """One block of answers at one level: seconds of server CPU and of the wall, and of each answer."""

    cpu: float
    wall: float
    took: list[float]


@dataclass
class Contender:
    """A server with its own data, and what was measured of it, by how many answered at once."""

    name: str
    fill: list[str]
    serve: list[str]
    environment: Mapping[str, str]
    data: Path
    port: int
    prefix: str
    blocks: dict[int, list[Block]] = field(default_factory=lambda: {level: [] for level in LEVELS})
    page_bytes: int = 0

    def start(self) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("GOODSTANDING_", "DJANGO_"))}
        environment = {**kept, **self.environment}
        subprocess.run(self.fill, env=environment, check=True, **quiet)  # noqa: S603  our own
        self.tokens = iter((self.data / "tokens").read_text().split())
        self.running = subprocess.Popen(self.serve, env=environment, start_new_session=True, **quiet)  # noqa: S603
        until = time.monotonic() + PATIENCE
        while not is_up(self.port):
            if time.monotonic() > until:
                raise SystemExit(f"{self.name} does not start")
            time.sleep(0.05)

    def stop(self) -> None:
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    def processes(self) -> list[psutil.Process]:
        parent = psutil.Process(self.running.pid)
        return [parent, *parent.children(recursive=True)]

    def cpu(self) -> float:
        times = [process.cpu_times() for process in self.processes()]
        return sum(one.user + one.system for one in times)

    def memory(self) -> int:
        return sum(process.memory_info().rss for process in self.processes())

    def block(self, level: int, answers: int) -> Block:
        share = [[next(self.tokens) for _ in range(answers // level)] for _ in range(level)]
        before, began = self.cpu(), time.perf_counter()
        with ThreadPoolExecutor(level) as pool:
            took = [second for seconds in pool.map(self.send_all, share) for second in seconds]
        return Block(self.cpu() - before, time.perf_counter() - began, took)

    def send_all(self, tokens: list[str]) -> list[float]:
        """One browser after the other over a kept connection, as a proxy keeps it."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            return [self.send(connection, token) for token in tokens]
        finally:
            connection.close()

    def send(self, connection: HTTPConnection, token: str) -> float:
        began = time.perf_counter()
        cookies = dict(self.ask(connection, "GET", f"/i/{token}", {}, 302)[1])
        page, set_now = self.ask(connection, "GET", "/survey", cookies, 200)
        self.ask(connection, "POST", "/survey", cookies | dict(set_now), 302, filled(page, self.prefix))
        return time.perf_counter() - began

    def ask(
        self,
        connection: HTTPConnection,
        method: str,
        path: str,
        cookies: Mapping[str, str],
        expected: int,
        body: str = "",
    ) -> tuple[str, list[tuple[str, str]]]:
        headers = {"Accept-Encoding": "gzip", "Cookie": "; ".join(f"{key}={value}" for key, value in cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body or None, headers)
        found = connection.getresponse()
        content = found.read()
        if found.status != expected:
            raise SystemExit(f"{self.name}: {method} {path} gave {found.status}")
        if method == "GET" and content:
            self.page_bytes = len(content)
        set_now = [value.partition(";")[0].partition("=")[::2] for value in found.headers.get_all("Set-Cookie") or []]
        text = gzip.decompress(content) if found.headers.get("Content-Encoding") == "gzip" else content
        return text.decode(), [(key, value) for key, value in set_now]


def is_up(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def filled(page: str, prefix: str) -> str:
    """What a browser sends of the page when every statement has the answer 4."""
    hidden = dict(re.findall(r'type="?hidden"? name="?([^" ]+)"? value="([^"]*)"', page))
    items = dict.fromkeys(re.findall(rf'name="({prefix}[^"]+)"', page), "4")
    return urlencode(hidden | items | {"confidentiality": "aggregated"})


def contenders(folder: Path, answers: int) -> list[Contender]:
    """The product, the bare project, and the lean one."""
    return [product(folder, answers), bare("bare Django", folder, answers, {}), bare_lean(folder, answers)]


def product(folder: Path, answers: int) -> Contender:
    data, port = made(folder / "product"), free_port()
    environment = {
        "GOODSTANDING_DATA": str(data),
        "GOODSTANDING_ORIGIN": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings",
        "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS / "surveys")]),
    }
    migrated = [sys.executable, "-c", MAIN, "manage", "migrate", "-v", "0"]
    subprocess.run(migrated, env={**os.environ, **environment}, check=True)  # noqa: S603
    fill = [sys.executable, "-c", "import field_server; field_server.main()", str(data / "tokens"), str(answers)]
    serve = [sys.executable, "-c", MAIN, "serve", "--port", str(port)]
    return Contender("Goodstanding", fill, serve, environment, data, port, "item-")


def bare(name: str, folder: Path, answers: int, more: Mapping[str, str]) -> Contender:
    data, port = made(folder / name.replace(" ", "-")), free_port()
    fill = [sys.executable, str(HERE / "bare_django.py"), str(answers)]
    serve = [sys.executable, "-c", SERVE.format(port=port)]
    environment = {"BARE_DATA": str(data), "PYTHONPATH": str(HERE), **more}
    return Contender(name, fill, serve, environment, data, port, "q")


def bare_lean(folder: Path, answers: int) -> Contender:
    return bare("bare, page rendered once", folder, answers, {"BARE_LEAN": "1"})


def made(folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def measure(running: list[Contender], rounds: int, answers: int) -> None:
    for one in running:
        one.block(1, 20)
    for turn in range(rounds):
        for level in LEVELS:
            for one in running[turn % len(running) :] + running[: turn % len(running)]:
                one.blocks[level].append(one.block(level, answers))


def cpu_of(one: Contender) -> float:
    """Milliseconds of server CPU an answer: the median of all blocks."""
    return median(1_000 * block.cpu / len(block.took) for blocks in one.blocks.values() for block in blocks)


def report(running: list[Contender]) -> Iterator[str]:
    ours, floor, lean = running
    yield "| | server CPU an answer | of bare | of the lean one | page, bytes | memory |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for one in running:
        ratios = f"{cpu_of(one) / cpu_of(floor):.2f} | {cpu_of(one) / cpu_of(lean):.2f}"
        yield f"| {one.name} | {cpu_of(one):.2f} ms | {ratios} | {one.page_bytes:,} | {one.memory() / 2**20:.0f} MB |"
    yield ""
    yield "| at once | | answers/s | of bare | p50 | p95 | p99 |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for level in LEVELS:
        for one in running:
            fast, ratio = speed(one, level), speed(one, level) / speed(floor, level)
            yield f"| {level} | {one.name} | {fast:.0f} | {ratio:.2f} | {tail(one, level)} |"
    yield ""
    ratio = cpu_of(ours) / cpu_of(floor)
    says = "held" if ratio <= BAR else "MISSED"
    yield f"The bar is {BAR} times the bare project's CPU; measured: {ratio:.2f}, {says}."


def speed(one: Contender, level: int) -> float:
    return median(len(block.took) / block.wall for block in one.blocks[level])


def tail(one: Contender, level: int) -> str:
    """Milliseconds of the three requests of an answer together."""
    cuts = quantiles([second for block in one.blocks[level] for second in block.took], n=100)
    return " | ".join(f"{1_000 * cuts[place]:.0f} ms" for place in (49, 94, 98))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=4, help="turns of each contender at each level (default 4)")
    parser.add_argument("--answers", type=int, default=96, help="answers a block, a multiple of 32 (default 96)")
    chosen = parser.parse_args()
    total = 20 + chosen.rounds * chosen.answers * len(LEVELS)
    with tempfile.TemporaryDirectory() as folder:
        running = contenders(Path(folder), total)
        try:
            for one in running:
                one.start()
            measure(running, chosen.rounds, chosen.answers)
            lines = list(report(running))
        finally:
            for one in running:
                if hasattr(one, "running"):
                    one.stop()
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if "held" in lines[-1] else 1


if __name__ == "__main__":
    sys.exit(main())
