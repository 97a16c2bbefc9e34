"""What happens to a contribution on its way."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from exchange.practices.models import PracticePage
from exchange.practices.services.start import start_practice
from hub.contributions.errors import (
    IncompleteError,
    InReviewError,
    InviteUnusableError,
    StaleDraftError,
    WrongStateError,
)
from hub.contributions.models import Coauthor, Review
from hub.contributions.rules import may_edit, may_review
from hub.contributions.services import coauthors, review
from hub.contributions.services.confirm import confirm
from hub.contributions.services.save_draft import draft_token, save_draft
from hub.contributions.services.submit import submit
from hub.contributions.services.translate import begin_translation
from hub.pages.models import PageRecord, PublishedVersion
from tests.hub.contributions.conftest import Cast
from tests.trees import FULL, make_practice


def filled(cast: Cast) -> PracticePage:
    page = start_practice(user=cast.leader, title="Un entretien à trois", language="fr", project=cast.project)
    for name, value in FULL.items():
        setattr(page, name, value)
    save_draft(draft=page, user=cast.leader, token=None)
    return page


def published(cast: Cast) -> PracticePage:
    page = filled(cast)
    handed_in = submit(page=page, user=cast.leader)
    review.approve(review=handed_in, user=cast.editor, revision_id=handed_in.revision_id)
    page.refresh_from_db()
    return page


def test_a_new_draft_takes_over_what_the_project_says_of_itself(cast: Cast) -> None:
    page = start_practice(user=cast.leader, title="Essai", language="fr", project=cast.project)
    assert page.get_latest_revision_as_object().cantons == ["VD"]
    assert not page.live
    assert page.owner == cast.leader


def test_saves_of_one_author_do_not_flood_the_history(cast: Cast) -> None:
    page = filled(cast)
    before = page.revisions.count()
    for words in ("un", "deux", "trois"):
        draft = page.get_latest_revision_as_object()
        draft.cost = words
        save_draft(draft=draft, user=cast.leader, token=draft_token(page.get_latest_revision()))
        page.refresh_from_db()
    assert page.revisions.count() == before
    assert page.get_latest_revision_as_object().cost == "trois"


def test_the_later_of_two_authors_is_told_and_the_first_text_stands(cast: Cast) -> None:
    page = filled(cast)
    Coauthor.objects.create(page=page, user=cast.other_leader)
    token = draft_token(page.get_latest_revision())
    theirs = page.get_latest_revision_as_object()
    theirs.cost = "leur texte"
    save_draft(draft=theirs, user=cast.other_leader, token=token)
    mine = PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    mine.cost = "mon texte"
    with pytest.raises(StaleDraftError) as caught:
        save_draft(draft=mine, user=cast.leader, token=token)
    assert caught.value.latest.content["cost"] == "leur texte"
    assert PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object().cost == "leur texte"


def test_an_empty_draft_is_not_handed_in_and_says_what_it_lacks(cast: Cast) -> None:
    page = start_practice(user=cast.leader, title="Un entretien", language="fr", project=cast.project)
    with pytest.raises(IncompleteError) as caught:
        submit(page=page, user=cast.leader)
    assert {"situation", "failures", "themes"} <= {problem.field for problem in caught.value.problems}
    assert not Review.objects.exists()


def test_while_in_review_nobody_writes(cast: Cast) -> None:
    page = filled(cast)
    submit(page=page, user=cast.leader)
    page.refresh_from_db()
    assert page.locked
    draft = page.get_latest_revision_as_object()
    with pytest.raises(InReviewError):
        save_draft(draft=draft, user=cast.leader, token=None)
    with pytest.raises(InReviewError):
        submit(page=page, user=cast.leader)


def test_what_is_published_is_what_was_reviewed_even_if_a_later_revision_slipped_in(cast: Cast) -> None:
    page = filled(cast)
    handed_in = submit(page=page, user=cast.leader)
    later = PracticePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    later.cost = "glissé après coup"
    later.save_revision(user=cast.second_editor, clean=False)
    review.approve(review=handed_in, user=cast.editor, revision_id=handed_in.revision_id)
    page.refresh_from_db()
    assert page.live
    assert page.cost == FULL["cost"]
    assert not page.locked


def test_publishing_gives_an_address_from_the_title_and_a_date_to_confirm(cast: Cast) -> None:
    page = published(cast)
    assert page.slug == "un-entretien-a-trois"
    assert page.confirm_by == timezone.localdate() + dt.timedelta(days=365)
    assert PublishedVersion.objects.get(page_id=page.pk).number == 1
    assert page.rendered["change"].count("<strong>deux fois moins</strong>") == 1


def test_two_practices_of_one_title_get_two_addresses(cast: Cast) -> None:
    assert published(cast).slug != published(cast).slug


def test_changes_go_back_and_forth_in_one_review(cast: Cast) -> None:
    page = filled(cast)
    handed_in = submit(page=page, user=cast.leader)
    review.comment(review=handed_in, user=cast.editor, text="Combien de tandems ?", section="change")
    review.ask_changes(review=handed_in, user=cast.editor)
    page.refresh_from_db()
    assert not page.locked
    draft = page.get_latest_revision_as_object()
    draft.change = "Sur douze mois et quarante tandems, deux fois moins de ruptures au début."
    save_draft(draft=draft, user=cast.leader, token=None)
    again = submit(page=page, user=cast.leader)
    assert again.pk == handed_in.pk
    assert again.round == 2
    assert again.reviewer in (cast.editor, cast.second_editor)
    assert again.previous_revision != again.revision
    assert "quarante" not in again.previous_revision.content["change"]


def test_an_editor_who_saw_an_older_round_publishes_nothing(cast: Cast) -> None:
    page = filled(cast)
    handed_in = submit(page=page, user=cast.leader)
    seen = handed_in.revision_id
    review.ask_changes(review=handed_in, user=cast.editor, message="Plus court.")
    submit(page=page, user=cast.leader)
    with pytest.raises(WrongStateError):
        review.approve(review=handed_in, user=cast.second_editor, revision_id=seen)
    page.refresh_from_db()
    assert not page.live


def test_of_two_editors_only_one_decides(cast: Cast) -> None:
    page = filled(cast)
    handed_in = submit(page=page, user=cast.leader)
    review.ask_changes(review=handed_in, user=cast.editor, message="Plus court.")
    with pytest.raises(WrongStateError):
        review.approve(review=handed_in, user=cast.second_editor, revision_id=handed_in.revision_id)


def test_taken_back_it_is_a_draft_again(cast: Cast) -> None:
    page = filled(cast)
    review.withdraw(review=submit(page=page, user=cast.leader), user=cast.leader)
    page.refresh_from_db()
    assert not page.locked
    assert submit(page=page, user=cast.leader).round == 1


def test_an_invitation_makes_one_coauthor(cast: Cast) -> None:
    page = filled(cast)
    link = coauthors.invite(page=page, user=cast.leader)
    assert not may_edit(cast.other_leader, page)
    coauthors.join(token=link.token, user=cast.other_leader)
    assert may_edit(cast.other_leader, page)
    with pytest.raises(InviteUnusableError):
        coauthors.join(token=link.token, user=cast.stranger)
    assert not may_edit(cast.stranger, page)


def test_an_invitation_expires(cast: Cast) -> None:
    link = coauthors.invite(page=filled(cast), user=cast.leader)
    link.expires_at = timezone.now() - dt.timedelta(minutes=1)
    link.save()
    with pytest.raises(InviteUnusableError):
        coauthors.join(token=link.token, user=cast.other_leader)


def test_coauthors_write_every_language_version(cast: Cast) -> None:
    page = published(cast)
    Coauthor.objects.create(page=page, user=cast.stranger)
    german = begin_translation(page=page, language="de", user=cast.other_leader)
    assert may_edit(cast.stranger, german)
    assert may_edit(cast.other_leader, german)
    assert not may_edit(cast.other_leader, page)


def test_editors_do_not_review_their_own(cast: Cast) -> None:
    mine = make_practice(cast.editor, live=False)
    assert not may_review(cast.editor, mine)
    assert may_review(cast.second_editor, mine)


def test_a_translation_begins_with_the_source_and_knows_its_version(cast: Cast) -> None:
    page = published(cast)
    german = begin_translation(page=page, language="de", user=cast.other_leader)
    assert german.translation_key == page.translation_key
    assert german.locale.language_code == "de"
    assert not german.live
    assert PageRecord.objects.get(page_id=german.pk).based_on_version == 1
    assert begin_translation(page=page, language="de", user=cast.other_leader).pk == german.pk


def test_a_minor_edit_does_not_count_as_a_new_content(cast: Cast) -> None:
    page = published(cast)
    draft = page.get_latest_revision_as_object()
    draft.cost = "Une heure par tandem, et une petite salle."
    save_draft(draft=draft, user=cast.leader, token=None)
    handed_in = submit(page=page, user=cast.leader, minor=True)
    review.approve(review=handed_in, user=cast.editor, revision_id=handed_in.revision_id)
    assert PageRecord.objects.get(page_id=page.pk).content_version == 1
    assert list(PublishedVersion.objects.filter(page_id=page.pk).values_list("number", "minor")) == [
        (2, True),
        (1, False),
    ]


def test_confirming_moves_the_date_of_every_language(cast: Cast) -> None:
    page = published(cast)
    german = make_practice(cast.leader, language="de", translation_of=page)
    until = confirm(page=page, user=cast.leader)
    german.refresh_from_db()
    assert german.confirm_by == until


def test_the_editor_with_least_to_read_is_named_and_never_an_author(cast: Cast) -> None:
    first = submit(page=filled(cast), user=cast.leader).reviewer
    second = submit(page=filled(cast), user=cast.leader).reviewer
    assert {first, second} == {cast.editor, cast.second_editor}
    own = make_practice(cast.editor, live=False)
    assert submit(page=own, user=cast.editor).reviewer == cast.second_editor


def test_what_changes_is_said_in_the_list_of_versions(cast: Cast) -> None:
    page = published(cast)
    handed_in = submit(page=page, user=cast.leader, change_note="Un an de chiffres de plus.")
    review.approve(review=handed_in, user=cast.editor, revision_id=handed_in.revision_id)
    assert PublishedVersion.objects.get(page_id=page.pk, number=2).note == "Un an de chiffres de plus."
