"""Reading remarks."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hub.contributions.forms import RemarkForm
from hub.contributions.models import Review, ReviewComment
from hub.text.markdown import to_html

if TYPE_CHECKING:
    from hub.contributions.guide import Guide


@dataclass(frozen=True)
class Said:
    """One remark or answer, ready to show."""

    id: int
    author: str
    role: str
    when: dt.datetime
    body: SafeString
    mine: bool


@dataclass
class Thread:
    """A remark and the answers to it; `section` is the section's label."""

    id: int
    section: str
    resolved: bool
    comments: list[Said] = field(default_factory=list)
    form: RemarkForm | None = None

    @property
    def reply_url(self) -> str:
        """Where an answer goes."""
        return reverse("contributions:remark", args=[self.review_id])

    @property
    def resolve_url(self) -> str:
        """Where "dealt with" goes."""
        return reverse("contributions:resolve", args=[self.id])

    review_id: int = 0


def _said(remark: ReviewComment, review: Review, viewer: Any) -> Said:
    by_author = remark.author_id == review.submitted_by_id
    return Said(
        id=remark.pk,
        author=remark.author.get_full_name() if remark.author else _("Personne partie"),
        role=_("a écrit ce texte") if by_author else "",
        when=remark.created_at,
        body=to_html(remark.text),
        mine=viewer is not None and remark.author_id == viewer.pk,
    )


def threads_by_section(
    review: Review | None, *, guide: Guide | None = None, viewer: Any = None
) -> dict[str, list[Thread]]:
    """The threads of `review` by section name, in one query; "" holds what is said of the whole.

    Open threads carry a form to answer in while the review is open.
    """
    if review is None:
        return {}
    sections: dict[str, list[Thread]] = defaultdict(list)
    threads: dict[int, Thread] = {}
    for remark in review.comments.select_related("author"):
        said = _said(remark, review, viewer)
        if remark.parent_id is None:
            label = guide[remark.section].label if guide and remark.section in guide else _("l’ensemble")
            resolved = remark.resolved_at is not None
            form = None
            if review.is_open and not resolved:
                form = RemarkForm(initial={"parent": remark.pk}, auto_id=f"remark-{remark.pk}-%s")
                form.fields["text"].label = _("Votre réponse")
            thread = Thread(remark.pk, label, resolved, [said], form, review.pk)
            threads[remark.pk] = thread
            sections[remark.section].append(thread)
        elif remark.parent_id in threads:
            threads[remark.parent_id].comments.append(said)
    return dict(sections)


def open_remarks(threads: dict[str, list[Thread]]) -> int:
    """How many remarks still wait."""
    return sum(not thread.resolved for section in threads.values() for thread in section)
