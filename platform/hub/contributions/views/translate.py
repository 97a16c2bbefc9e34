"""Beginning a translation from the front end."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hub.accounts.roles import Role
from hub.contributions import rules
from hub.contributions.queries.drafts import contributed_page_or_404
from hub.contributions.services.translate import begin_translation
from hub.contributions.views.doors import member_required
from hub.languages.choices import Language


@member_required
@require_POST
def translate(request: HttpRequest, pk: int, language: str) -> HttpResponse:
    """Open the editor on a translation of the published page into `language`, beginning one where there is none."""
    user = request.user
    assert user.is_authenticated
    page, _kind = contributed_page_or_404(pk)
    may = rules.may_edit(user, page) or (page.live and user.has_role(Role.PROJECT_LEADER))
    if language not in Language.values or language == page.language or not may:
        raise Http404
    draft = begin_translation(page=page, language=language, user=user)
    return redirect("contributions:edit", draft.pk)
