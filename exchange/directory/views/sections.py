"""The lists of the directory, as tabs over each of them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def directory_tabs(active: str) -> list[dict[str, Any]]:
    """What `components/tabs.html` shows; `active` is the name of the view that the reader is on."""
    tabs = (
        ("projects", _("Projets")),
        ("people", _("Personnes")),
        ("networks", _("Réseaux de mentorat")),
        ("organisations", _("Partenaires et autorités")),
        ("pool", _("Bourse des tandems")),
    )
    return [{"label": label, "url": reverse(f"directory:{name}"), "active": name == active} for name, label in tabs]
