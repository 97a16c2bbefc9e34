"""What every page of the platform has."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from hub.pages.queries.frame import site_frame
from hub.pages.routing import route_foreign_child


class BasePage(Page):
    """A page in one language whose translations share its `translation_key`.

    What must not travel with a revision (how often it was published, what a translation was made from) stands
    in its `PageRecord`.
    """

    minor_edit = models.BooleanField(
        _("retouche"),
        default=False,
        help_text=_("Une retouche ne rend pas les traductions dépassées. La case se vide après publication."),
    )
    promote_panels: ClassVar[list[Any]] = [
        *Page.promote_panels,
        MultiFieldPanel([FieldPanel("minor_edit")], heading=_("Traductions")),
    ]
    exclude_fields_in_copy: ClassVar[list[str]] = ["minor_edit"]
    keeps_query: ClassVar[bool] = False
    """Whether the part after the question mark says what is shown, so that links to other languages keep it."""
    read_with: ClassVar[tuple[str, ...]] = ()
    """Relations that a reader's view of the page needs, fetched with it."""

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """Two-letter code of the language the page is written in."""
        return str(self.locale.language_code)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        # The tree counts its children before anything is deleted.
        return super().delete(*args, **kwargs)

    def get_view_restrictions(self) -> Any:
        # Wagtail asks this of each page shown, with two queries; most sites restrict nothing.
        if not site_frame().any_page_is_closed:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        try:
            return super().route(request, path_components)
        except Http404:
            found = route_foreign_child(self, path_components)
            if found is None:
                raise
            return found
