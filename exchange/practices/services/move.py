"""Practices go from a project to the one that it was merged into."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Revision

from exchange.directory.models import Project
from exchange.practices.models import Adoption, PracticePage
from hub.pagecache import bump


def move_to_project(*, double: Project, kept: Project) -> None:
    """Move what is published, what is a draft, and the legs of `double` to `kept`.

    Where both took the same practice up, the texts of the later leg are put under those of the first.
    """
    with transaction.atomic():
        for page in PracticePage.objects.filter(project=double):
            page.project = kept
            page.save(update_fields=["project"])
        drafts = PracticePage.objects.filter(latest_revision__content__project=double.pk).values("latest_revision")
        for revision in Revision.objects.filter(pk__in=drafts):
            revision.content["project"] = kept.pk
            revision.save(update_fields=["content"])
        _move_legs(double, kept)
        bump()


def _move_legs(double: Project, kept: Project) -> None:
    held = {leg.practice_key: leg for leg in Adoption.objects.filter(project=kept)}
    for leg in Adoption.objects.filter(project=double):
        there = held.get(leg.practice_key)
        if there is None:
            leg.project = kept
            leg.save()
            continue
        first, second = sorted((there, leg), key=lambda each: (each.adopted_on, each.pk))
        for name in ("changed", "outcome"):
            texts = dict.fromkeys(text for text in (getattr(first, name), getattr(second, name)) if text)
            setattr(there, name, "\n\n".join(texts))
        there.adopted_on = first.adopted_on
        leg.delete()
        there.save()
