"""/healthz and /readyz: what those who watch the install read."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.tasks import task

from goodstanding.base import clock, health

pytestmark = pytest.mark.django_db


@task()
def wait() -> None:
    pass


@pytest.fixture(autouse=True)
def _forget_what_was_up_to_date():
    health._up_to_date.clear()
    yield
    health._up_to_date.clear()


def test_a_living_process_says_so_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


def test_an_install_that_can_serve_is_ready(client):
    answer = client.get("/readyz")
    ready = {"ready": True, "database": "answers", "migrations_to_apply": 0, "queue_waits_seconds": 0}
    assert (answer.status_code, answer.json()) == (200, ready)
    assert "no-store" in answer.headers["Cache-Control"]


def test_missing_migrations_are_not_ready(client):
    forgotten, _ = MigrationRecorder.Migration.objects.filter(app="base").delete()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations_to_apply"]) == (503, forgotten)


def test_a_queue_that_stands_still_is_not_ready(client):
    wait.enqueue()
    with clock.pinned(clock.now() + timedelta(minutes=9)):
        assert client.get("/readyz").status_code == 200
    with clock.pinned(clock.now() + timedelta(minutes=11)):
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["queue_waits_seconds"] in (660, 659)


def test_a_task_for_later_does_not_wait_yet(client):
    wait.using(run_after=clock.now() + timedelta(hours=1)).enqueue()
    assert client.get("/readyz").json()["queue_waits_seconds"] == 0
    assert health.queue_age(clock.now() + timedelta(hours=2)).total_seconds() == pytest.approx(3_600, abs=5)


def test_a_database_that_does_not_answer_is_not_ready(client):
    def refuse(*_: object) -> None:
        raise OperationalError("no")

    with connection.execute_wrapper(refuse):
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "database": "does not answer"})


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_those_who_watch_only_read(client, address):
    assert client.post(address).status_code == 405
