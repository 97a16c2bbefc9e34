"""What people say of using a material can be reported and hidden; the materials themselves are reviewed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from hub.accounts.roles import Role
from hub.languages.queries.best import best
from hub.moderation.kinds import ModeratedKind, Piece, register
from hub.moderation.trust import counts
from hub.pages.addresses import reader_url
from resources.materials.models import MaterialPage, Use
from resources.materials.queries.public import public_materials

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


def show(pks: Collection[int]) -> Mapping[int, Piece]:
    """The line, under the material's title."""
    rows = list(Use.objects.filter(pk__in=pks).exclude(note=""))
    language = (get_language() or "fr")[:2]
    live = MaterialPage.objects.live().filter(translation_key__in={row.material_key for row in rows})
    every: list[MaterialPage] = list(best(live, language).select_related("locale"))
    materials = {material.translation_key: material for material in every}
    found = {}
    for row in rows:
        material = materials.get(row.material_key)
        found[row.pk] = Piece(
            title=_("Utilisé: «%(material)s»") % {"material": material.title if material else "–"},
            text=row.note,
            language=row.language,
            url=f"{reader_url(material, language)}#used" if material else "",
            author=row.person_id,
            written_at=row.noted_at,
            hidden=row.hidden_at is not None,
        )
    return found


def hide(pk: int, reason: str, by: User | None) -> None:
    """The line is shown no more; the use still counts."""
    for use in Use.objects.filter(pk=pk, hidden_at=None):
        use.hidden_at = timezone.now()
        use.save(update_fields=["hidden_at"])


def restore(pk: int, by: User | None) -> None:
    """The line stands under its material again."""
    for use in Use.objects.filter(pk=pk).exclude(hidden_at=None):
        use.hidden_at = None
        use.save(update_fields=["hidden_at"])


def may_moderate(user: User, pk: int) -> bool:
    """Editors and operators."""
    return user.has_role(Role.EDITOR, Role.OPERATOR)


def may_read(user: User | AnonymousUser, pk: int) -> bool:
    """Whoever may read the material."""
    key = Use.objects.filter(pk=pk, hidden_at=None).exclude(note="").values_list("material_key", flat=True).first()
    return key is not None and public_materials().filter(translation_key=key).exists()


@counts
def lines(user: User) -> int:
    """The lines of the person that stand on materials."""
    return Use.objects.filter(person=user, hidden_at=None).exclude(note="").count()


register(
    ModeratedKind(
        key="use",
        label=gettext_lazy("Ligne sur du matériel utilisé"),
        show=show,
        hide=hide,
        restore=restore,
        author=lambda pk: Use.objects.filter(pk=pk).values_list("person_id", flat=True).first(),
        may_moderate=may_moderate,
        may_read=may_read,
    )
)
