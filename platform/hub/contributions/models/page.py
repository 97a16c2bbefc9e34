"""A page that members write and editors review."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.pages.models import BasePage
from hub.text.markdown import to_html


class License(models.TextChoices):
    """Under what others may use it; the codes are SPDX's."""

    CC_BY = "CC-BY-4.0", _("CC BY 4.0 : réutiliser en citant les auteurs")
    CC_BY_SA = "CC-BY-SA-4.0", _("CC BY-SA 4.0 : réutiliser, citer, partager de même")
    CC0 = "CC0-1.0", _("CC0 : réutiliser sans condition")


class ContributedPage(BasePage):
    """Written in a front-end editor by its `owner` and co-authors, in named sections of Markdown.

    A subclass names its sections in `section_names` (model fields of Markdown) and in `lead_name` the field that says
    the whole in a sentence. The sections' HTML is kept in `rendered`, made at each save: reading costs no parsing.
    """

    licence = models.CharField(_("licence"), max_length=20, choices=License.choices, default=License.CC_BY)
    confirm_by = models.DateField(
        _("à confirmer d’ici au"),
        null=True,
        blank=True,
        help_text=_("Passé cette date, la page dit qu’elle attend une confirmation."),
    )
    rendered = models.JSONField(default=dict, editable=False)

    section_names: ClassVar[tuple[str, ...]] = ()
    lead_name: ClassVar[str]
    exclude_fields_in_copy: ClassVar[list[str]] = [*BasePage.exclude_fields_in_copy, "confirm_by"]

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.render_sections()
        super().full_clean(*args, **kwargs)

    def render_sections(self) -> None:
        """Bring `rendered` in line with the sections' Markdown."""
        self.rendered = {name: str(to_html(getattr(self, name))) for name in self.section_names}

    @property
    def lead(self) -> str:
        """The whole in a sentence."""
        return str(getattr(self, self.lead_name))

    @property
    def is_overdue(self) -> bool:
        """Whether its confirmation is due."""
        return self.confirm_by is not None and self.confirm_by < timezone.localdate()
