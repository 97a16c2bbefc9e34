"""What of the directory people report and moderators hide: profiles, posts of the pool, messages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.directory.choices import Audience
from exchange.directory.models import Letter, Membership, PoolPost, Profile
from exchange.directory.queries.letters import may_read
from exchange.directory.queries.people import visible_profiles
from exchange.directory.queries.pool import open_posts
from hub.accounts.roles import Role
from hub.media.services.withdraw import withdraw_pictures
from hub.moderation.kinds import ModeratedKind, Piece, register
from hub.moderation.trust import counts, vouches
from hub.pages.places import address

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from hub.accounts.models import User


def by_editors(user: User, pk: int) -> bool:
    """Editors and operators moderate the directory."""
    return user.has_role(Role.EDITOR, Role.OPERATOR)


def show_profiles(pks: Collection[int]) -> Mapping[int, Piece]:
    """What the person says of themselves, line by line."""
    return {
        profile.pk: Piece(
            title=profile.user.get_full_name(),
            text="\n\n".join(
                part
                for part in (profile.headline, profile.experience, profile.offers_more, profile.speaks_more)
                if part
            ),
            language=profile.language,
            url=profile.get_absolute_url(),
            author=profile.user_id,
            edited_at=profile.updated_at,
            hidden=profile.hidden_at is not None,
        )
        for profile in Profile.objects.filter(pk__in=pks).select_related("user")
    }


def hide_profile(pk: int, reason: str, by: User | None) -> None:
    """Nobody but the person sees the profile; the addresses of the portrait die."""
    for profile in Profile.objects.filter(pk=pk, hidden_at=None):
        profile.hidden_at = timezone.now()
        profile.save()
        if profile.picture_id:
            withdraw_pictures(pictures=[profile.picture_id])


def restore_profile(pk: int, by: User | None) -> None:
    """It shows to whom the person chose."""
    for profile in Profile.objects.filter(pk=pk).exclude(hidden_at=None):
        profile.hidden_at = None
        profile.save()


def show_posts(pks: Collection[int]) -> Mapping[int, Piece]:
    """The numbers and the one free line."""
    return {
        post.pk: Piece(
            title=f"{post.project.name}: {post.number} {post.get_kind_display()}",
            text=post.line or _("(sans texte)"),
            language=post.language,
            url=post.get_absolute_url(),
            author=post.author_id,
            written_at=post.posted_at,
            hidden=post.hidden_at is not None,
        )
        for post in PoolPost.objects.filter(pk__in=pks).select_related("project")
    }


def stands_on_the_board(user: User | AnonymousUser, pk: int) -> bool:
    """The board is for everybody."""
    return open_posts().filter(pk=pk).exists()


def hide_post(pk: int, reason: str, by: User | None) -> None:
    """It leaves the board, and its matches with it."""
    for post in PoolPost.objects.filter(pk=pk, hidden_at=None):
        post.hidden_at = timezone.now()
        post.save()


def restore_post(pk: int, by: User | None) -> None:
    """It stands on the board again, and is compared with what came since."""
    from exchange.directory.services.pool import match_post

    for post in PoolPost.objects.filter(pk=pk).exclude(hidden_at=None).select_related("project"):
        post.hidden_at = None
        post.save()
        if post.is_open:
            match_post(post=post)


def show_letters(pks: Collection[int]) -> Mapping[int, Piece]:
    """The message; whoever reported it has shown it to the moderators."""
    return {
        letter.pk: Piece(
            title=_("Message de %(name)s") % {"name": letter.writer.get_full_name()},
            text=letter.text,
            language=letter.language,
            url=address("directory:letter", letter.key),
            author=letter.writer_id,
            written_at=letter.written_at,
            hidden=letter.hidden_at is not None,
        )
        for letter in Letter.objects.filter(pk__in=pks).select_related("writer")
    }


def hide_letter(pk: int, reason: str, by: User | None) -> None:
    """Those it was for read it no more; the mail is gone already."""
    Letter.objects.filter(pk=pk, hidden_at=None).update(hidden_at=timezone.now())


def restore_letter(pk: int, by: User | None) -> None:
    """They may read it again."""
    Letter.objects.filter(pk=pk).update(hidden_at=None)


def receives(user: User | AnonymousUser, pk: int) -> bool:
    """Whether the message was for this person: who wrote it has nothing to report."""
    letter = Letter.objects.filter(pk=pk, hidden_at=None).select_related("person", "project").first()
    return bool(letter and user.is_authenticated and user.pk != letter.writer_id and may_read(user, letter))


@vouches
def belongs_to_a_project(user: User) -> bool:
    """Whether somebody took the person into the team of a project."""
    return Membership.objects.filter(user=user).exists()


@counts
def posts_in_the_pool(user: User) -> int:
    """Posts that stand or stood on the board."""
    return PoolPost.objects.filter(author=user, hidden_at=None).count()


register(
    ModeratedKind(
        key="profile",
        label=gettext_lazy("Profil"),
        show=show_profiles,
        hide=hide_profile,
        restore=restore_profile,
        author=lambda pk: Profile.objects.filter(pk=pk).values_list("user_id", flat=True).first(),
        may_moderate=by_editors,
        may_read=lambda user, pk: visible_profiles(user).exclude(shown_to=Audience.NOBODY).filter(pk=pk).exists(),
    )
)
register(
    ModeratedKind(
        key="pool-post",
        label=gettext_lazy("Annonce de la bourse"),
        show=show_posts,
        hide=hide_post,
        restore=restore_post,
        author=lambda pk: PoolPost.objects.filter(pk=pk).values_list("author_id", flat=True).first(),
        may_moderate=by_editors,
        may_read=stands_on_the_board,
    )
)
register(
    ModeratedKind(
        key="letter",
        label=gettext_lazy("Message transmis"),
        show=show_letters,
        hide=hide_letter,
        restore=restore_letter,
        author=lambda pk: Letter.objects.filter(pk=pk).values_list("writer_id", flat=True).first(),
        may_moderate=by_editors,
        may_read=receives,
        closed=True,
    )
)
