"""`goodstanding demo` as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 90  # seconds, for a machine that does much else
MAIN = "from goodstanding.config.cli import main; main()"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(port: int, data: Path, said: IO[str]) -> subprocess.Popen[bytes]:
    """Starts it in a session of its own, so that Ctrl-C may be sent to it alone."""
    data.mkdir(mode=0o700, exist_ok=True)
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GOODSTANDING_", "DATABASE_URL"))}
    environment = {**kept, "GOODSTANDING_DATA": str(data), "DJANGO_SETTINGS_MODULE": "goodstanding.config.settings"}
    command = [sys.executable, "-c", MAIN, "demo", "--port", str(port)]
    return subprocess.Popen(command, env=environment, stdout=said, stderr=said, start_new_session=True)


def stop(running: subprocess.Popen[bytes]) -> None:
    """Ends it with its children; how it ends by itself is what tests/demo looks at."""
    running.send_signal(signal.SIGINT)
    try:
        running.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def answers(port: int) -> bool:
    try:
        urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
    except URLError:
        return False
    return True
