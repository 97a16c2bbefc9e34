"""The way from draft to published: one review is one round trip to an editor, with its changes asked."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Review(models.Model):
    """A page handed in for publication.

    `revision` is exactly what was handed in last, and what will be published. While it is in review the page is
    locked for everybody.
    """

    class State(models.TextChoices):
        IN_REVIEW = "in_review", _("En relecture")
        CHANGES_ASKED = "changes_asked", _("Modifications demandées")
        PUBLISHED = "published", _("Publié")
        WITHDRAWN = "withdrawn", _("Retiré")

    OPEN: ClassVar[tuple[str, ...]] = (State.IN_REVIEW, State.CHANGES_ASKED)

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="reviews")
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    previous_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(_("état"), max_length=20, choices=State.choices, default=State.IN_REVIEW)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="submitted_reviews"
    )
    submitted_at = models.DateTimeField(_("soumis le"), default=timezone.now)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reviews",
        verbose_name=_("relectrice ou relecteur"),
    )
    expected_on = models.DateField(_("réponse attendue d’ici au"), null=True)
    round = models.PositiveSmallIntegerField(default=1)
    message = models.TextField(_("message"), max_length=2000, blank=True)
    change_note = models.CharField(
        _("ce qui change"), max_length=300, blank=True, help_text=_("Une phrase, publique, pour la liste des versions.")
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-submitted_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(state__in=["in_review", "changes_asked"]),
                name="one_open_review_a_page",
            ),
        ]
        verbose_name = _("relecture")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.state}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in self.OPEN

    @property
    def is_late(self) -> bool:
        """Whether the editor's answer is past its expected date."""
        return (
            self.state == self.State.IN_REVIEW
            and self.expected_on is not None
            and self.expected_on < timezone.localdate()
        )


class ReviewComment(models.Model):
    """A remark on one section, or an answer to one; `section` is empty for a remark on the whole."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    section = models.CharField(max_length=40, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("remarque"), max_length=4000)
    created_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["created_at", "pk"]
        verbose_name = _("remarque de relecture")

    def __str__(self) -> str:
        return self.text[:60]
