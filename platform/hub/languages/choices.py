"""The four languages of the platform."""

from django.db import models


class Language(models.TextChoices):
    """Languages of interface and content, each under its own name."""

    FRENCH = "fr", "Français"
    GERMAN = "de", "Deutsch"
    ITALIAN = "it", "Italiano"
    ENGLISH = "en", "English"


FALLBACK_ORDER: dict[str, tuple[str, ...]] = {
    "fr": ("fr", "it", "en", "de"),
    "de": ("de", "en", "fr", "it"),
    "it": ("it", "fr", "en", "de"),
    "en": ("en", "fr", "de", "it"),
}
"""For each reader's language, the languages in which to offer what has no translation."""
