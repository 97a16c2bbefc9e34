"""Who may do what with a contributed page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.accounts.roles import Role

if TYPE_CHECKING:
    from hub.contributions.models import ContributedPage


def is_editor(user: Any) -> bool:
    """Whether `user` curates."""
    return bool(user.is_authenticated and user.has_role(Role.EDITOR, Role.OPERATOR))


def is_author(user: Any, page: ContributedPage) -> bool:
    """Whether `user` owns `page` or writes it with its owner, in this or another language."""
    if not user.is_authenticated or not user.is_active:
        return False
    if page.owner_id == user.pk:
        return True
    from hub.contributions.models import Coauthor

    return Coauthor.objects.filter(user=user, page__translation_key=page.translation_key).exists() or (
        type(page)
        ._default_manager.filter(translation_key=page.translation_key, owner=user, record__is_source=True)
        .exists()
    )


def may_edit(user: Any, page: ContributedPage) -> bool:
    """Authors write; editors may too. Whether the page is locked by a review is another question."""
    return is_author(user, page) or is_editor(user)


def may_see_draft(user: Any, page: ContributedPage) -> bool:
    """Drafts are for their authors and the editors."""
    return may_edit(user, page)


def may_invite(user: Any, page: ContributedPage) -> bool:
    """Only who owns a page brings in co-authors."""
    return bool(user.is_authenticated and (page.owner_id == user.pk or is_editor(user)))


def may_review(user: Any, page: ContributedPage) -> bool:
    """Editors review, but not what they wrote themselves."""
    return is_editor(user) and not is_author(user, page)
