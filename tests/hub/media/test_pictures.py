"""Pictures come in by their content, upright and bare."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from PIL import Image

from hub.media.checks.intake import checked_picture
from hub.media.errors import RefusedUpload
from tests.hub.media import samples
from tests.hub.media.samples import upload

pytestmark = pytest.mark.once


def kept(data: bytes, name: str = "photo.jpg") -> Image.Image:
    return Image.open(io.BytesIO(checked_picture(upload(name, data)).read()))


@pytest.mark.parametrize(("kind", "extension"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp")])
def test_the_four_kinds_are_taken_whatever_they_are_called(kind: str, extension: str) -> None:
    checked = checked_picture(upload("image.exe", samples.picture(kind)))
    assert checked.name == f"image.{extension}"
    assert Image.open(io.BytesIO(checked.read())).size == (64, 48)


def test_place_camera_and_comment_are_gone_and_the_picture_stands_upright() -> None:
    checked = checked_picture(upload("photo.jpg", samples.camera_picture()))
    data = checked.read()
    assert b"SECRET" not in data
    assert not Image.open(io.BytesIO(data)).getexif()
    assert Image.open(io.BytesIO(data)).size == (40, 80)


def test_what_hides_behind_a_picture_is_gone() -> None:
    data = samples.picture("PNG") + samples.packed({"x.txt": b"HIDDEN-TAIL"})
    assert b"HIDDEN-TAIL" not in checked_picture(upload("x.png", data)).read()


def test_transparency_stays() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert kept(out.getvalue()).getpixel((0, 0)) == (0, 0, 0, 0)


def test_more_than_screens_show_is_scaled_down() -> None:
    assert max(kept(samples.picture("JPEG", (5000, 1000))).size) == 3200


def test_a_short_animation_stays_one() -> None:
    for kind in ("GIF", "WEBP"):
        assert getattr(kept(samples.animation(5, kind=kind)), "n_frames", 1) == 5


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK"])
def test_every_way_of_writing_colours_is_understood(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (10, 10)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert kept(out.getvalue()).size == (10, 10)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        samples.pdf(),
        samples.picture("PNG")[:60],
        samples.picture("JPEG", (400, 400))[:-200],
        samples.picture("WEBP")[:40],
        samples.animation(3)[:-30],
        samples.picture("TIFF"),
        samples.picture("BMP"),
        samples.TEST_VIRUS,
    ],
    ids=["empty", "html", "svg", "pdf", "cut png", "cut jpeg", "cut webp", "cut gif", "tiff", "bmp", "virus"],
)
def test_what_is_no_whole_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(RefusedUpload) as refusal:
        checked_picture(upload("photo.png", data))
    assert refusal.value.status == 400
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("size", [(20000, 20000), (30000, 30000), (13000, 10)])
def test_bombs_are_refused_by_their_headers_alone(size: tuple[int, int]) -> None:
    data = samples.claimed_png(*size)
    tracemalloc.start()
    with pytest.raises(RefusedUpload, match="c’est trop"):
        checked_picture(upload("bomb.png", data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_webp_that_claims_a_huge_canvas_is_not_opened() -> None:
    data = bytearray(samples.animation(2, kind="WEBP"))
    data[24:30] = (16000).to_bytes(3, "little") * 2
    with pytest.raises(RefusedUpload, match="c’est trop"):
        checked_picture(upload("bomb.webp", bytes(data)))


def test_endless_animations_are_refused() -> None:
    with pytest.raises(RefusedUpload, match="animation"):
        checked_picture(upload("x.gif", samples.animation(61)))


def test_too_heavy_is_said_with_its_own_status(settings: object) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100  # type: ignore[attr-defined]
    with pytest.raises(RefusedUpload) as refusal:
        checked_picture(upload("x.png", samples.picture()))
    assert refusal.value.status == 413
