"""Coming in with the account of another organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from hub.accounts.models import User
from hub.accounts.roles import Role
from tests.factories import add_app, make_user
from tests.support.openid import Organisation, organisation

pytestmark = pytest.mark.django_db


def configured(url: str, *, trusted: bool) -> dict[str, Any]:
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "edu",
                    "name": "Haute École",
                    "client_id": "relais",
                    "secret": "s",
                    "settings": {
                        "server_url": url,
                        "oauth_pkce_enabled": True,
                        "verified_email": trusted,
                        "email_authentication": trusted,
                    },
                }
            ],
        }
    }


@pytest.fixture
def school(settings: Any) -> Iterator[Organisation]:
    with organisation() as told:
        told.person = {"sub": "4711", "email": "lea@school.example", "email_verified": True, "name": "Léa Blanc"}
        settings.SOCIALACCOUNT_PROVIDERS = configured(told.url, trusted=True)
        yield told


def come_in(client: Client) -> Any:
    """Follow the whole way through the other organisation and back."""
    page = client.get("/fr/account/login/").content.decode()
    assert "Haute École" in page
    out = client.post("/oidc/edu/login/?process=login")
    assert out.status_code == 200, "a redirection after a form would be held against the policy"
    found = re.search(r'content="0;url=([^"]+)"', out.content.decode())
    assert found is not None
    back = requests.get(found.group(1).replace("&amp;", "&"), allow_redirects=False, timeout=5).headers["Location"]
    return client.get(back.replace("http://testserver", ""))


def test_somebody_new(client: Client, school: Organisation) -> None:
    answer = come_in(client)
    assert answer.status_code == 302, answer.content.decode()
    user = User.objects.get(email="lea@school.example")
    assert (user.name, user.roles) == ("Léa Blanc", {Role.MEMBER})
    assert not user.has_usable_password()
    assert client.get("/fr/me/").status_code == 200


def test_an_account_of_the_same_address_is_linked_where_the_organisation_is_trusted(
    client: Client, school: Organisation
) -> None:
    user = make_user(email="lea@school.example")
    come_in(client)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert SocialAccount.objects.get().user == user


def test_and_is_not_where_it_is_not(client: Client, school: Organisation, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = configured(school.url, trusted=False)
    make_user(email="lea@school.example")
    come_in(client)
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


def test_the_second_factor_is_asked_all_the_same(client: Client, school: Organisation) -> None:
    user = make_user(email="lea@school.example", role=Role.EDITOR)
    add_app(user)
    assert come_in(client)["Location"].endswith("/account/2fa/authenticate/")
    assert "_auth_user_id" not in client.session
    assert client.get("/cms/").status_code == 302


def test_it_opens_no_administration_by_itself(client: Client, school: Organisation) -> None:
    make_user(email="lea@school.example", role=Role.EDITOR)
    come_in(client)
    assert client.get("/cms/")["Location"].startswith("/fr/me/second-factor/")


def test_an_organisation_that_is_away(client: Client, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = configured("http://127.0.0.1:9", trusted=True)
    answer = client.post("/oidc/edu/login/?process=login")
    assert answer.status_code == 503
    assert "ne répond pas" in answer.content.decode()


def test_an_unknown_one_is_not_there(client: Client) -> None:
    assert client.post("/oidc/nobody/login/", follow=True).status_code == 404


def test_a_return_that_nobody_started(client: Client, school: Organisation) -> None:
    answer = client.get("/oidc/edu/login/callback/?code=x&state=y")
    assert "n’a pas abouti" in answer.content.decode()
    assert "_auth_user_id" not in client.session
