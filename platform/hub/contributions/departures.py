"""What becomes of texts whose author leaves."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.contributions.kinds import all_kinds
from hub.contributions.models import Coauthor, CoauthorInvite, Credit, Review
from hub.contributions.services.review import withdraw
from hub.portability.farewells import on_departure


@on_departure(
    "contributions",
    goes=_("Vos brouillons jamais publiés que personne n’écrit avec vous."),
    stays=_("Vos textes publiés, sans votre nom ; vos coautrices, vos coauteurs et la rédaction en prennent soin."),
)
def leave_texts(user: Any) -> None:
    """Hand drafts and texts to the first co-author; delete drafts that nobody else writes."""
    for review in Review.objects.filter(page__owner=user, state__in=Review.OPEN):
        withdraw(review=review, user=user)
    CoauthorInvite.objects.filter(created_by=user).delete()
    Review.objects.filter(reviewer=user, state__in=Review.OPEN).update(reviewer=None)
    for kind in all_kinds():
        for page in kind.model._default_manager.filter(owner=user):
            heir = Coauthor.objects.filter(page__translation_key=page.translation_key).exclude(user=user).first()
            if heir is not None:
                kind.model._default_manager.filter(pk=page.pk).update(owner=heir.user)
            elif not page.live and page.first_published_at is None:
                page.delete()
    for coauthor in Coauthor.objects.filter(user=user):
        coauthor.delete()
    Credit.objects.filter(user=user).delete()
