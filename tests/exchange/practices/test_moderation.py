"""A leg that moderation hides is shown, counted and found no more."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from exchange.directory.models import Membership, Project
from exchange.practices.models import Adoption, PracticePage
from exchange.practices.queries.cards import with_adoptions
from exchange.practices.queries.found import adoptions_of
from hub.accounts.roles import Role
from hub.moderation.services.decide import decide
from hub.moderation.services.report import report
from hub.search.models import Change
from tests.trees import log_in, make_person, make_practice, make_tree

WORDS = "Avec la famille du trois de la rue des Alpes."


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "de"])
def test_a_leg_is_reported_hidden_and_put_back(client: Client, language: str) -> None:
    make_tree()
    project = Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD"])
    other = Project.objects.create(name="Limmat", slug="limmat", cantons=["ZH"])
    practice = make_practice(make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER), project=project)
    sandra = make_person("sandra@example.org", "Sandra Frei", Role.PROJECT_LEADER, language="de")
    Membership.objects.create(project=other, user=sandra, part="leader")
    leg = Adoption.objects.create(
        practice_key=practice.translation_key, project=other, recorded_by=sandra, language="fr", changed=WORDS
    )
    reader = make_person("leo@example.org", "Leo Brand", Role.MEMBER, language=language)
    editor = make_person("eva@example.org", "Eva Ott", Role.EDITOR)
    with translation.override(language):
        door = reverse("moderation:report", args=["adoption", leg.pk])
        page = practice.get_url()

    def texts() -> str:
        return client.get(page).content.decode() + client.get(f"/{language}/projects/limmat/").content.decode()

    log_in(client, reader)
    assert WORDS in texts()
    assert WORDS in client.get(door).content.decode()
    assert client.post(door, {"reason": "recognisable"}).status_code == 302

    Change.objects.all().delete()
    case = report(user=make_person("ana@example.org", "Ana Reis"), target=f"adoption:{leg.pk}", reason="insult").case
    decide(case=case, by=editor, deed="hide", reason="recognisable")
    assert Change.objects.filter(object_id=practice.pk, narrows=True).exists()
    assert WORDS not in texts()
    assert practice.title not in client.get(f"/{language}/projects/limmat/").content.decode()
    assert adoptions_of([practice]) == {}
    assert with_adoptions(PracticePage.objects.filter(pk=practice.pk)).get().adopted == 0
    assert client.get(door).status_code == 404

    decide(case=case, by=editor, deed="restore")
    assert WORDS in texts()
