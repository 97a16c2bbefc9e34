"""What whoever watches is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from hub.tasks.models import Heartbeat
from hub.tasks.services.beat import beat

pytestmark = pytest.mark.django_db


def test_all_is_well_when_all_were_heard(client: Client) -> None:
    for kind in Heartbeat.Kind:
        beat(kind=kind, ident=f"{kind}-1")
    reply = client.get("/health/ready")
    assert reply.status_code == 200
    assert set(reply.json().values()) == {"ok"}
    assert "no-store" in reply["Cache-Control"]


def test_a_missing_worker_is_told_but_readers_are_still_served(client: Client) -> None:
    reply = client.get("/health/ready")
    assert reply.status_code == 200
    assert (reply.json()["worker"], reply.json()["database"]) == ("failed", "ok")


def test_a_full_disk_takes_the_process_out_of_service(client: Client, settings: Any) -> None:
    settings.HEALTH_MIN_FREE_BYTES = 10**18
    assert client.get("/health/ready").status_code == 503
