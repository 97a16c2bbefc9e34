"""Coming in: by password, by code, refused, limited; and being put out."""

from __future__ import annotations

import re
from typing import Any
from unittest import mock

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import hashers
from django.test import Client

from hub.accounts.models import User
from hub.accounts.roles import Role
from tests.factories import PASSWORD, login, make_user
from tests.support.proof import proof

pytestmark = pytest.mark.django_db


def mailed_code(mail: Any) -> str:
    """The code that stands on its own line in a message."""
    found = re.search(r"^ {4}(\S+)$", mail.body, re.MULTILINE)
    assert found is not None
    return found.group(1)


def test_password_opens_the_account_and_leads_to_ones_own_page(client: Client) -> None:
    user = make_user()
    answer = client.post("/fr/account/login/", {"login": user.email.upper(), "password": PASSWORD})
    assert answer["Location"] == "/fr/start/"
    assert "Nadia Keller" in client.get("/fr/me/").content.decode()


def test_a_wrong_password_keeps_the_address_and_says_what_to_do(client: Client) -> None:
    user = make_user()
    answer = client.post("/fr/account/login/", {"login": user.email, "password": "falsch-falsch-1"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{user.email}"' in text
    assert "demandez un code par e-mail" in text
    assert "falsch-falsch-1" not in text


def test_login_by_code(client: Client, mailoutbox: list[Any]) -> None:
    user = make_user(password="", language="de")
    sent = client.post("/fr/account/login/code/?next=/fr/me/profile/", {"email": user.email, "next": "/fr/me/profile/"})
    assert sent["Location"].startswith("/fr/account/login/code/confirm/")
    answer = client.post(sent["Location"], {"code": mailed_code(mailoutbox[0]).lower(), "next": "/fr/me/profile/"})
    assert answer["Location"] == "/fr/me/profile/"


def test_three_wrong_codes_end_the_attempt(client: Client, mailoutbox: list[Any]) -> None:
    user = make_user()
    client.post("/fr/account/login/code/", {"email": user.email})
    answers = [client.post("/fr/account/login/code/confirm/", {"code": "XXXX-0000"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 302]
    late = client.post("/fr/account/login/code/confirm/", {"code": mailed_code(mailoutbox[0])})
    assert late["Location"].startswith("/fr/account/login/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("address", "field", "more"),
    [
        ("/fr/account/login/", "login", {"password": "quelque-chose-9"}),
        ("/fr/account/login/code/", "email", {}),
        ("/fr/account/password/reset/", "email", {}),
        ("/fr/account/signup/", "email", {"name": "Anna", "password1": "pluie-de-novembre-4"}),
        ("/fr/account/signup/", "email", {"name": "Anna"}),
        ("/fr/account/signup/passkey/", "email", {"name": "Anna"}),
    ],
)
def test_known_and_unknown_addresses_look_the_same(
    client: Client, mailoutbox: list[Any], address: str, field: str, more: dict[str, str]
) -> None:
    known = make_user().email
    make_user(email="closed@example.org", is_active=False)
    seen = set()
    for who in (known, "nobody@example.org", "closed@example.org"):
        visitor = Client()
        shown = proof("signup") if "signup" in address else {}
        answer = visitor.post(address, {field: who, **more, **shown}, follow=True)
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode().replace(who, "WHO"))
        seen.add((answer.status_code, tuple(answer.redirect_chain), text))
    assert len(seen) == 1
    if "login/" not in address or "code" in address:
        assert len(mailoutbox) == 3


@pytest.mark.parametrize("address", ["/fr/account/signup/"])
def test_sign_up_hashes_once_for_known_and_unknown(client: Client, address: str) -> None:
    known = make_user().email
    counts = []
    for who in (known, "new@example.org"):
        real = hashers.make_password
        hashed: list[int] = []

        def counting(
            password: str | None, *args: Any, _real: Any = real, _seen: list[int] = hashed, **kwargs: Any
        ) -> str:
            if password is not None:
                _seen.append(1)
            return str(_real(password, *args, **kwargs))

        with (
            mock.patch("django.contrib.auth.base_user.make_password", counting),
            mock.patch("hub.accounts.forms.entrance.make_password", counting),
        ):
            Client().post(address, {"name": "Anna", "email": who, "password1": "pluie-de-novembre-4"} | proof("signup"))
        counts.append(len(hashed))
    assert counts == [1, 1]


def test_an_account_allows_five_wrong_passwords(client: Client) -> None:
    user = make_user()
    statuses = [
        client.post(
            "/fr/account/login/",
            {"login": user.email, "password": f"falsch-{number}"},
            headers={"x-forwarded-for": f"203.0.113.{number}"},
        ).status_code
        for number in range(7)
    ]
    assert statuses == [422] * 5 + [429] * 2
    right = client.post("/fr/account/login/", {"login": user.email, "password": PASSWORD})
    assert right.status_code == 429
    assert "attendez cinq minutes" in right.content.decode()


def test_one_address_of_the_net_allows_ten(client: Client) -> None:
    statuses = [
        client.post("/fr/account/login/", {"login": f"n{number}@example.org", "password": "falsch-1"}).status_code
        for number in range(12)
    ]
    assert statuses == [422] * 10 + [429] * 2


def test_too_many_forms_in_a_minute_get_a_page_that_says_so(client: Client) -> None:
    answers = [client.post("/fr/account/login/", {"login": "", "password": ""}) for _ in range(31)]
    assert answers[29].status_code == 422
    assert answers[30].status_code == 429
    assert "Attendez une minute" in answers[30].content.decode()


@pytest.mark.parametrize(
    "target",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "https:evil.example"],
)
def test_login_leads_nowhere_else(client: Client, target: str) -> None:
    user = make_user()
    form = {"login": user.email, "password": PASSWORD, "next": target}
    assert client.post("/fr/account/login/", form)["Location"] == "/fr/start/"


def test_a_closed_account_loses_its_session_at_once(client: Client) -> None:
    user = make_user()
    client.post("/fr/account/login/", {"login": user.email, "password": PASSWORD})
    assert client.get("/fr/me/").status_code == 200
    user.is_active = False
    user.save()
    assert client.get("/fr/me/").status_code == 302
    user.is_active = True
    user.save()
    assert client.get("/fr/me/").status_code == 302


def test_a_changed_password_ends_the_other_sessions(client: Client) -> None:
    user = make_user()
    other = Client()
    for session in (client, other):
        session.post("/fr/account/login/", {"login": user.email, "password": PASSWORD})
    form = {"oldpassword": PASSWORD, "password1": "brume-sur-le-lac-88"}
    assert client.post("/fr/account/password/change/", form)["Location"] == "/fr/me/"
    assert client.get("/fr/me/").status_code == 200
    assert other.get("/fr/me/").status_code == 302


def test_sign_up_confirms_the_address_and_makes_a_member(client: Client, mailoutbox: list[Any]) -> None:
    form = {"name": " Anna   Rossi\u202e ", "email": "Anna@Example.org", "homepage": ""} | proof("signup")
    assert client.post("/it/account/signup/", form)["Location"] == "/it/account/confirm-email/"
    answer = client.post("/it/account/confirm-email/", {"code": mailed_code(mailoutbox[0])})
    assert answer["Location"] == "/it/start/"
    user = User.objects.get(email="anna@example.org")
    assert (user.name, user.language, user.roles) == ("Anna Rossi", "it", {Role.MEMBER})
    assert EmailAddress.objects.get(user=user).verified


def test_the_honeypot_makes_no_account(client: Client, mailoutbox: list[Any]) -> None:
    form = {"name": "Bot", "email": "bot@example.org", "homepage": "http://x.example"} | proof("signup")
    assert client.post("/fr/account/signup/", form).status_code == 302
    assert not User.objects.filter(email="bot@example.org").exists()
    assert mailoutbox == []


def test_a_forgotten_password(client: Client, mailoutbox: list[Any]) -> None:
    user = make_user()
    sent = client.post("/fr/account/password/reset/", {"email": user.email})
    confirmed = client.post(sent["Location"], {"code": mailed_code(mailoutbox[0])})
    done = client.post(confirmed["Location"], {"password1": "brume-sur-le-lac-88"})
    assert done["Location"] == "/fr/start/"
    assert "a changé" in mailoutbox[-1].subject
    assert "A demandé" not in mailoutbox[-1].body
    user.refresh_from_db()
    assert user.check_password("brume-sur-le-lac-88")


def test_mails_speak_the_recipients_language_and_name_no_other_host(client: Client, mailoutbox: list[Any]) -> None:
    user = make_user()
    client.post("/fr/account/password/reset/", {"email": user.email})
    body = mailoutbox[0].body
    assert body.startswith("Bonjour")
    assert "testserver" not in body
    assert mailoutbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    "address",
    [
        "/fr/account/login/",
        "/fr/account/signup/",
        "/fr/account/signup/passkey/",
        "/fr/account/login/code/",
        "/fr/account/password/reset/",
    ],
)
@pytest.mark.parametrize("language", ["fr", "de", "it", "en"])
def test_pages_carry_no_inline_script_or_style(client: Client, address: str, language: str) -> None:
    text = client.get(address.replace("/fr/", f"/{language}/")).content.decode()
    assert not re.search(r"<script(?![^>]*\b(src|type=\"application/json\"))", text)
    assert not re.search(r"\sstyle=|\son\w+=", text)


def test_own_pages_are_never_kept_by_the_browser(client: Client) -> None:
    login(client, make_user())
    for address in ("/fr/me/", "/fr/account/email/", "/fr/account/sessions/", "/fr/account/2fa/"):
        assert "no-store" in client.get(address)["Cache-Control"]
