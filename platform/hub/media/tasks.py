"""What files need done in the background."""

from __future__ import annotations

from django_tasks import task


@task()
def draw_files() -> int:
    """Draw the first pages of the PDFs that are not drawn yet; returns of how many."""
    from hub.media.services.keep_previews import draw_lacking

    return draw_lacking()
