"""What stands in the pool, with two matches."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from config.demo.content import read
from config.demo.parts.projects import Projects
from exchange.directory.models import PoolOutcome, PoolPost
from exchange.directory.pool_choices import Result
from exchange.directory.queries.pool import fitting
from exchange.directory.services.pool import note_match


def load_pool(projects: Projects) -> None:
    """Make the posts of `pool.toml`, and note what fits without writing to anybody."""
    for row in read("pool.toml")["posts"]:
        project, days, sides = projects[row.pop("project")], row.pop("days"), row.pop("outcomes", [])
        post = PoolPost.objects.create(project=project, until=timezone.localdate() + timedelta(days=days), **row)
        for candidate in fitting(post):
            match = note_match(post=post, found=candidate)
            for side in sides if match else ():
                PoolOutcome.objects.create(match=match, project=projects[side], result=Result.TAKEN, number=2)
