"""`./run demo`: a made world, the web server and the worker, until Ctrl-C."""

import errno
import os
import signal
import socket
import sys
import threading
import time
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from django.conf import settings

from goodstanding.demo.people import PEOPLE
from goodstanding.demo.ready import InUseError, ensure_world

HOST = "127.0.0.1"
SERVER_SECONDS = 2  # its process may lock up when Ctrl-C and its parent both tell it to stop
STOPPING_SECONDS = 10


def demo(port: int = 8000, fresh: bool = False) -> int:
    """Makes the world where it is missing or old (or `fresh`), then serves it. Returns the exit code: 0, or 1 if it
    could not start. Everything that it keeps lies in settings.DATA."""
    if is_busy(port):
        say(f"Port {port} is in use, perhaps by another demo. Choose another: ./run demo --port {port + 1}")
        return 1
    try:
        with ensure_world(settings.DATA, fresh=fresh):
            say(welcome(port))
            serve_with_worker(port)
    except InUseError as error:
        say(str(error))
        return 1
    return 0


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


def serve_with_worker(port: int) -> None:
    """Runs the server in this process, the worker in a child, and ends both together."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "goodstanding.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_level=LogLevels.warning,
        workers_kill_timeout=SERVER_SECONDS,
    )
    worker = get_context("spawn").Process(target=work, name="goodstanding-worker")
    worker.start()
    try:
        server.serve()
    except SystemExit:
        if not server.interrupt_signal:  # Ctrl-C may look to granian like a worker that failed
            raise
    finally:
        end(worker)


def work() -> None:
    """The child: the background worker, until its parent tells it to stop or is gone.

    In a session of its own, for Ctrl-C is meant for the parent: a second signal would cut its task short.
    """
    os.setsid()
    threading.Thread(target=stop_with_parent, daemon=True).start()
    import django

    django.setup()
    from goodstanding.base.worker import run_worker

    run_worker()


def stop_with_parent() -> None:
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def end(worker: BaseProcess) -> None:
    worker.terminate()
    worker.join(STOPPING_SECONDS)
    if worker.is_alive():
        worker.kill()
        worker.join()


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
