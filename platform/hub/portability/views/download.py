"""All that is mine, to take along."""

from __future__ import annotations

import tempfile
from typing import IO, Any, cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from hub.portability.queries.archives import latest
from hub.portability.services.build_archive import collect, size_of_files, write_archive
from hub.portability.services.order_archive import order_archive


@require_http_methods(["GET", "POST"])
@login_required
def take_along(request: HttpRequest) -> HttpResponseBase:
    """Say what the archive holds; on demand make it: at once when it is small, otherwise in the background."""
    if request.method == "POST":
        collected = collect(user=request.user)
        if size_of_files(collected) > settings.EXPORT_AT_ONCE_BYTES:
            order_archive(user=request.user)
            return redirect("portability:take_along")
        target = cast(IO[bytes], tempfile.SpooledTemporaryFile(max_size=1024 * 1024))  # noqa: SIM115
        write_archive(user=request.user, collected=collected, target=target)
        target.seek(0)
        return _as_download(target)
    return _page(request)


@require_GET
@login_required
def download(request: HttpRequest) -> HttpResponseBase:
    """The archive that was made in the background; only ever the person's own."""
    archive = latest(request.user)
    if archive is None or not archive.ready_at:
        raise Http404
    return _as_download(cast(Any, archive.file.open("rb")))


def _page(request: HttpRequest) -> HttpResponse:
    return render(request, "hub/accounts/take_along.html", {"archive": latest(request.user)})


def _as_download(source: IO[bytes]) -> FileResponse:
    name = f"relais-{timezone.localdate():%Y-%m-%d}.zip"
    return FileResponse(source, as_attachment=True, filename=name, content_type="application/zip")
