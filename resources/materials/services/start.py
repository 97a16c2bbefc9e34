"""Beginning a material."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from hub.contributions.services.start import start_page
from resources.materials.choices import Format
from resources.materials.models import MaterialIndexPage, MaterialPage

if TYPE_CHECKING:
    from hub.accounts.models import User


def start_material(
    *, user: User, title: str, language: str, format: str = Format.TEXT, key: UUID | None = None
) -> MaterialPage:
    """A new draft of `user`'s in the catalogue in `language`; `key` is as in `start_page`.

    Raises MaterialIndexPage.DoesNotExist where the site has no catalogue in that language.
    """
    index = MaterialIndexPage.objects.get(locale__language_code=language)
    return start_page(page=MaterialPage(title=title, format=format), under=index, user=user, key=key)
