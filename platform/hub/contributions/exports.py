"""What a person wrote, to carry away."""

from __future__ import annotations

from typing import Any

from hub.contributions.kinds import all_kinds
from hub.contributions.models import Coauthor, Credit, ReviewComment
from hub.portability.registry import ExportPart, export


def _text(page: Any, names: tuple[str, ...]) -> dict[str, Any]:
    draft = page.get_latest_revision_as_object()
    return {
        "kind": type(page)._meta.model_name,
        "language": page.language,
        "published": page.live,
        "address": page.get_full_url() if page.live else None,
        "text": {name: getattr(draft, name) for name in names},
    }


@export("texts")
def texts(user: Any) -> ExportPart:
    """Own and shared texts as they stand now, and the remarks the person wrote in reviews."""
    shared = Coauthor.objects.filter(user=user).values_list("page__translation_key", flat=True)
    written = []
    for kind in all_kinds():
        rows = kind.model._default_manager.select_related("locale")
        pages = list(rows.filter(owner=user)) + list(rows.filter(translation_key__in=shared).exclude(owner=user))
        written += [_text(page, kind.compared_fields) for page in pages]
    credits = Credit.objects.filter(user=user).select_related("page")
    remarks = ReviewComment.objects.filter(author=user).select_related("review__page")
    return ExportPart(
        data={
            "texts": written,
            "remarks": [
                {"on": remark.review.page.draft_title, "section": remark.section, "text": remark.text,
                 "written": remark.created_at}
                for remark in remarks
            ],
            "named_on": [
                {"page": credit.page.draft_title, "since": credit.given_at, "declined": credit.declined_at}
                for credit in credits
            ],
        }
    )  # fmt: skip
