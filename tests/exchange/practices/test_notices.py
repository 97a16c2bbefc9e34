"""The authors hear that their practice goes on."""

from __future__ import annotations

import pytest
from django.core import mail

from exchange.directory.models import Project
from exchange.practices.models import Adoption
from exchange.practices.services.adopt import record_adoption
from hub.accounts.roles import Role
from tests.hub.contributions.test_notices import plain
from tests.trees import make_person, make_practice, make_tree

pytestmark = pytest.mark.django_db


def test_the_authors_hear_who_took_it_up_and_what_they_changed() -> None:
    make_tree()
    author = make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)
    other = make_person("sandra@example.org", "Sandra Frei", Role.PROJECT_LEADER)
    practice = make_practice(author)
    project = Project.objects.create(name="Limmat", slug="limmat", cantons=["ZH"], languages=["de"])
    adoption = Adoption(project=project, language="de", changed="Nur **zwei** Gespräche.")
    record_adoption(practice=practice, adoption=adoption, user=other)
    (message,) = mail.outbox
    assert message.to == [author.email]
    assert plain(message.subject) == "Limmat reprend « Un entretien à trois avant le tandem »"
    assert "« Nur zwei Gespräche. »" in plain(message.body)
    adoption.outcome = "Es geht gut."
    record_adoption(practice=practice, adoption=adoption, user=other)
    assert len(mail.outbox) == 1, "a completed entry is no news"
