"""Every door to the administration, and who passes it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from hub.accounts.models import User
from hub.accounts.roles import Role
from hub.media.models import File
from tests.factories import PASSWORD, add_app, code_of, login, login_with_mfa, make_user
from tests.support.doors import addresses, patterns

pytestmark = pytest.mark.django_db
LANGUAGES = ("fr", "de", "it", "en")


def admin_addresses() -> list[str]:
    """One address for every pattern under the administration's route."""
    found = addresses(patterns("cms/"))
    assert len(found) > 200
    return found


def _password_session(client: Client) -> Client:
    return login(client, make_user(role=Role.EDITOR))


def _older_than_its_factor(client: Client) -> Client:
    user = make_user(role=Role.EDITOR)
    login(client, user)
    add_app(user)
    return client


def _with_factor_of_before(client: Client) -> Client:
    """The factor that this session showed was removed since, and another set up."""
    user = make_user(role=Role.EDITOR)
    login_with_mfa(client, user)
    Authenticator.objects.filter(user=user).delete()
    add_app(user)
    return client


def _with_records_of_another(client: Client) -> Client:
    user = make_user(role=Role.EDITOR)
    add_app(user)
    login_with_mfa(client, make_user(role=Role.MEMBER))
    records = dict(client.session)
    login(client, user)
    session = client.session
    session["account_authentication_methods"] = records["account_authentication_methods"]
    session["account_authentication_methods_user"] = records["account_authentication_methods_user"]
    session.save()
    return client


def _weak_with_factor(client: Client) -> Client:
    return login_with_mfa(client, make_user(role=Role.PROJECT_LEADER))


def _superuser_by_password(client: Client) -> Client:
    return login(client, User.objects.create_superuser("root@example.org", PASSWORD))


VISITORS = {
    "nobody": lambda client: client,
    "member": lambda client: login(client, make_user()),
    "leader with a factor": _weak_with_factor,
    "editor by password": _password_session,
    "operator by password": lambda client: login(client, make_user(role=Role.OPERATOR)),
    "superuser by password": _superuser_by_password,
    "session older than its factor": _older_than_its_factor,
    "factor removed since": _with_factor_of_before,
    "records of another person": _with_records_of_another,
}


# The gate stands before the view, whatever the method: what it does with a form is looked at where most is at stake.
METHODS = {"leader with a factor": ("get", "post"), "editor by password": ("get", "post")}


@pytest.mark.once
@pytest.mark.parametrize("visitor", VISITORS)
def test_no_address_of_the_administration_opens(client: Client, visitor: str) -> None:
    session = VISITORS[visitor](client)
    opened = []
    for address in admin_addresses():
        for method in METHODS.get(visitor, ("get",)):
            answer = getattr(session, method)(address)
            inside = answer.status_code not in (301, 302, 403, 404)
            to_inside = (
                answer.status_code in (301, 302)
                and answer["Location"].startswith("/cms/")
                and not (answer.status_code == 301 or answer["Location"].rstrip("/") == address.rstrip("/"))
            )
            if inside or to_inside:
                opened.append((method, address, answer.status_code))
    assert not opened


@pytest.mark.parametrize("role", [Role.EDITOR, Role.OPERATOR])
def test_with_the_factor_shown_the_door_opens(client: Client, role: Role) -> None:
    assert login_with_mfa(client, make_user(role=role)).get("/cms/").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/cms/login/", "/login/", *(f"/{code}/_util/login/" for code in LANGUAGES)],
)
def test_other_login_forms_take_no_password(client: Client, address: str) -> None:
    make_user(role=Role.EDITOR, email="editor@example.org")
    form = {"username": "editor@example.org", "password": PASSWORD, "next": "/cms/"}
    for answer in (client.get(address), client.post(address, form)):
        assert answer.status_code == 302
        assert answer["Location"].endswith("/account/login/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["/cms/password_reset/", "/cms/password_reset/confirm/MQ/set-password/"])
def test_the_administration_resets_no_password(client: Client, address: str) -> None:
    answer = login_with_mfa(client, make_user(role=Role.EDITOR)).get(address, follow=True)
    assert answer.status_code == 404


def test_no_password_is_changed_in_the_administration(client: Client) -> None:
    answer = login_with_mfa(client, make_user(role=Role.EDITOR)).get("/cms/account/")
    assert answer.status_code == 302
    assert answer["Location"] == "/fr/me/"


def test_scripts_are_told_no_instead_of_being_sent_to_a_form(client: Client) -> None:
    session = login(client, make_user(role=Role.EDITOR))
    assert session.get("/cms/api/main/pages/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    assert session.get("/cms/api/main/pages/", headers={"sec-fetch-mode": "cors"}).status_code == 403


def test_an_editor_by_password_is_led_to_the_factor_and_back(client: Client) -> None:
    user = make_user(role=Role.EDITOR)
    login(client, user)
    first = client.get("/cms/pages/")
    assert first["Location"] == "/fr/me/second-factor/?next=%2Fcms%2Fpages%2F"
    secret = add_app(user)
    second = client.get("/cms/pages/")
    assert second["Location"] == "/fr/account/2fa/reauthenticate/?next=%2Fcms%2Fpages%2F"
    shown = client.post(second["Location"], {"code": code_of(secret)})
    assert shown["Location"] == "/cms/pages/"
    assert client.get("/cms/pages/").status_code in (200, 302)
    assert client.get("/cms/").status_code == 200


def test_the_whole_login_with_password_and_code(client: Client) -> None:
    user = make_user(role=Role.EDITOR, email="editor@example.org")
    secret = add_app(user)
    answer = client.post("/fr/account/login/?next=/cms/", {"login": user.email, "password": PASSWORD, "next": "/cms/"})
    assert answer["Location"] == "/fr/account/2fa/authenticate/"
    assert client.get("/cms/").status_code == 302
    answer = client.post("/fr/account/2fa/authenticate/", {"code": code_of(secret)})
    assert answer["Location"] == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_a_code_by_mail_does_not_stand_for_a_second_factor(client: Client, mailoutbox: list[Any]) -> None:
    user = make_user(role=Role.EDITOR, password="")
    client.post("/fr/account/login/code/", {"email": user.email})
    code = re.search(r"^ {4}(\S+)$", mailoutbox[-1].body, re.MULTILINE)
    assert code is not None
    assert client.post("/fr/account/login/code/confirm/", {"code": code.group(1)}).status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get("/cms/")["Location"].startswith("/fr/me/second-factor/")


@pytest.mark.parametrize("steps", [-3, -4])
def test_an_old_code_is_refused(client: Client, steps: int) -> None:
    user = make_user(role=Role.EDITOR)
    secret = add_app(user)
    login(client, user)
    answer = client.post("/fr/account/2fa/reauthenticate/", {"code": code_of(secret, steps=steps)})
    assert answer.status_code == 422
    assert client.get("/cms/").status_code == 302


def test_a_code_works_once(client: Client) -> None:
    user = make_user(role=Role.EDITOR)
    secret = add_app(user)
    code = code_of(secret)
    first, second = login(Client(), user), login(Client(), user)
    assert first.post("/fr/account/2fa/reauthenticate/", {"code": code}).status_code == 302
    assert second.post("/fr/account/2fa/reauthenticate/", {"code": code}).status_code == 422


def test_the_policy_is_loose_in_the_administration_only(client: Client) -> None:
    session = login_with_mfa(client, make_user(role=Role.EDITOR))
    assert "'unsafe-inline'" in session.get("/cms/")["Content-Security-Policy"]
    for address in ("/fr/me/", "/fr/account/email/", "/fr/account/sessions/"):
        assert "unsafe-inline" not in session.get(address)["Content-Security-Policy"]


def test_the_administration_speaks_the_persons_language(client: Client) -> None:
    user = make_user(role=Role.EDITOR, language="de")
    session = login_with_mfa(client, user)
    assert '<html lang="de"' in re.sub(r"\s+", " ", session.get("/cms/").content.decode())
    user.language = "it"
    user.save()
    assert '<html lang="it"' in re.sub(r"\s+", " ", session.get("/cms/").content.decode())


@pytest.fixture
def restricted() -> PageViewRestriction:
    """The first page of the site, behind a password of its own."""
    page = Site.objects.get(is_default_site=True).root_page
    return PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesam")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pages_own_password_opens_that_page_only(
    client: Client, restricted: PageViewRestriction, language: str
) -> None:
    make_user(role=Role.EDITOR, email="editor@example.org")
    address = f"/{language}/_util/authenticate_with_password/{restricted.pk}/{restricted.page_id}/"
    form = {"password": "sesam", "return_url": "/cms/", "username": "editor@example.org", "login": "editor@example.org"}
    assert client.post(address, form).status_code == 302
    assert "_auth_user_id" not in client.session
    assert client.get("/cms/")["Location"].endswith("/account/login/?next=/cms/")


def test_what_needs_a_login_leads_to_the_one_login(client: Client, restricted: PageViewRestriction) -> None:
    restricted.restriction_type = "login"
    restricted.save()
    answer = client.get(f"/fr{restricted.page.url_path[restricted.page.url_path.index('/', 1) :]}", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/fr/account/login/?next=")


def test_files_behind_a_login_lead_to_the_one_login(client: Client) -> None:
    collection = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    file = File.objects.create(title="x", file=ContentFile(b"text", name="x.txt"), collection=collection)
    answer = client.get(file.url, follow=True)
    assert answer.redirect_chain == [] or "/account/login/" in answer.redirect_chain[-1][0]
    assert b"".join(getattr(answer, "streaming_content", [answer.content])) != b"text"
