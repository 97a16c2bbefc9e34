"""The way of a contribution, as the legs of a relay."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.contributions.models import ContributedPage, Review


def _note(review: Review | None) -> str:
    if review is None:
        return ""
    who = review.reviewer.get_full_name() if review.reviewer else _("la rédaction")
    if review.state == Review.State.IN_REVIEW and review.expected_on:
        return _("%(who)s, réponse d’ici au %(date)s") % {
            "who": who,
            "date": date_format(review.expected_on, "MONTH_DAY_FORMAT"),
        }
    return who


def steps_of(*, page: ContributedPage, review: Review | None) -> list[dict[str, Any]]:
    """The four legs with their state (`done`, `current`, `todo`) and what to know of the current one."""
    if review is not None and review.state == Review.State.IN_REVIEW:
        at = 1
    elif review is not None and review.state == Review.State.CHANGES_ASKED:
        at = 2
    elif page.live and not page.has_unpublished_changes:
        at = 3
    else:
        at = 0
    labels = [_("Brouillon"), _("En relecture"), _("Modifications demandées"), _("Publié")]
    return [
        {
            "label": label,
            "state": "current" if number == at else "done" if number < at else "todo",
            "note": _note(review) if number == at else "",
        }
        for number, label in enumerate(labels)
        # Changes are a leg only while they are asked for.
        if number != 2 or at == 2
    ]
