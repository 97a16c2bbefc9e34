"""What projects say of taking a practice up can be reported and hidden; the practices themselves are reviewed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from exchange.practices.models import Adoption, PracticePage
from exchange.practices.queries.public import public_practices
from hub.accounts.roles import Role
from hub.languages.queries.best import best
from hub.moderation.kinds import ModeratedKind, Piece, register
from hub.moderation.trust import counts
from hub.pages.addresses import reader_url

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


def show(pks: Collection[int]) -> Mapping[int, Piece]:
    """What was changed, and what came of it, under the practice's title."""
    rows = list(Adoption.objects.filter(pk__in=pks).select_related("project"))
    language = (get_language() or "fr")[:2]
    every: list[PracticePage] = list(
        best(
            PracticePage.objects.live().filter(translation_key__in={row.practice_key for row in rows}), language
        ).select_related("locale")
    )
    practices = {practice.translation_key: practice for practice in every}
    found = {}
    for row in rows:
        practice = practices.get(row.practice_key)
        name = {"project": row.project.name, "practice": practice.title if practice else "–"}
        found[row.pk] = Piece(
            title=_("%(project)s a repris «%(practice)s»") % name,
            text="\n\n".join(part for part in (row.changed, row.outcome) if part),
            language=row.language,
            url=f"{reader_url(practice, language)}#relay" if practice else "",
            author=row.recorded_by_id,
            written_at=row.created_at,
            edited_at=row.updated_at if (row.updated_at - row.created_at).total_seconds() > 60 else None,
            hidden=row.hidden_at is not None,
        )
    return found


def hide(pk: int, reason: str, by: User | None) -> None:
    """The leg is shown, counted and found no more."""
    for adoption in Adoption.objects.filter(pk=pk, hidden_at=None):
        adoption.hidden_at = timezone.now()
        adoption.save(update_fields=["hidden_at"])


def restore(pk: int, by: User | None) -> None:
    """The leg stands under its practice again."""
    for adoption in Adoption.objects.filter(pk=pk).exclude(hidden_at=None):
        adoption.hidden_at = None
        adoption.save(update_fields=["hidden_at"])


def may_moderate(user: User, pk: int) -> bool:
    """Editors and operators."""
    return user.has_role(Role.EDITOR, Role.OPERATOR)


def may_read(user: User | AnonymousUser, pk: int) -> bool:
    """Whoever may read the practice."""
    key = Adoption.objects.filter(pk=pk, hidden_at=None).values_list("practice_key", flat=True).first()
    return key is not None and public_practices().filter(translation_key=key).exists()


@counts
def legs(user: User) -> int:
    """What the person recorded of practices taken up."""
    return Adoption.objects.filter(recorded_by=user, hidden_at=None).count()


register(
    ModeratedKind(
        key="adoption",
        label=gettext_lazy("Reprise"),
        show=show,
        hide=hide,
        restore=restore,
        author=lambda pk: Adoption.objects.filter(pk=pk).values_list("recorded_by_id", flat=True).first(),
        may_moderate=may_moderate,
        may_read=may_read,
    )
)
