"""Who passes which door: every role at every address of a draft."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hub.contributions.models import Coauthor
from hub.contributions.services.submit import submit
from hub.pages.models import PublishedVersion
from tests.hub.contributions.conftest import Cast
from tests.trees import log_in, make_practice

SECRET = "Ce passage est encore secret et ne doit pas sortir."

DRAFT_DOORS = ("edit", "preview", "submit", "coauthors")


def door(name: str, pk: int) -> str:
    return reverse(f"contributions:{name}", args=[pk])


@pytest.mark.parametrize("name", DRAFT_DOORS)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("nobody", 302),
        ("stranger", 404),
        ("other_leader", 404),
        ("leader", 200),
        ("coauthor", 200),
        ("editor", 200),
    ],
)
def test_a_draft_opens_for_its_authors_and_the_editors_only(
    cast: Cast, client: Client, name: str, who: str, status: int
) -> None:
    page = make_practice(cast.leader, live=False, cost=SECRET)
    if who == "coauthor":
        Coauthor.objects.create(page=page, user=cast.stranger)
        log_in(client, cast.stranger)
    elif who != "nobody":
        log_in(client, getattr(cast, who))
    answer = client.get(door(name, page.pk))
    assert answer.status_code == status
    if status != 200:
        assert SECRET not in answer.content.decode()


@pytest.mark.parametrize("name", DRAFT_DOORS)
def test_what_is_not_yours_looks_like_what_is_not_there(cast: Cast, client: Client, name: str) -> None:
    page = make_practice(cast.leader, live=False)
    log_in(client, cast.other_leader)
    assert client.get(door(name, page.pk)).status_code == client.get(door(name, 999_999)).status_code == 404


def test_an_editor_without_a_second_factor_sees_no_draft(cast: Cast, client: Client) -> None:
    page = make_practice(cast.leader, live=False, cost=SECRET)
    client.force_login(cast.editor, backend="allauth.account.auth_backends.AuthenticationBackend")
    for name in DRAFT_DOORS:
        answer = client.get(door(name, page.pk))
        assert answer.status_code == 302
        assert "second" in answer["Location"] or "2fa" in answer["Location"] or "mfa" in answer["Location"]


@pytest.mark.parametrize("who", ["leader", "other_leader", "stranger"])
def test_only_editors_decide(cast: Cast, client: Client, who: str) -> None:
    page = make_practice(cast.leader, live=False)
    review = submit(page=page, user=cast.leader)
    log_in(client, getattr(cast, who))
    for name, data in (
        ("approve", {"revision": review.revision_id}),
        ("ask_changes", {"message": "Non."}),
        ("name_reviewer", {}),
    ):
        assert client.post(reverse(f"contributions:{name}", args=[review.pk]), data).status_code == 404
    page.refresh_from_db()
    review.refresh_from_db()
    assert not page.live
    assert review.state == "in_review"


def test_an_editor_does_not_publish_their_own(cast: Cast, client: Client) -> None:
    page = make_practice(cast.editor, live=False)
    review = submit(page=page, user=cast.editor)
    log_in(client, cast.editor)
    answer = client.post(reverse("contributions:approve", args=[review.pk]), {"revision": review.revision_id})
    assert answer.status_code == 404
    page.refresh_from_db()
    assert not page.live


def test_versions_of_a_page_taken_offline_are_gone(cast: Cast, client: Client) -> None:
    page = make_practice(cast.leader)
    assert client.get(reverse("contributions:versions", args=[page.pk])).status_code == 200
    assert PublishedVersion.objects.filter(page_id=page.pk).exists()
    page.unpublish()
    assert client.get(reverse("contributions:versions", args=[page.pk])).status_code == 404
    assert client.get(reverse("contributions:version", args=[page.pk, 1])).status_code == 404


def test_a_draft_of_a_published_page_does_not_show_in_its_versions(cast: Cast, client: Client) -> None:
    page = make_practice(cast.leader)
    draft = page.get_latest_revision_as_object()
    draft.cost = SECRET
    draft.save_revision(user=cast.leader)
    for address in (
        reverse("contributions:versions", args=[page.pk]),
        reverse("contributions:version", args=[page.pk, 1]),
        page.get_url(),
    ):
        assert SECRET not in client.get(address, follow=True).content.decode()


@pytest.mark.parametrize("query", ["?a=1&b=99", "?a=x", "?b=%00", "?a=1e999"])
def test_versions_that_are_not_there_are_not_found(cast: Cast, client: Client, query: str) -> None:
    page = make_practice(cast.leader)
    draft = page.get_latest_revision_as_object()
    draft.cost = "Deux heures."
    draft.save_revision(user=cast.leader).publish()
    address = reverse("contributions:versions", args=[page.pk])
    assert client.get(address).status_code == 200
    assert client.get(address + query).status_code == 404
