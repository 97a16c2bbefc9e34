"""What becomes of the texts of who leaves, and what they carry away."""

from __future__ import annotations

import json

from django.test import Client

from exchange.directory.models import Membership
from exchange.practices.models import PracticePage
from hub.accounts.services.delete_account import delete_account
from hub.contributions.models import Coauthor
from hub.contributions.services.submit import submit
from hub.portability.registry import parts
from tests.hub.contributions.conftest import Cast
from tests.trees import make_practice


def test_what_is_published_stays_without_the_name(cast: Cast) -> None:
    page = make_practice(cast.leader)
    assert "Claire Rochat" in Client().get(page.get_url()).content.decode()
    delete_account(user=cast.leader)
    answer = Client().get(page.get_url())
    assert answer.status_code == 200
    assert "Claire Rochat" not in answer.content.decode()
    assert "deux fois moins" in answer.content.decode()


def test_drafts_go_and_shared_ones_pass_to_the_coauthor(cast: Cast) -> None:
    alone = make_practice(cast.leader, live=False)
    shared = make_practice(cast.leader, live=False)
    Coauthor.objects.create(page=shared, user=cast.other_leader)
    submit(page=shared, user=cast.leader)
    delete_account(user=cast.leader)
    assert not PracticePage.objects.filter(pk=alone.pk).exists()
    shared = PracticePage.objects.get(pk=shared.pk)
    assert shared.owner == cast.other_leader
    assert not shared.locked
    assert not Membership.objects.filter(user=cast.leader).exists()


def test_the_archive_holds_the_persons_texts_and_not_those_of_others(cast: Cast) -> None:
    make_practice(cast.leader, live=False, cost="Mon brouillon.")
    make_practice(cast.other_leader, live=False, cost="Le brouillon d’une autre.")
    held = dict(parts(cast.leader))
    written = json.dumps({name: part.data for name, part in held.items()}, default=str, ensure_ascii=False)
    assert "Mon brouillon." in written
    assert "Le brouillon d’une autre." not in written
    assert held["projects"].data == [{"project": "Passerelles", "part": "leader"}]
