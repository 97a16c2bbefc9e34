"""Pictures: measured by their headers, decoded in full, and written anew without what a camera adds."""

from __future__ import annotations

import io
import threading
import warnings
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, ImageSequence

from hub.media.checks.picture_headers import BrokenPicture, Header, read_header
from hub.media.errors import RefusedUpload

MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000
MAX_FRAMES = 60
# An animation is decoded frame by frame but kept as a whole.
MAX_ANIMATED_PIXELS = 24_000_000
# Larger than any screen shows; what goes beyond only fills the disk.
KEPT_SIDE = 3200
_FORMATS = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}
# One picture at a time in each process: forty megapixels take 160 MB while they are open.
_decoding = threading.Lock()


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture as it is kept: its bytes and the extension that goes with them."""

    data: bytes
    extension: str


def clean_picture(data: bytes) -> CleanPicture:
    """The picture in `data`, upright, without metadata. Raises RefusedUpload with what to do."""
    try:
        header = read_header(data)
    except BrokenPicture:
        raise _damaged() from None
    if header is None:
        raise RefusedUpload(
            _("Ce n’est pas une image que la plateforme sait lire. Envoyez un fichier JPEG, PNG, WebP ou GIF.")
        )
    _measure(header)
    try:
        with _decoding, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _rewrite(data, header)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError, OverflowError) as error:
        raise _damaged() from error


def _damaged() -> RefusedUpload:
    return RefusedUpload(
        _("Cette image est abîmée ou incomplète. "
          "Ouvrez-la sur votre appareil, enregistrez-la à nouveau et renvoyez-la.")
    )  # fmt: skip


def _measure(header: Header) -> None:
    if header.width < 1 or header.height < 1:
        raise _damaged()
    if header.width * header.height > MAX_PIXELS or max(header.width, header.height) > MAX_SIDE:
        raise RefusedUpload(
            _("Cette image mesure %(width)s × %(height)s points, c’est trop. Réduisez-la à %(side)s points de côté.")
            % {"width": header.width, "height": header.height, "side": KEPT_SIDE}
        )
    animated = header.frames > 1
    if header.frames > MAX_FRAMES or (animated and header.width * header.height * header.frames > MAX_ANIMATED_PIXELS):
        raise RefusedUpload(
            _("Cette animation est trop longue ou trop grande. "
              "Gardez au plus %(frames)s images, ou envoyez une image fixe.") % {"frames": MAX_FRAMES}
        )  # fmt: skip


def _rewrite(data: bytes, header: Header) -> CleanPicture:
    wanted = _FORMATS[header.kind]
    with Image.open(io.BytesIO(data), formats=[wanted]) as picture:
        if picture.size[0] * picture.size[1] > MAX_PIXELS:
            raise ValueError
        frames = getattr(picture, "n_frames", 1)
        if header.kind in ("gif", "webp") and 1 < frames <= MAX_FRAMES:
            return CleanPicture(_animation(picture, wanted), header.kind)
        if header.kind == "jpg":
            picture.draft("RGB", (KEPT_SIDE, KEPT_SIDE))
        picture.load()
        still = _plain(ImageOps.exif_transpose(picture))
        still.thumbnail((KEPT_SIDE, KEPT_SIDE))
        return CleanPicture(_save(still, wanted), header.kind)


def _plain(picture: Image.Image) -> Image.Image:
    """The points alone: colours in sRGB, nothing beside them."""
    profile = picture.info.get("icc_profile")
    transparent = "A" in picture.getbands() or "transparency" in picture.info
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        picture = _to_srgb(picture, profile)
    mode = "RGBA" if transparent else "L" if picture.mode in ("1", "L") else "RGB"
    plain = picture.convert(mode)
    plain.info = {}
    return plain


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode: Any = "RGBA" if picture.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _save(picture: Image.Image, wanted: str) -> bytes:
    out = io.BytesIO()
    if wanted == "JPEG":
        picture.convert("RGB" if picture.mode != "L" else "L").save(
            out, "JPEG", quality=88, optimize=True, progressive=True
        )
    elif wanted == "WEBP":
        picture.save(out, "WEBP", quality=88, method=4)
    else:
        picture.save(out, wanted, optimize=wanted == "PNG" and picture.width * picture.height < 2_000_000)
    return out.getvalue()


def _animation(picture: Image.Image, wanted: str) -> bytes:
    loop = picture.info.get("loop", 0)
    frames, durations = [], []
    for frame in ImageSequence.Iterator(picture):
        durations.append(frame.info.get("duration", 100))
        frames.append(_plain(frame).convert("RGBA"))
    # Whole frames replace each other, so nothing of the one before shows through.
    how: dict[str, Any] = {"disposal": 2} if wanted == "GIF" else {"quality": 80}
    out = io.BytesIO()
    frames[0].save(out, wanted, save_all=True, append_images=frames[1:], duration=durations, loop=loop, **how)
    return out.getvalue()
