"""Who may write now: trust, limits, blocked words, the same text again."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone, translation

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.moderation.choices import Deed
from hub.moderation.models import BlockedWord, Case, Decision, Posting, Restraint
from hub.moderation.queries.words import blocked_in
from hub.moderation.rules import LIMITS, Verdict, may_post_now
from hub.moderation.services.tidy import forget_old_postings
from hub.moderation.trust import Level, trust_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db
TEXT = "Chez nous, les tandems se voient deux fois par mois au foyer du quartier."


def aged(days: int, role: Role = Role.MEMBER) -> User:
    return make_user(role=role, date_joined=timezone.now() - timedelta(days=days))


def decided(user: User, deed: str, number: int = 1, *, days_ago: int = 0, overturned: bool = False) -> Decision:
    at = timezone.now() - timedelta(days=days_ago)
    for _each in range(number):
        case = Case.objects.create(kind="post", object_id=Case.objects.count() + 1, author=user, state="closed")
        held = Decision.objects.create(case=case, deed=deed, at=at, overturned=overturned)
    return held


LEVELS = {
    "came today": (0, Role.MEMBER, 0, Level.NEW),
    "an old account that never wrote": (400, Role.MEMBER, 0, Level.NEW),
    "two were approved, yesterday": (2, Role.MEMBER, 2, Level.KNOWN),
    "two were approved on the first day": (0, Role.MEMBER, 2, Level.NEW),
    "invited as leader": (0, Role.PROJECT_LEADER, 0, Level.KNOWN),
    "invited as mentor": (0, Role.MENTOR, 0, Level.KNOWN),
    "wrote much for a month": (31, Role.MEMBER, 10, Level.TRUSTED),
    "an editor": (0, Role.EDITOR, 0, Level.STAFF),
}


@pytest.mark.parametrize("who", LEVELS)
def test_trust_comes_from_what_a_person_did(who: str) -> None:
    days, role, approved, level = LEVELS[who]
    user = aged(days, role)
    if approved:
        decided(user, Deed.APPROVE, approved)
    assert trust_of(user).level == level


@pytest.mark.parametrize(
    ("deed", "days_ago", "overturned", "level"),
    [
        (Deed.HIDE, 5, False, Level.NEW),
        (Deed.WARN, 5, False, Level.NEW),
        (Deed.HIDE, 5, True, Level.TRUSTED),
        (Deed.HIDE, 120, False, Level.TRUSTED),
        (Deed.LEAVE, 5, False, Level.TRUSTED),
    ],
)
def test_a_decision_against_somebody_costs_trust_for_a_while(
    deed: str, days_ago: int, overturned: bool, level: Level
) -> None:
    user = aged(60)
    decided(user, Deed.APPROVE, 10)
    decided(user, deed, days_ago=days_ago, overturned=overturned)
    assert trust_of(user).level == level


def test_the_first_texts_are_held_and_those_of_known_people_are_not() -> None:
    first = may_post_now(aged(0), TEXT, "fr")
    assert (first.state, first.why) == ("held", ("first",))
    assert first.sentence
    assert may_post_now(aged(0, Role.MENTOR), TEXT, "fr") == Verdict("ok")


def test_whose_texts_are_to_be_read_first_waits_until_that_ends() -> None:
    user = aged(0, Role.MENTOR)
    decision = decided(user, Deed.LEAVE)
    restraint = Restraint.objects.create(user=user, decision=decision, until=timezone.now() + timedelta(days=1))
    assert may_post_now(user, TEXT, "fr").why == ("restrained",)
    restraint.until = timezone.now()
    restraint.save()
    assert may_post_now(user, f"{TEXT} Toujours.", "fr").ok


def test_a_private_message_is_never_read_by_others_first() -> None:
    BlockedWord.objects.create(words="tandems", effect="hold")
    assert may_post_now(aged(0), TEXT, "fr", private=True).ok


@pytest.mark.parametrize("language", ["fr", "de", "it", "en"])
def test_limits_by_trust_say_how_long_to_wait(language: str) -> None:
    user = aged(0, Role.MENTOR)
    most = LIMITS[Level.KNOWN][0][1]
    now = timezone.now()
    Posting.objects.bulk_create(Posting(user=user, at=now - timedelta(minutes=40, seconds=n)) for n in range(most))
    with translation.override(language):
        answer = may_post_now(user, TEXT, "fr")
    assert answer.refused
    assert "20" in answer.sentence
    assert Posting.objects.filter(user=user).count() == most
    Posting.objects.filter(user=user).update(at=now - timedelta(minutes=61))
    assert may_post_now(user, TEXT, "fr").ok


def test_the_same_text_again_is_refused_and_short_thanks_are_not() -> None:
    user = aged(0, Role.MENTOR)
    assert may_post_now(user, TEXT, "fr").ok
    assert may_post_now(user, TEXT.upper().replace(",", " —"), "fr").refused
    assert may_post_now(user, "Merci beaucoup !", "fr").ok
    assert may_post_now(user, "Merci beaucoup !", "fr").ok


def test_the_same_text_from_many_accounts_is_held() -> None:
    for _each in range(3):
        assert may_post_now(aged(0, Role.MENTOR), TEXT, "fr").ok
    assert may_post_now(aged(0, Role.MENTOR), TEXT, "fr").why == ("repeated",)


MATCHES = {
    "as it is": ("Idiot", "Quel idiot.", True),
    "other accents": ("débile", "C’est DEBILE !", True),
    "spread accents": ("débile", "c’est de\u0301bile", True),
    "inside another word": ("con", "Une convention", False),
    "after an elision": ("idiot", "l’idiot", True),
    "sharp s": ("Scheisse", "So eine Scheiße", True),
    "a ligature": ("coeur noir", "Cœur noir", True),
    "an expression": ("gagner vite", "Comment gagner, vite, de l’argent", True),
    "an expression torn apart": ("gagner vite", "gagner plus vite", False),
    "hidden signs between": ("casino", "ca\u200bsi\u00adno", True),
    "underscores between words": ("casino", "mon_casino_ici", True),
}


@pytest.mark.parametrize("what", MATCHES)
def test_words_match_whole_and_without_accents(what: str) -> None:
    blocked, text, met = MATCHES[what]
    BlockedWord.objects.create(words=blocked, effect="refuse")
    assert blocked_in(text, "fr") == (([blocked] if met else []), [])


def test_a_word_counts_for_its_language_at_once_and_refuses_or_holds() -> None:
    user = aged(0, Role.MENTOR)
    BlockedWord.objects.create(words="Gift", language="en", effect="refuse")
    assert may_post_now(user, "Das ist Gift für jedes Tandem, glauben Sie mir.", "de").ok
    refused = may_post_now(user, "A gift for every tandem, believe me please.", "en")
    assert refused.refused
    assert "Gift" in refused.sentence
    BlockedWord.objects.create(words="Tandem", effect="hold")
    assert may_post_now(user, "Jedes Tandem braucht Zeit, auch das beste im Land.", "de").why == ("words",)


def test_what_editors_may_not_enter() -> None:
    BlockedWord.objects.create(words="Idiot")
    for words in ("…", "un deux trois quatre cinq six sept", "IDIOT"):
        with pytest.raises(ValidationError):
            BlockedWord(words=words).full_clean()


def test_a_huge_text_is_judged_in_reasonable_time() -> None:
    BlockedWord.objects.create(words="un deux trois quatre cinq six", effect="refuse")
    assert blocked_in("mot " * 250_000, "fr") == ([], [])


def test_what_is_undone_does_not_count_and_old_rows_go() -> None:
    user = aged(0, Role.MENTOR)

    def undone() -> None:
        with transaction.atomic():
            may_post_now(user, TEXT, "fr")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert may_post_now(user, TEXT, "fr").ok
    Posting.objects.create(user=user, at=timezone.now() - timedelta(days=40))
    assert forget_old_postings() == 1


@pytest.mark.django_db(transaction=True)
def test_the_limit_holds_for_requests_at_the_same_moment() -> None:
    user = aged(0)
    states: list[str] = []

    def post(number: int) -> None:
        try:
            states.append(may_post_now(User.objects.get(pk=user.pk), f"Texte numéro {number}", "fr").state)
        finally:
            connection.close()

    together = [threading.Thread(target=post, args=(number,)) for number in range(8)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    most = LIMITS[Level.NEW][0][1]
    assert sorted(states) == ["held"] * most + ["refused"] * (8 - most)
