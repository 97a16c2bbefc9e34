"""The public record of a page: its versions and what changed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hub.contributions.kinds import Kind
from hub.contributions.models import ContributedPage
from hub.contributions.queries.drafts import contributed_page_or_404
from hub.contributions.queries.versions import differences, versions_of
from hub.pages.models import PublishedVersion


def _live_or_404(pk: int) -> tuple[ContributedPage, Kind]:
    page, kind = contributed_page_or_404(pk)
    if not page.live:
        raise Http404
    return page, kind


def _pick(versions: list[PublishedVersion], wanted: str | None, default: PublishedVersion) -> PublishedVersion:
    if wanted is None:
        return default
    found = next((version for version in versions if str(version.number) == wanted), None)
    if found is None:
        raise Http404
    return found


def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version, and two of them side by side (`?a=1&b=2`; by default the last two)."""
    page, kind = _live_or_404(pk)
    found = versions_of(page)
    context: dict[str, Any] = {"page": page, "kind": kind, "versions": found}
    if len(found) > 1:
        before = _pick(found, request.GET.get("a"), found[1])
        after = _pick(found, request.GET.get("b"), found[0])
        rows = differences(before.content, after.content, kind.compared_fields, kind.guide())
        context |= {
            "before": before,
            "after": after,
            "differences": [row for row in rows if row.changed],
            "unchanged": [row for row in rows if not row.changed],
        }
    return render(request, "hub/contributions/versions.html", context)


def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version as it was published."""
    page, kind = _live_or_404(pk)
    found = PublishedVersion.objects.filter(page_id=page.pk, number=number).first()
    if found is None or not found.content:
        raise Http404
    old: Any = page.with_content_json(found.content)
    old.render_sections()
    guide = kind.guide()
    sections = [(guide[name], old.rendered[name]) for name in page.section_names if old.rendered.get(name)]
    context = {"page": page, "old": old, "version": found, "sections": sections, "kind": kind}
    return render(request, "hub/contributions/version.html", context)
