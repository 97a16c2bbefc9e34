"""python -m config.bench_catalogue.fill MATERIALS: generated materials in the catalogues of the demo, up to so many.

Written in bulk, as if they had been published over three years; nothing of it is announced or indexed.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from random import Random
from uuid import UUID, uuid4

import django

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402 - models need the settings
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Page  # noqa: E402

from hub.pages.models import PageRecord  # noqa: E402
from resources.materials.choices import Audience, Format, Level, Situation  # noqa: E402
from resources.materials.models import Facet, MaterialIndexPage, MaterialPage  # noqa: E402
from resources.materials.services.facets import facets_of  # noqa: E402
from resources.themes.models import ThemePage  # noqa: E402

LANGUAGES = ("fr", "de", "it", "en")
MINUTES = (5, 10, 15, 30, 45, 60, 90, 180, 360)
DAYS = 3 * 365
BATCH = 500


def main(materials: int) -> None:
    """Add what lacks; what is there stays."""
    have = MaterialPage.objects.values("translation_key").distinct().count()
    while have < materials:
        number = min(BATCH, materials - have)
        with transaction.atomic():
            _add(have, number)
        have += number
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(have)


def _add(first: int, number: int) -> None:
    chance = Random(first)  # noqa: S311 - the same materials each time
    indexes = {index.locale.language_code: index for index in MaterialIndexPage.objects.select_related("locale")}
    themes = sorted(set(ThemePage.objects.values_list("code", flat=True)))
    kind = ContentType.objects.get_for_model(MaterialPage)
    begun = timezone.now() - timedelta(days=DAYS)
    made: list[MaterialPage] = []
    sources: set[UUID] = set()
    for place in range(first, first + number):
        key, filed = uuid4(), _filed(chance, themes)
        published = begun + timedelta(minutes=chance.randrange(DAYS * 24 * 60))
        for language in chance.sample(LANGUAGES, 2 if place % 3 == 0 else 1):
            index = indexes[language]
            index.numchild += 1
            page = MaterialPage(
                title=f"Feuille {place} pour le tandem", slug=f"bench-{place}", translation_key=key,
                locale=index.locale,
                path=Page._get_path(index.path, index.depth + 1, index.numchild + 1_000), depth=index.depth + 1,
                url_path=f"{index.url_path}bench-{place}/", content_type=kind, live=True,
                first_published_at=published, last_published_at=published,
                summary="Une phrase qui dit à quoi sert cette feuille, et quand on la sort de son sac.",
                use="Lisez-la la veille, à deux si possible, et gardez la moitié pour la fois suivante.",
                text="1. Se dire bonjour.\n2. Se dire pourquoi on est là.\n3. Fixer la date suivante.",
                **filed,
            )  # fmt: skip
            page.draft_title = page.title
            page.render_sections()
            made.append(page)
            if key not in sources:
                sources.add(key)
                page.is_first = True
    # Two tables, one row in each: Django writes only one of them in bulk.
    columns = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    rows = Page.objects.bulk_create([Page(**{name: getattr(page, name) for name in columns}) for page in made])
    for page, row in zip(made, rows, strict=True):
        page.pk = page.page_ptr_id = row.pk
    MaterialPage._base_manager._insert(made, fields=MaterialPage._meta.local_concrete_fields, using="default")
    PageRecord.objects.bulk_create(
        PageRecord(page_id=page.pk, is_source=getattr(page, "is_first", False)) for page in made
    )
    languages: dict[UUID, set[str]] = {}
    for page in made:
        languages.setdefault(page.translation_key, set()).add(page.locale.language_code)
    Facet.objects.bulk_create(
        Facet(page_id=page.pk, kind=kind_of, value=value)
        for page in made
        for kind_of, value in (
            *facets_of(page),
            *((Facet.Kind.LANGUAGE, code) for code in languages[page.translation_key]),
        )
    )
    for index in indexes.values():
        Page.objects.filter(pk=index.pk).update(numchild=index.numchild)


def _filed(chance: Random, themes: list[str]) -> dict[str, object]:
    return {
        "situations": chance.sample(Situation.values, chance.randint(1, 3)),
        "audiences": chance.sample(Audience.values, chance.randint(1, 2)),
        "themes": chance.sample(themes, chance.randint(1, 2)),
        "format": chance.choice(Format.values),
        "level": chance.choice(Level.values),
        "minutes": chance.choice(MINUTES),
        "made_by": "Projet généré",
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
