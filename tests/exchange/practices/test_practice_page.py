"""The page of a practice."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from exchange.directory.models import Project
from exchange.practices.models import Adoption
from hub.accounts.roles import Role
from hub.contributions.models import Coauthor
from tests import trees

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(db: None) -> Any:
    trees.make_tree()
    owner = trees.make_person("claire@example.org", "Claire Rochat", Role.PROJECT_LEADER)
    project = Project.objects.create(name="Passerelles", slug="passerelles", cantons=["VD"])
    return trees.make_practice(
        owner, slug="liste", title="Une liste <b>", project=project,
        figures=[{"value": "31", "label": "tandems", "note": "exemple"}],
    )  # fmt: skip


def read(client: Client, address: str = "/fr/pratiques/liste/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_it_tells_the_practice_in_order_with_what_failed_as_large_as_what_worked(client: Client, practice: Any) -> None:
    html = read(client)
    places = [html.index(f'id="{name}"') for name in ("situation", "actions", "change", "failures", "cost", "contact")]
    assert places == sorted(places)
    assert "outcome--worked" in html
    assert "outcome--failed" in html
    assert "<strong>deux fois moins</strong>" in html
    assert "Une liste &lt;b&gt;" in html
    assert "Claire Rochat" in html
    assert 'href="/fr/projects/passerelles/"' in html
    assert f'href="/fr/versions/{practice.pk}/"' in html
    assert "tandems" in html


def test_coauthors_and_the_projects_that_took_it_up_are_named(client: Client, practice: Any) -> None:
    marc = trees.make_person("marc@example.org", "Marc Favre", Role.MENTOR)
    Coauthor.objects.create(page_id=practice.pk, user=marc)
    other = Project.objects.create(name="Tandem Aare", slug="aare", cantons=["BE"])
    Adoption.objects.create(
        practice_key=practice.translation_key, project=other, language="de", changed="Ein <i>wenig</i>.", outcome="Gut."
    )
    html = read(client)
    assert "Marc Favre" in html
    assert "Ein &lt;i&gt;wenig&lt;/i&gt;." in html
    assert re.search(r'lang="de"[^>]*>.*Gut\.', html)


def test_past_its_date_it_says_so(client: Client, practice: Any) -> None:
    assert "callout--overdue" not in read(client)
    practice.confirm_by = timezone.localdate() - timedelta(days=3)
    practice.save()
    assert "callout--overdue" in read(client)


def test_related_practices_share_a_theme_or_a_group(client: Client, practice: Any) -> None:
    trees.make_practice(practice.owner, title="Voisine")
    trees.make_practice(practice.owner, title="Lointaine", themes=["organisation"], target_groups=["women"])
    html = read(client).split('id="related"')[1]
    assert "Voisine" in html
    assert "Lointaine" not in html


def test_messengers_and_machines_are_told_what_it_is(client: Client, practice: Any) -> None:
    head = read(client).split("</head>")[0]
    assert '<meta property="og:title" content="Une liste &lt;b&gt;">' in head
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', head, re.S)
    assert data
    assert json.loads(data[1])["headline"] == "Une liste <b>"
    assert "<b>" not in data[1]


def test_it_costs_at_most_twelve_queries_and_no_more_with_a_long_trail(
    client: Client, practice: Any, django_assert_max_num_queries: Any
) -> None:
    read(client)
    # Nothing is kept from one request to the next here: menus and labels are asked for again.
    with django_assert_max_num_queries(12) as first:
        read(client)
    for number in range(6):
        project = Project.objects.create(name=f"P{number}", slug=f"p{number}")
        Adoption.objects.create(practice_key=practice.translation_key, project=project, language="fr", changed="x")
        trees.make_practice(practice.owner)
    with django_assert_max_num_queries(len(first)):
        read(client)


def test_with_what_is_kept_in_production_it_costs_one_query(
    client: Client, practice: Any, settings: Any, tmp_path: Any, django_assert_max_num_queries: Any
) -> None:
    settings.PAGECACHE = settings.PAGECACHE | {"generation": "file", "file": str(tmp_path / "generation")}
    read(client)
    with django_assert_max_num_queries(1):
        read(client)


def test_the_paper_is_a_tagged_pdf_in_the_language_of_the_text(client: Client, practice: Any, settings: Any) -> None:
    response = client.get(f"/de/practices/{practice.pk}/practice.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response["Content-Language"] == "fr"
    import io

    document = pypdf.PdfReader(io.BytesIO(response.content))
    catalogue = document.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert str(catalogue["/Lang"]).startswith("fr")
    text = " ".join(page.extract_text() for page in document.pages)
    assert "Une liste <b>" in text
    assert "deux fois moins" in text
    assert client.get(f"/fr/practices/{practice.pk}/practice.pdf").content == response.content


def test_markup_in_a_text_stays_text_on_paper(client: Client, practice: Any) -> None:
    practice.situation = '#import "@preview/x:1.0.0"\n\n$1 / 0$ #panic() `#sys` <script>x</script>'
    practice.render_sections()
    practice.save()
    response = client.get(f"/fr/practices/{practice.pk}/practice.pdf")
    assert response.content.startswith(b"%PDF")


def test_the_short_address_leads_to_the_browsers_language(client: Client, practice: Any) -> None:
    trees.make_practice(practice.owner, language="de", slug="warteliste", translation_of=practice)
    german = client.get(f"/p/{practice.pk}", headers={"accept-language": "de-CH,de;q=0.9"})
    assert german["Location"] == "/de/praxis/warteliste/"
    italian = client.get(f"/p/{practice.pk}", headers={"accept-language": "it"})
    assert italian["Location"] == "/it/pratiche/liste/"
    assert "Accept-Language" in italian["Vary"]
    assert client.get("/p/999999", follow=True).status_code == 404


def test_the_code_is_an_svg_and_can_be_shown_large(client: Client, practice: Any) -> None:
    response = client.get(f"/p/{practice.pk}/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(response.content).tag.endswith("svg")
    assert f"/p/{practice.pk}/qr.svg" in read(client, f"/fr/p/{practice.pk}/qr/")


def test_the_feed_says_which_language_each_entry_is_in(client: Client, practice: Any) -> None:
    trees.make_practice(practice.owner, language="de", title="Nur deutsch", themes=["organisation"])
    feed = ElementTree.fromstring(client.get("/fr/practices/feed.atom").content)
    atom = "{http://www.w3.org/2005/Atom}"
    languages = {
        entry.findtext(f"{atom}title"): entry.get("{http://www.w3.org/XML/1998/namespace}lang")
        for entry in feed.iter(f"{atom}entry")
    }
    assert languages == {"Une liste <b>": "fr", "Nur deutsch": "de"}
    of_theme = client.get("/fr/practices/feed/quality.atom").content.decode()
    assert "Nur deutsch" not in of_theme
    assert client.get("/fr/practices/feed/nothing.atom").status_code == 404


def test_a_draft_is_nowhere(client: Client, practice: Any) -> None:
    draft = trees.make_practice(practice.owner, slug="brouillon", title="Pas encore", live=False)
    for address in (
        "/fr/pratiques/brouillon/", "/de/praxis/brouillon/", f"/p/{draft.pk}", f"/p/{draft.pk}/qr.svg",
        f"/fr/p/{draft.pk}/qr/", f"/fr/practices/{draft.pk}/practice.pdf",
    ):  # fmt: skip
        assert client.get(address, follow=True).status_code == 404, address
    for address in ("/fr/pratiques/", "/fr/practices/feed.atom", "/fr/", "/fr/themes/quality/"):
        assert "Pas encore" not in client.get(address).content.decode()
