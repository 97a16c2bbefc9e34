"""Whom one can call while writing: people by name, projects by a link to their page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from exchange.directory.models import Project
from exchange.directory.queries.people import projects_of_people, visible_profiles
from exchange.discussions import rules
from exchange.discussions.models import Forum, Post
from hub.accounts.models import User

MOST = 8
LOOKED_AT = 80
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Callee:
    """What is offered: its name, what stands beside it, and what goes into the text."""

    name: str
    beside: str
    text: str
    is_project: bool = False


def callees(*, forum: Forum, user: User, typed: str) -> list[Callee]:
    """Who and what begins so, of those who will hear of it: five queries, however many there are.

    People are offered who read the forum, and who show themselves: they belong to the circle, have a profile that
    `user` may see, or have written in this forum under their name. Who shares a name with another is called by nobody.
    """
    words = " ".join(typed.split())
    if len(words) < SHORTEST:
        return []
    named = User.objects.filter(Q(name__istartswith=words) | Q(name__icontains=f" {words}"))
    found = dict(
        named.filter(_shown(forum, user), is_active=True, deleted_at=None)
        .exclude(pk=user.pk)
        .order_by("name", "pk")
        .values_list("pk", "name")[:LOOKED_AT]
    )
    reading = rules.readers(forum.pk, list(found))
    bearers = Counter(User.objects.filter(name__in=found.values(), is_active=True).values_list("name", flat=True))
    people = [pk for pk, name in found.items() if pk in reading and bearers[name] == 1][:MOST]
    places = projects_of_people(people)
    offered = [Callee(found[pk], places[pk][0].project.name if pk in places else "", f"@{found[pk]}") for pk in people]
    projects = Project.objects.filter(Q(name__istartswith=words) | Q(name__icontains=f" {words}"), merged_into=None)
    return [*offered, *map(_project, projects.order_by("name")[: MOST - len(offered)])]


def _shown(forum: Forum, user: User) -> Q | Exists:
    if forum.circle is not None:
        return Q(pk__in=rules.people_of(forum.circle).values("pk"))
    # Asked for each whose name fits: a forum may hold a million posts.
    wrote = Post.objects.filter(author=OuterRef("pk"), thread__forum=forum, held=False, hidden_at=None, deleted_at=None)
    shows = visible_profiles(user).order_by().filter(user=OuterRef("pk"))
    return Exists(shows) | Exists(wrote.order_by())


def _project(project: Project) -> Callee:
    name = project.name.replace("[", "(").replace("]", ")")
    return Callee(project.name, ", ".join(project.cantons), f"[{name}]({project.get_absolute_url()})", is_project=True)
