"""Beginning a page with what was said in a thread."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from exchange.discussions.errors import NotAllowedError
from exchange.discussions.models import Harvest, Post, Thread
from exchange.discussions.queries.harvest import posts_to_harvest
from hub.catalogue.templatetags.relais_ui import in_language
from hub.contributions.services.begin import begin_with

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.kinds import Kind
    from hub.contributions.models import ContributedPage

_QUOTATION = re.compile(r"^>.*(?:\n|$)", re.MULTILINE)


def harvest(
    *, thread: Thread, user: User, kind: Kind, sections: Mapping[int, str], key: UUID | None, **start: Any
) -> ContributedPage:
    """A draft of `user`'s with the posts of `thread` in its sections: `sections` names one by a post's key.

    Who wrote them is credited. `key` names the form: sent twice, it begins one draft. Raises NotAllowedError where a
    post is not, or no more, for the taking; then nothing was begun.
    """
    if not kind.may_start(user):
        raise NotAllowedError
    with transaction.atomic():
        allowed = {post.pk: post for post in posts_to_harvest(thread, user)}
        if not set(sections) <= set(allowed):
            raise NotAllowedError
        taken = [(post, sections[pk]) for pk, post in allowed.items() if sections.get(pk)]
        words: dict[str, list[str]] = defaultdict(list)
        for post, section in taken:
            words[section].append(_words(post, start["language"]))
        page = begin_with(
            kind=kind,
            user=user,
            key=key,
            words={section: "\n\n".join(texts) for section, texts in words.items()},
            said_by=[post.author for post, _section in taken if post.author is not None],
            **start,
        )
        Harvest.objects.get_or_create(page_key=page.translation_key, thread=thread, defaults={"user": user})
    return page


def _words(post: Post, language: str) -> str:
    """What the post itself says, without what it quotes; in another language than the draft's it says so."""
    text = _QUOTATION.sub("", post.text).strip()
    if post.language == language:
        return text
    with translation.override(language):
        note = _("(%(in_language)s, à traduire)") % {"in_language": in_language(post.language)}
    return f"*{note}*\n\n{text}"
