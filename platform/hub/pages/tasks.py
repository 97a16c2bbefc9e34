"""What pages do in the background."""

from __future__ import annotations

from django_tasks import task


@task()
def store_parts(page_id: int) -> int:
    """Make the stored parts of a page that was published; returns in how many languages it was shown."""
    from wagtail.models import Page

    from hub.pages.models import BasePage
    from hub.pages.services.make_parts import make_parts

    page = Page.objects.filter(pk=page_id, live=True).specific().first()
    return make_parts(page=page) if isinstance(page, BasePage) else 0
