"""Saying which organisation does what for a project."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify

from exchange.directory.models import Engagement, Organisation, Project


def add_partner(
    *,
    project: Project,
    part: str,
    organisation: Organisation | None = None,
    new_name: str = "",
    kind: str = "",
    since: int | None = None,
    until: int | None = None,
) -> Engagement:
    """Note the role of `organisation`, or of one named `new_name`, which is made where none is called so yet.

    The same role of the same organisation is changed, not doubled.
    """
    with transaction.atomic():
        if organisation is None:
            organisation = Organisation.objects.filter(name__iexact=new_name).first()
        if organisation is None:
            organisation = Organisation.objects.create(
                name=new_name, slug=_free_slug(new_name), kind=kind, cantons=project.cantons
            )
        made, _created = Engagement.objects.update_or_create(
            organisation=organisation, project=project, part=part, defaults={"since": since, "until": until}
        )
        organisation.save()
    return made


def _free_slug(name: str) -> str:
    slug = slugify(name)[:70] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(each for each in (slug, *(f"{slug}-{number}" for number in range(2, 1000))) if each not in taken)
