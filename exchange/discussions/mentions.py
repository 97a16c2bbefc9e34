"""People called by name in a post, `@Nadia Keller`, and projects by a link to their page."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from exchange.directory.models import Membership
from exchange.discussions import rules
from exchange.discussions.errors import TextRefusedError
from hub.accounts.models import User

MOST = 20
MOST_PROJECTS = 12
_PART = r"[^\W\d_][\w’'.-]{0,40}"
_PROJECT = re.compile(r"/(?:fr|de|it|en)/projects/([a-z0-9-]{1,80})/")
_CALLED = re.compile(rf"(?<![\w@])@({_PART}(?: {_PART}){{0,3}})")


def called(text: str) -> list[str]:
    """The words after each «@», each once. Raises TextRefusedError where more people are called than one may."""
    found = list(dict.fromkeys(_CALLED.findall(text)))
    if len(found) > MOST:
        raise TextRefusedError(
            _("Ce message appelle {size} personnes, {most} au plus : les autres le liront en suivant le fil.")
            .replace("{size}", str(len(found)))
            .replace("{most}", str(MOST))
        )
    return found


def projects_in(text: str) -> set[str]:
    """The slugs of the projects whose pages `text` links to, a dozen at most."""
    return set(list(dict.fromkeys(_PROJECT.findall(text)))[:MOST_PROJECTS])


def leaders_of_projects_in(text: str, forum: int) -> set[int]:
    """The keys of those who lead a project that `text` links to and who may read the forum now."""
    slugs = projects_in(text)
    if not slugs:
        return set()
    leading = Membership.objects.filter(
        project__slug__in=slugs, project__merged_into=None, part=Membership.Part.LEADER
    ).values_list("user", flat=True)
    return rules.readers(forum, list(leading))


def mentioned(text: str, forum: int) -> set[int]:
    """The keys of those whom `text` calls by their whole name and who may read the forum now: three queries.

    A name that two people bear calls nobody: it cannot be known whom it means.
    """
    wanted = {" ".join(words.split()[:size]) for words in called(text) for size in range(1, 5)}
    if not wanted:
        return set()
    by_name: dict[str, list[int]] = {}
    rows = User.objects.filter(name__in=wanted, is_active=True, deleted_at=None).values_list("name", "pk")
    for name, pk in rows:
        by_name.setdefault(name, []).append(pk)
    return rules.readers(forum, [pks[0] for pks in by_name.values() if len(pks) == 1])
