"""Putting two entries of the same project together."""

from __future__ import annotations

from django.db import transaction
from django.dispatch import Signal

from exchange.directory.models import Engagement, Letter, Membership, PoolOutcome, PoolPost, Project, ProjectText

projects_merged = Signal()
"""Sent inside the transaction with `double` and `kept`: other rooms move what hangs on the double."""

_RANK = (Membership.Part.LEADER, Membership.Part.STAFF, Membership.Part.MENTOR)


def merge(*, double: Project, kept: Project) -> None:
    """Move everything of `double` to `kept`; the double's address leads there from now on.

    People who belong to both keep their stronger part. Texts come along in the languages in which `kept` has none; the
    others stay with the double's row, which nobody sees. Raises ValueError where one of the two was merged before, or
    both are the same.
    """
    with transaction.atomic():
        rows = {row.pk: row for row in Project.objects.select_for_update().filter(pk__in=(double.pk, kept.pk))}
        if len(rows) != 2 or any(row.merged_into_id for row in rows.values()):
            raise ValueError("These two projects cannot be merged.")
        double, kept = rows[double.pk], rows[kept.pk]
        _move_people(double, kept)
        _move_pool(double, kept)
        for engagement in Engagement.objects.filter(project=double):
            engagement.project = kept
            engagement.save()
        Letter.objects.filter(project=double).update(project=kept)
        spoken = set(ProjectText.objects.filter(project=kept).values_list("language", flat=True))
        for text in ProjectText.objects.filter(project=double).exclude(language__in=spoken):
            text.project = kept
            text.save()
        for picture in double.pictures.all():
            picture.project = kept
            picture.save()
        for name in ("cantons", "languages", "target_groups", "themes"):
            setattr(kept, name, list(dict.fromkeys([*getattr(kept, name), *getattr(double, name)])))
        _fill(double, kept)
        for other in Project.objects.filter(heir=double).exclude(pk=kept.pk):
            other.heir = kept
            other.save()
        for earlier in Project.objects.filter(merged_into=double):
            earlier.merged_into = kept
            earlier.save()
        kept.save()
        double.merged_into = kept
        double.save()
        projects_merged.send(sender=Project, double=double, kept=kept)


def _fill(double: Project, kept: Project) -> None:
    """What `kept` does not say is taken from the double."""
    for name in ("places", "contact_email", "ended"):
        setattr(kept, name, getattr(kept, name) or getattr(double, name))
    kept.since = min((year for year in (kept.since, double.since) if year), default=None)
    heir = kept.heir_id or double.heir_id
    kept.heir_id = None if heir in (kept.pk, double.pk) else heir


def _move_people(double: Project, kept: Project) -> None:
    held = {row.user_id: row for row in Membership.objects.filter(project=kept)}
    for row in Membership.objects.filter(project=double):
        there = held.get(row.user_id)
        if there is None:
            row.project = kept
            row.save()
            continue
        if _RANK.index(Membership.Part(row.part)) < _RANK.index(Membership.Part(there.part)):
            there.part = row.part
            there.save()
        row.delete()


def _move_pool(double: Project, kept: Project) -> None:
    for post in PoolPost.objects.filter(project=double):
        post.project = kept
        post.save()
    said = set(PoolOutcome.objects.filter(project=kept).values_list("match", flat=True))
    for outcome in PoolOutcome.objects.filter(project=double).exclude(match__in=said):
        outcome.project = kept
        outcome.save()
