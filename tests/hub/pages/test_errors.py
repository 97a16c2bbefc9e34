"""What people read when something is not there or does not work."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_while_the_database_is_away_people_are_asked_to_come_back() -> None:
    def away(*args: Any) -> None:
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(away):
        answer = Client(raise_request_exception=False).get("/fr/search/?q=mentor")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "Momentanément indisponible" in answer.content.decode()


@pytest.mark.django_db
def test_what_is_broken_is_said_in_all_languages() -> None:
    def broken(*args: Any) -> None:
        raise ZeroDivisionError

    with connection.execute_wrapper(broken):
        answer = Client(raise_request_exception=False).get("/fr/search/?q=mentor")
    assert answer.status_code == 500
    for heading in ("Une erreur est survenue", "ein Fehler aufgetreten", "un errore da parte", "went wrong"):
        assert heading in answer.content.decode()
