"""`./run demo`: a made world, the web server and the worker, until Ctrl-C."""

import errno
import socket
import sys

from django.conf import settings

from goodstanding.demo.children import HOST, first_to_end, server_and_worker
from goodstanding.demo.people import PEOPLE
from goodstanding.demo.ready import InUseError, ensure_world


def demo(port: int = 8000, fresh: bool = False) -> int:
    """Makes the world where it is missing or old (or `fresh`), then serves it. Returns the exit code: 0, or 1 if it
    could not start or a part of it died. Everything that it keeps lies in settings.DATA."""
    if is_busy(port):
        say(f"Port {port} is in use, perhaps by another demo. Choose another: ./run demo --port {port + 1}")
        return 1
    try:
        with ensure_world(settings.DATA, fresh=fresh, beside=server_and_worker(port)) as running:
            say(welcome(port))
            died = first_to_end(running)
    except InUseError as error:
        say(str(error))
        return 1
    if died:
        say(f"The {died} of the demo ended by itself, so all of it did. What it said stands above.")
    return 1 if died else 0


def is_busy(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def welcome(port: int) -> str:
    """What the visitor reads while the server starts."""
    people = [f"  {person.name:<15} {person.office}" for person in PEOPLE]
    address = f"http://{HOST}:{port}"
    lines = [
        "",
        f"Goodstanding demo: {address}",
        "",
        "On its first page you can step in as",
        *people,
        "",
        f"Mails it writes: {address}/demo/outbox",
        f"Data: {settings.DATA} (./run demo --fresh makes the world anew)",
        "Stop: Ctrl-C",
    ]
    return "\n".join(lines)


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
