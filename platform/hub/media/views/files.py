"""Giving out files and pictures."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.models import document_served

from hub.media.access import is_public, may_read
from hub.media.models import File, FilePreview

# Whatever somebody managed to upload: it runs nothing, loads nothing and is nobody's origin.
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
PICTURE_TYPES = {"image/gif", "image/jpeg", "image/png", "image/webp"}


@require_safe
def serve_file(request: HttpRequest, pk: int, filename: str) -> HttpResponseBase:
    """Give the file to whom it is open; for others there is none, as where there is none."""
    file: Any = File.objects.filter(pk=pk).select_related("collection").first()
    if file is None or file.filename != filename or not may_read(request.user, file):
        raise Http404
    for hook in hooks.get_hooks("before_serve_document"):
        answer = hook(file, request)
        if isinstance(answer, HttpResponse):
            return answer
    document_served.send(sender=File, instance=file, request=request)
    etag = f'"{file.get_file_hash()}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    else:
        try:
            content = file.file.open("rb")
        except OSError as error:
            raise Http404 from error
        kind = TYPES.get(file.file_extension.lower(), "application/octet-stream")
        response = FileResponse(content, as_attachment=True, filename=file.filename, content_type=kind)
        harden(response)
    response["ETag"] = etag
    # Asked again each time: what is public today may be withdrawn tomorrow.
    response["Cache-Control"] = "no-cache" if is_public(file) else "private, no-cache"
    if not is_public(file):
        response["X-Robots-Tag"] = "noindex"
    patch_vary_headers(response, ["Cookie"])
    return response


@require_safe
def serve_page(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """Give a page of a file as a picture, to whom the file is open; for others there is none."""
    preview = FilePreview.objects.filter(pk=pk).select_related("file").first()
    if preview is None or not 1 <= number <= len(preview.pages) or not may_read(request.user, preview.file):
        raise Http404
    etag = f'"{preview.file_hash}-{preview.drawer}-{number}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    else:
        try:
            content = default_storage.open(preview.pages[number - 1][0], "rb")
        except OSError as error:
            raise Http404 from error
        response = FileResponse(content, content_type="image/webp")
        harden(response)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    patch_vary_headers(response, ["Cookie"])
    return response


@require_safe
def serve_picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give a picture in one size, where no server in front does; originals have no address."""
    kind = mimetypes.guess_type(name)[0]
    if kind not in PICTURE_TYPES:
        raise Http404
    try:
        content = default_storage.open(f"images/{name}", "rb")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(content, content_type=kind)
    harden(response)
    response["Cache-Control"] = "private, max-age=86400"
    response["X-Robots-Tag"] = "noindex"
    return response


def harden(response: HttpResponseBase) -> None:
    """Let what people sent run nothing, load nothing and be nobody's origin."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["Cross-Origin-Resource-Policy"] = "same-origin"
