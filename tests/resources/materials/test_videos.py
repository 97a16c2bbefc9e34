"""Which addresses of videos are known, and what a frame would load."""

from __future__ import annotations

import pytest

from resources.materials.videos import read_video


@pytest.mark.parametrize(
    ("url", "provider", "frame"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=3", "YouTube", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://youtu.be/abcdefghijk", "YouTube", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://www.youtube.com/shorts/abcdefghijk", "YouTube", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/123456789", "Vimeo", "https://player.vimeo.com/video/123456789?dnt=1"),
        ("https://tube.switch.ch/videos/abcd1234", "SWITCHtube", "https://tube.switch.ch/embed/abcd1234"),
    ],
)  # fmt: skip
def test_known_ones_are_shown_without_cookies(url: str, provider: str, frame: str) -> None:
    video = read_video(url)
    assert video is not None
    assert (video.provider, video.frame) == (provider, frame)


@pytest.mark.parametrize(
    "url",
    [
        "", "javascript:alert(1)", "http://vimeo.com/123456789", "https://vimeo.com.evil.example/123456789",
        "https://www.youtube.com/watch?v=%22onload%3Dalert(1)", "https://[::1", "https://youtu.be/", "x" * 5000,
        "https://vimeo.com@evil.example/123456789", "https://www.youtube.com/watch?v=../../evil",
    ],
)  # fmt: skip
def test_everything_else_is_not_a_video(url: str) -> None:
    assert read_video(url) is None
