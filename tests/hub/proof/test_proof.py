"""Forms that are open to everybody: work, or a wait; each token once, and nothing typed is lost."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from django import forms
from django.core import signing
from django.db import connection
from django.http import QueryDict
from django.utils import timezone, translation

from hub.proof import tokens
from hub.proof.errors import SpentTokenError
from hub.proof.forms import ProofForm
from hub.proof.models import SpentToken
from hub.proof.services.spend import forget_spent, spend, wait_now
from tests.support.proof import proof

pytestmark = pytest.mark.django_db


class Asked(ProofForm):
    """A form for these tests."""

    purpose = "asked"
    text = forms.CharField()


def sent(**changes: str) -> Asked:
    return Asked({"text": "Bonjour", **proof("asked"), **changes})


def aged(seconds: float, *, purpose: str = "asked", bits: int = 6) -> str:
    said = {"for": purpose, "at": time.time() - seconds, "bits": bits, "once": f"{seconds}"}
    return signing.dumps(said, salt=tokens.SALT)


def test_work_opens_the_form_and_leaves_only_its_own_fields() -> None:
    form = sent()
    assert form.is_valid()
    assert form.cleaned_data == {"text": "Bonjour"}


REFUSED: dict[str, dict[str, Any]] = {
    "a token of nobody": {"proof_token": "x", "proof_answer": "1"},
    "no token": {"proof_token": "", "proof_answer": ""},
    "a token for another form": proof("signup"),
    "too old": {"proof_token": aged(5 * 3600), "proof_answer": ""},
    "from the future": {"proof_token": aged(-24 * 3600), "proof_answer": ""},
    "wrong work, too soon": {"proof_answer": "no"},
    "digits of another script": {"proof_answer": "١٢"},
    "an endless answer": {"proof_answer": "1" * 39},
    "the field that stays empty": {"website": "https://x.example"},
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_keeps_what_was_typed(what: str) -> None:
    form = sent(**REFUSED[what])
    assert not form.is_valid()
    page = form.as_p()
    assert 'value="Bonjour"' in page
    assert not SpentToken.objects.exists()
    if "too soon" not in what and "script" not in what and "endless" not in what:
        # What the page holds now can be sent again.
        tokens.read(form["proof_token"].value(), "asked")


def test_a_token_opens_one_form_once() -> None:
    given = {"text": "Bonjour", **proof("asked")}
    assert Asked(given).is_valid()
    again = Asked(given)
    assert not again.is_valid()
    fresh = again["proof_token"].value()
    assert fresh != given["proof_token"]
    assert Asked(given | {"proof_token": fresh, "proof_answer": tokens.work(fresh, 6)}).is_valid()


def test_of_several_answers_to_one_question_all_stay() -> None:
    form = Asked(QueryDict("text=Bonjour&theme=a&theme=b&proof_token=x"))
    assert not form.is_valid()
    assert isinstance(form.data, QueryDict)
    assert form.data.getlist("theme") == ["a", "b"]


def test_another_error_does_not_use_the_token_up() -> None:
    given = proof("asked")
    assert not Asked({"text": "", **given}).is_valid()
    assert Asked({"text": "Bonjour", **given}).is_valid()


@pytest.mark.parametrize("language", ["fr", "de", "it", "en"])
def test_without_javascript_one_waits_a_little(language: str) -> None:
    early = aged(5)
    with translation.override(language):
        form = sent(proof_token=early, proof_answer="")
        assert not form.is_valid()
        assert "JavaScript" in str(form.errors)
        # The wait goes on with the same token.
        assert form["proof_token"].value() == early
    assert sent(proof_token=aged(16), proof_answer="").is_valid()


def test_the_wait_grows_with_the_crowd_that_does_no_work() -> None:
    assert wait_now() == 15
    SpentToken.objects.bulk_create(SpentToken(digest=f"{n}", waited=True) for n in range(45))
    assert wait_now() == 60
    assert not sent(proof_token=aged(16), proof_answer="").is_valid()
    assert sent().is_valid()


def test_old_tokens_are_forgotten() -> None:
    sent().is_valid()
    SpentToken.objects.create(digest="old", at=timezone.now() - timedelta(hours=5))
    assert forget_spent() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_passes() -> None:
    given = proof("asked")
    outcomes: list[str] = []

    def send() -> None:
        try:
            spend(token=given["proof_token"], answer=given["proof_answer"], purpose="asked")
            outcomes.append("passed")
        except SpentTokenError:
            outcomes.append("spent")
        finally:
            connection.close()

    together = [threading.Thread(target=send) for _ in range(6)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert sorted(outcomes) == ["passed"] + ["spent"] * 5
