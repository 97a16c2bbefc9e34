"""Who is told what by mail, and in which language."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone

from exchange.practices.models import PracticePage
from exchange.practices.services.start import start_practice
from hub.contributions.models import Coauthor, Review
from hub.contributions.services import coauthors, review
from hub.contributions.services.confirm import confirm, remind
from hub.contributions.services.remind import remind_due, stage_of
from hub.contributions.services.save_draft import save_draft
from hub.contributions.services.submit import submit
from tests.hub.contributions.conftest import Cast
from tests.trees import FULL, make_practice


@pytest.fixture
def page(cast: Cast) -> PracticePage:
    page = start_practice(user=cast.leader, title="Un entretien à trois", language="fr", project=cast.project)
    for name, value in FULL.items():
        setattr(page, name, value)
    save_draft(draft=page, user=cast.leader, token=None)
    return page


def plain(words: object) -> str:
    """`words` with plain spaces where French typography holds signs together."""
    return re.sub("[\u00a0\u202f]", " ", str(words))


def told() -> dict[str, str]:
    """What was sent since last asked: subject by address."""
    found = {message.to[0]: plain(message.subject) for message in mail.outbox}
    mail.outbox.clear()
    return found


def handed_in(page: PracticePage, cast: Cast) -> Review:
    made = submit(page=page, user=cast.leader, message="Le chiffre vient de notre suivi.")
    mail.outbox.clear()
    return made


def test_handing_in_tells_whoever_reads_and_thanks_the_author(cast: Cast, page: PracticePage) -> None:
    made = submit(page=page, user=cast.leader, message="Le chiffre vient de notre suivi.")
    readers = {made.reviewer.email} if made.reviewer else {cast.editor.email, cast.second_editor.email}
    assert {message.to[0] for message in mail.outbox} == readers | {cast.leader.email}
    to_reader = next(message for message in mail.outbox if message.to[0] in readers)
    assert "Le chiffre vient de notre suivi." in to_reader.body
    to_author = next(message for message in mail.outbox if message.to[0] == cast.leader.email)
    assert plain(to_author.subject) == "Bien reçu : « Un entretien à trois »"
    assert f"/fr/work/{page.pk}/review/" in to_author.body


def test_the_mail_speaks_the_persons_language_and_leads_to_their_pages(cast: Cast, page: PracticePage) -> None:
    made = handed_in(page, cast)
    cast.editor.language = "de"
    cast.editor.save()
    review.name_reviewer(review=made, reviewer=cast.editor, user=cast.second_editor)
    to_editor = next(message for message in mail.outbox if message.to[0] == cast.editor.email)
    assert re.search(rf"https?://[^/\s]+/de/work/{page.pk}/review/", to_editor.body)


def test_naming_a_reviewer_tells_the_authors_and_that_person(cast: Cast, page: PracticePage) -> None:
    Coauthor.objects.create(page=page, user=cast.other_leader)
    made = handed_in(page, cast)
    review.name_reviewer(review=made, reviewer=cast.second_editor, user=cast.editor)
    assert set(told()) == {cast.leader.email, cast.other_leader.email, cast.second_editor.email}
    review.name_reviewer(review=made, reviewer=cast.second_editor, user=cast.editor)
    assert told() == {}, "the same news is not told twice"


def test_asking_for_changes_tells_the_authors_what_is_missing(cast: Cast, page: PracticePage) -> None:
    made = handed_in(page, cast)
    review.comment(review=made, user=cast.editor, text="D’où vient ce chiffre ?", section="change")
    review.ask_changes(review=made, user=cast.editor, message="Il manque la source.")
    (message,) = mail.outbox
    assert message.to == [cast.leader.email]
    assert "« Il manque la source. »" in plain(message.body)
    assert "Une remarque vous attend" in message.body
    assert f"/work/{page.pk}/edit/" in message.body


def test_an_answer_reaches_the_other_side_once_an_hour(cast: Cast, page: PracticePage) -> None:
    made = handed_in(page, cast)
    made = review.name_reviewer(review=made, reviewer=cast.editor, user=cast.editor)
    remark = review.comment(review=made, user=cast.editor, text="D’où vient ce chiffre ?", section="change")
    mail.outbox.clear()
    review.comment(review=made, user=cast.leader, text="De notre suivi.", parent=remark)
    review.comment(review=made, user=cast.leader, text="Et du canton.", parent=remark)
    (message,) = mail.outbox
    assert message.to == [cast.editor.email]
    assert "De notre suivi." in message.body
    mail.outbox.clear()
    review.comment(review=made, user=cast.editor, text="Merci.", parent=remark)
    assert set(told()) == {cast.leader.email}


def test_publishing_tells_the_authors_where(cast: Cast, page: PracticePage) -> None:
    made = handed_in(page, cast)
    review.approve(review=made, user=cast.editor, revision_id=made.revision_id or 0)
    (message,) = mail.outbox
    assert message.to == [cast.leader.email]
    assert plain(message.subject) == "Publié : « Un entretien à trois »"
    assert "/fr/pratiques/un-entretien-a-trois/" in message.body


def test_taking_back_tells_whoever_was_to_read(cast: Cast, page: PracticePage) -> None:
    made = handed_in(page, cast)
    made = review.name_reviewer(review=made, reviewer=cast.editor, user=cast.editor)
    mail.outbox.clear()
    review.withdraw(review=made, user=cast.leader)
    assert set(told()) == {cast.editor.email}


def test_the_owner_hears_who_joined(cast: Cast, page: PracticePage) -> None:
    invite = coauthors.invite(page=page, user=cast.leader)
    coauthors.join(token=invite.token, user=cast.other_leader)
    assert told() == {cast.leader.email: "Sandra Frei écrit avec vous « Un entretien à trois »"}


def test_who_has_left_gets_no_mail(cast: Cast, page: PracticePage) -> None:
    made = handed_in(page, cast)
    cast.leader.is_active = False
    cast.leader.save()
    review.ask_changes(review=made, user=cast.editor, message="Il manque la source.")
    assert told() == {}


def test_text_from_people_stays_text_in_the_laid_out_mail(cast: Cast, page: PracticePage) -> None:
    made = handed_in(page, cast)
    review.ask_changes(review=made, user=cast.editor, message="<script>alert(1)</script> & {{ 7 }}")
    (message,) = mail.outbox
    assert "<script>alert(1)</script> & {{ 7 }}" in message.body
    html = str(message.alternatives[0][0])
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7 }}" in html


DAY = dt.date(2026, 6, 1)


@pytest.mark.parametrize(
    ("days", "stage"),
    [(31, ""), (30, "soon"), (1, "soon"), (0, "due"), (-29, "due"), (-30, "late-1"), (-61, "late-2")],
)
def test_reminders_come_a_month_before_on_the_day_and_monthly_after(days: int, stage: str) -> None:
    assert stage_of(DAY + dt.timedelta(days=days), DAY) == stage


def test_the_owner_is_reminded_once_a_stage_until_they_confirm(cast: Cast) -> None:
    page = make_practice(cast.leader)
    today = timezone.localdate()
    PracticePage.objects.filter(pk=page.pk).update(confirm_by=today + dt.timedelta(days=12))
    assert remind_due() == 1
    assert told() == {cast.leader.email: "Encore juste ? « Un entretien à trois avant le tandem », d’ici 12 jours"}
    remind_due()
    assert told() == {}
    page.refresh_from_db()
    confirm(page=page, user=cast.leader)
    remind_due()
    assert told() == {}


def test_a_translation_is_not_reminded_of_apart(cast: Cast) -> None:
    page = make_practice(cast.leader)
    translated = make_practice(cast.other_leader, language="de", translation_of=page)
    soon = timezone.localdate() + dt.timedelta(days=3)
    PracticePage.objects.filter(pk__in=[page.pk, translated.pk]).update(confirm_by=soon)
    remind_due()
    assert set(told()) == {cast.leader.email}


def test_an_editor_can_remind_too(cast: Cast) -> None:
    page = make_practice(cast.leader)
    remind(page=page, user=cast.editor)
    (message,) = mail.outbox
    assert "Hélène Morand, de la rédaction, vous prie" in message.body


def test_without_an_owner_the_coauthors_are_asked(cast: Cast) -> None:
    page = make_practice(None)
    Coauthor.objects.create(page=page, user=cast.other_leader)
    remind(page=page, user=cast.editor)
    assert set(told()) == {cast.other_leader.email}
