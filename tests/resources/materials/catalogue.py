"""Catalogues of materials that tests stand on."""

from __future__ import annotations

from typing import Any

from hub.accounts.models import User
from hub.media.models import File
from hub.pages.models import PageRecord
from resources.materials.models import MaterialFile, MaterialIndexPage, MaterialPage
from tests.trees import make_tree

SLUGS = {"fr": "materiel", "de": "schulungsmaterial", "it": "materiale", "en": "materials"}
FULL: dict[str, Any] = {
    "summary": "Huit questions pour que la première heure ne soit ni un interrogatoire ni un silence.",
    "use": "Envoyez la feuille deux jours avant : chaque personne coche ce dont elle veut bien parler.",
    "text": "1. Comment voulez-vous que l’on vous appelle ?\n2. De quoi **aimez-vous** parler ?",
    "sources": "Trois ans de tandems.",
    "situations": ["first-meeting"],
    "audiences": ["tandem"],
    "themes": ["quality"],
    "format": "exercise",
    "minutes": 60,
    "made_by": "Passerelles Lausanne",
}


def make_catalogue() -> None:
    """The tree of `make_tree` with a catalogue in each language."""
    first = None
    for language, home in make_tree().items():
        index = MaterialIndexPage(title="Matériel", slug=SLUGS[language], locale=home.locale, show_in_menus=True)
        if first:
            index.translation_key = first.translation_key
        home.add_child(instance=index)
        first = first or index


def make_material(
    owner: User | None, *, language: str = "fr", live: bool = True, files: tuple[File, ...] = (), **fields: Any
) -> MaterialPage:
    """A complete material in the catalogue in `language`; published unless `live` is False."""
    index = MaterialIndexPage.objects.get(locale__language_code=language)
    values = FULL | {"title": "Huit questions pour commencer"} | fields
    slug = values.pop("slug", None) or f"material-{MaterialPage.objects.count() + 1}"
    source = values.pop("translation_of", None)
    material = MaterialPage(slug=slug, owner=owner, live=False, locale=index.locale, **values)
    if source is not None:
        material.translation_key = source.translation_key
    material.render_sections()
    material.files = [MaterialFile(file=file, label=file.title) for file in files]
    index.add_child(instance=material)
    PageRecord.objects.update_or_create(
        page_id=material.pk,
        defaults={"is_source": source is None, "based_on_version": 0 if source is None else 1},
    )
    revision = material.save_revision(user=owner)
    if live:
        revision.publish()
        material.refresh_from_db()
    return material
