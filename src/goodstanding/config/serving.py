"""The web server of an install: granian with threads, one WSGI worker a process."""

from django.core.management import call_command

from goodstanding.base.checks import refuse_weak_settings


def serve(*, host: str, port: int, threads: int) -> None:
    """Refuses weak settings, migrates, then serves until stopped."""
    from granian.constants import Interfaces
    from granian.server import Server

    refuse_weak_settings()
    call_command("migrate", verbosity=0)
    Server(
        "goodstanding.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=threads,
        workers_kill_timeout=5,  # a second signal may leave a worker waiting for good
    ).serve()
