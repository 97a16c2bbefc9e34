"""Addresses of views, looked up once."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language


def address(name: str, *args: str | int) -> str:
    """What `reverse` gives for the active language; a page names dozens, and they change only with the code."""
    return _address(name, args, get_language(), get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


@lru_cache(maxsize=5000)
def _address(name: str, args: tuple[str | int, ...], *place: str | None) -> str:
    return reverse(name, args=args)
