"""What programs find at fixed addresses."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from exchange.directory.models import Project
from hub.accounts.roles import Role
from tests import trees

pytestmark = pytest.mark.django_db


def test_the_sitemap_names_real_translations_only(client: Client) -> None:
    trees.make_tree()
    owner = trees.make_person("claire@example.org", "Claire", Role.PROJECT_LEADER)
    source = trees.make_practice(owner, slug="liste")
    trees.make_practice(owner, language="de", slug="warteliste", translation_of=source)
    trees.make_practice(owner, language="it", slug="sola")
    trees.make_practice(owner, slug="brouillon", live=False)
    Project.objects.create(name="Aare", slug="aare")
    document = ElementTree.fromstring(client.get("/sitemap.xml").content)
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = {
        url.findtext("s:loc", namespaces=space): {link.get("hreflang") for link in url.findall("x:link", space)}
        for url in document.findall("s:url", space)
    }
    site = "http://localhost:8000"
    assert found[f"{site}/fr/pratiques/liste/"] == {"fr", "de"}
    assert found[f"{site}/de/praxis/warteliste/"] == {"fr", "de"}
    assert found[f"{site}/it/pratiche/sola/"] == set()
    assert f"{site}/fr/projects/aare/" in found
    assert not any("brouillon" in str(address) for address in found)


def test_programs_are_told_where_to_go_and_whom_to_tell(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Sitemap: http" in robots
    assert "/invitation/" in robots
    assert "/queue/" not in robots
    told = client.get("/.well-known/security.txt")
    assert told["Content-Type"].startswith("text/plain")
    assert "Contact: " in told.content.decode()
    assert client.get("/manifest.webmanifest").json()["icons"]


def test_the_doors_can_be_found_and_what_lies_behind_a_code_cannot(client: Client) -> None:
    door = client.get("/fr/account/login/", {"next": "/fr/work/"}).content.decode()
    assert "noindex" not in door
    assert 'rel="canonical" href="http://testserver/fr/account/login/"' in door
    assert door.count('name="description"') == 1
    assert "noindex" in client.get("/fr/account/password/reset/").content.decode()
