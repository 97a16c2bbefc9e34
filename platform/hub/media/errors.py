"""Why an upload was not taken."""

from __future__ import annotations

from http import HTTPStatus


class RefusedUpload(Exception):  # noqa: N818 - named for what happens, as people read it
    """What was sent cannot be taken; `str()` says why and what to do, in the reader's language.

    `status` is the one to answer with: 400, or 413 where it is too large.
    """

    def __init__(self, message: str, status: int = HTTPStatus.BAD_REQUEST) -> None:
        super().__init__(message)
        self.message = message
        self.status = int(status)

    def __str__(self) -> str:
        return self.message
