"""The main job through the pages, without a script."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from exchange.practices.models import Adoption, PracticePage
from hub.contributions.models import Review
from hub.contributions.services.save_draft import draft_token
from tests.hub.contributions.conftest import Cast
from tests.trees import FULL, log_in, make_practice


def posted(page: PracticePage, **changes: Any) -> dict[str, Any]:
    token = draft_token(PracticePage.objects.get(pk=page.pk).get_latest_revision())
    return FULL | {"title": page.draft_title, "token": token, "phase": "running"} | changes


def test_from_an_empty_form_to_a_public_page_and_on_to_another_project(cast: Cast) -> None:
    leader, editor, other = (log_in(Client(), user) for user in (cast.leader, cast.editor, cast.other_leader))
    start = leader.post(
        reverse("contributions:start", args=["practice"]),
        {"title": "Un entretien à trois", "language": "fr", "project": cast.project.pk},
    )
    page = PracticePage.objects.get()
    assert start["Location"] == reverse("contributions:edit", args=[page.pk])

    leader.post(start["Location"], posted(page, submit="1", **{"figures-value": ["31"], "figures-label": ["tandems"]}))
    handed_in = leader.post(reverse("contributions:submit", args=[page.pk]), {"message": "Voilà."}, follow=True)
    assert "Réponse attendue" in handed_in.content.decode()
    review = Review.objects.get()

    queue = editor.get(reverse("queue:index")).content.decode()
    assert "Un entretien à trois" in queue
    editor.post(
        reverse("contributions:remark", args=[review.pk]), {"text": "Sur combien de mois ?", "section": "change"}
    )
    editor.post(reverse("contributions:ask_changes", args=[review.pk]), {"message": "Presque."})

    asked = leader.get(reverse("contributions:edit", args=[page.pk])).content.decode()
    assert "Sur combien de mois ?" in asked
    remark = review.comments.get(section="change")
    leader.post(reverse("contributions:remark", args=[review.pk]), {"text": "Douze.", "parent": remark.pk})
    leader.post(
        reverse("contributions:edit", args=[page.pk]), posted(page, change="Sur douze mois, " + "bien mieux. " * 5)
    )
    leader.post(reverse("contributions:submit", args=[page.pk]), {"message": ""})

    review.refresh_from_db()
    shown = editor.get(reverse("contributions:review", args=[page.pk])).content.decode()
    assert "Douze." in shown
    assert "Ce qui a changé depuis le tour précédent" in shown
    editor.post(reverse("contributions:approve", args=[review.pk]), {"revision": review.revision_id})

    page.refresh_from_db()
    assert page.live
    assert page.figures == [{"value": "31", "label": "tandems", "note": ""}]
    assert Client().get(page.get_url()).status_code == 200

    took = other.post(
        reverse("practices:adopt", args=[page.pk]),
        {
            "project": cast.other_project.pk,
            "adopted_on": "2026-05-01",
            "language": "de",
            "changed": "Bei uns zu zweit.",
            "outcome": "Hält.",
        },
    )
    assert took.status_code == 302
    assert Adoption.objects.get().practice_key == page.translation_key
    assert "Bei uns zu zweit." in Client().get(page.get_url()).content.decode()


def test_a_wrong_field_keeps_all_that_was_typed(cast: Cast, client: Client) -> None:
    page = make_practice(cast.leader, live=False)
    log_in(client, cast.leader)
    answer = client.post(
        reverse("contributions:edit", args=[page.pk]),
        posted(page, cost="Un texte neuf", cantons=["XX"]),
    )
    assert answer.status_code == 400
    assert "Un texte neuf" in answer.content.decode()


def test_two_authors_the_later_sees_both_texts(cast: Cast) -> None:
    page = make_practice(cast.leader, live=False)
    from hub.contributions.models import Coauthor

    Coauthor.objects.create(page=page, user=cast.other_leader)
    first, second = log_in(Client(), cast.leader), log_in(Client(), cast.other_leader)
    values = posted(page)
    address = reverse("contributions:edit", args=[page.pk])
    first.post(address, values | {"cost": "Texte de la première."})
    answer = second.post(address, values | {"cost": "Texte de la seconde."})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "première" in text
    assert "Texte de la seconde." in text
    page = PracticePage.objects.get(pk=page.pk)
    assert page.get_latest_revision_as_object().cost == "Texte de la première."


def test_autosave_answers_in_json_with_the_next_token(cast: Cast, client: Client) -> None:
    page = make_practice(cast.leader, live=False)
    log_in(client, cast.leader)
    address = reverse("contributions:edit", args=[page.pk])
    answer = client.post(address, posted(page, cost="Un"), headers={"X-Autosave": "1"})
    assert answer.status_code == 200
    token = answer.json()["token"]
    again = client.post(address, posted(page, cost="Deux") | {"token": token}, headers={"X-Autosave": "1"})
    assert again.status_code == 200
    stale = client.post(address, posted(page, cost="Trois") | {"token": token}, headers={"X-Autosave": "1"})
    assert stale.status_code == 409


def test_an_incomplete_practice_is_told_what_is_missing_with_links_to_it(cast: Cast, client: Client) -> None:
    page = make_practice(cast.leader, live=False, failures="", themes=[])
    log_in(client, cast.leader)
    answer = client.post(reverse("contributions:submit", args=[page.pk]), {"message": ""})
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "#section-failures" in text
    assert "#section-themes" in text


@pytest.mark.parametrize("value", ["x" * 200_000, "\x00", "‮txet", "<script>alert(1)</script>", "{{7*7}}"])
def test_hostile_text_is_text(cast: Cast, client: Client, value: str) -> None:
    page = make_practice(cast.leader, live=False)
    log_in(client, cast.leader)
    answer = client.post(reverse("contributions:edit", args=[page.pk]), posted(page, cost=value))
    assert answer.status_code in (302, 400)
    shown = client.get(reverse("contributions:preview", args=[page.pk])).content.decode()
    assert "<script>alert" not in shown
    assert ">49<" not in shown


def test_a_list_of_work_costs_the_same_for_one_and_for_many(
    cast: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    log_in(client, cast.leader)
    make_practice(cast.leader)
    client.get(reverse("contributions:workshop"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("contributions:workshop"))
    for _number in range(8):
        make_practice(cast.leader, live=False)
    # What all pages share is read anew after a change, by whoever comes first.
    client.get(reverse("contributions:workshop"))
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("contributions:workshop"))
    assert len(many) <= len(one) + 1


def test_the_form_to_begin_with_begins_one_draft_however_often_it_is_sent(cast: Cast) -> None:
    visitor = log_in(Client(), cast.leader)
    address = reverse("contributions:start", args=["practice"])
    shown = visitor.get(address).context["key"]
    sent = {"title": "Un essai", "language": "fr", "key": str(shown)}
    assert len({visitor.post(address, sent)["Location"] for _press in range(3)}) == 1
    another = log_in(Client(), cast.editor).post(address, sent)
    assert another.status_code in (302, 403)
    assert PracticePage.objects.filter(draft_title="Un essai", owner=cast.leader).count() == 1
    assert visitor.post(address, {**sent, "key": "nonsense"}).status_code == 302
