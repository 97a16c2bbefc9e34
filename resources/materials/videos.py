"""Videos that stand elsewhere: whose addresses are known, and how they are shown without being loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_CODE = re.compile(r"[\w-]{4,64}")


@dataclass(frozen=True, slots=True)
class Video:
    """A video as a page shows it: whose it is, where a person watches it, and what a frame loads."""

    provider: str
    url: str
    frame: str


def _youtube(path: str, query: str) -> str:
    asked = parse_qs(query).get("v", [""])[0]
    return asked or path.removeprefix("/shorts/").removeprefix("/embed/").strip("/")


def _last(path: str, query: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class _Provider:
    name: str
    code: Callable[[str, str], str]
    frame: str


_YOUTUBE = _Provider("YouTube", _youtube, "https://www.youtube-nocookie.com/embed/{}")
# Both set no cookie when they are asked so.
_PROVIDERS = {
    "www.youtube.com": _YOUTUBE,
    "youtube.com": _YOUTUBE,
    "m.youtube.com": _YOUTUBE,
    "youtu.be": _YOUTUBE,
    "www.youtube-nocookie.com": _YOUTUBE,
    "vimeo.com": _Provider("Vimeo", _last, "https://player.vimeo.com/video/{}?dnt=1"),
    "player.vimeo.com": _Provider("Vimeo", _last, "https://player.vimeo.com/video/{}?dnt=1"),
    "tube.switch.ch": _Provider("SWITCHtube", _last, "https://tube.switch.ch/embed/{}"),
}


def read_video(url: str) -> Video | None:
    """The video at `url`, or None where the address is not one of a provider that is known."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    provider = _PROVIDERS.get((parts.hostname or "").lower())
    if provider is None or parts.scheme != "https":
        return None
    code = provider.code(parts.path, parts.query)
    if not _CODE.fullmatch(code):
        return None
    return Video(provider.name, url.strip(), provider.frame.format(code))


def known_video(url: str) -> None:
    """Raises ValidationError where a page could not show the video at `url`."""
    if read_video(url) is None:
        raise ValidationError(
            _("Cette adresse n’est pas celle d’une vidéo de SWITCHtube, Vimeo ou YouTube (https://…)."),
            code="unknown_video",
        )
