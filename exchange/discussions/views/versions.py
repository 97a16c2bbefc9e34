"""What a post said before."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exchange.discussions import rules
from exchange.discussions.views.doors import knocking, post_or_404
from hub.contributions.queries.versions import differences
from hub.contributions.views.doors import member_required


@member_required
@knocking
@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Each change of a post, word by word, for its author and the moderators."""
    post = post_or_404(request, pk)
    if not rules.sees_versions(request.user, post):
        raise Http404
    texts = [(version.replaced_at, version.text) for version in post.versions.all()]
    after, changes = post.text, []
    for at, before in texts:
        changes.append({"at": at, "difference": differences({"text": before}, {"text": after}, ("text",), {})[0]})
        after = before
    return render(request, "exchange/discussions/versions.html", {"post": post, "changes": changes})
