"""Circles: where some people talk among themselves."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.directory.models import Project
from hub.languages.choices import Language
from hub.pages.places import address


class Circle(models.Model):
    """People who talk where others do not read.

    `kind` says who belongs without being asked: all project leaders, or everybody of `project`. Others come in as
    `joining` says. `is_listed`: members of the platform see that it exists; otherwise only its own people do.
    `mail_shows_text`: whether its mails may quote what was said; by default they only say that something was.
    """

    class Kind(models.TextChoices):
        GROUP = "group", _("Groupe de travail")
        LEADERS = "leaders", _("Responsables de projet")
        PROJECT = "project", _("Mentors et équipe d’un projet")

    class Joining(models.TextChoices):
        OPEN = "open", _("Chaque membre peut entrer")
        ASK = "ask", _("On demande à entrer")
        INVITED = "invited", _("Sur invitation seulement")

    name = models.CharField(_("nom"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=80, unique=True)
    language = models.CharField(_("langue"), max_length=2, choices=Language.choices)
    purpose = models.TextField(_("ce que nous y faisons"), max_length=900)
    kind = models.CharField(_("pour qui"), max_length=10, choices=Kind.choices, default=Kind.GROUP)
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.CASCADE, related_name="circles", verbose_name=_("projet")
    )
    joining = models.CharField(_("comment y entrer"), max_length=10, choices=Joining.choices, default=Joining.ASK)
    is_listed = models.BooleanField(_("les membres de la plateforme voient que ce cercle existe"), default=True)
    mail_shows_text = models.BooleanField(
        _("les e-mails peuvent citer ce qui se dit ici"),
        default=False,
        help_text=_("Sans cette coche, un e-mail dit seulement qu’il y a du nouveau, et où."),
    )
    members: models.ManyToManyField[Any, Any] = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="CircleMember", related_name="circles"
    )
    is_example = models.BooleanField(_("exemple"), default=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(kind="project", project__isnull=False)
                | (~models.Q(kind="project") & models.Q(project__isnull=True)),
                name="circle_of_a_project_has_one",
            ),
        ]
        verbose_name = _("cercle")
        verbose_name_plural = _("cercles")

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("discussions:circle", self.slug)


class CircleMember(models.Model):
    """Somebody who belongs by name; `is_keeper`: who lets in and moderates."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="places")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="circle_places")
    is_keeper = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["joined_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["circle", "user"], name="one_place_a_circle"),
        ]
        verbose_name = _("place dans un cercle")

    def __str__(self) -> str:
        return f"{self.circle_id}: {self.user_id}"


class CircleRequest(models.Model):
    """Somebody asks to come in."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="circle_requests")
    text = models.TextField(_("quelques mots"), max_length=600, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["circle", "user"], name="one_request_a_circle"),
        ]
        verbose_name = _("demande d’entrée dans un cercle")

    def __str__(self) -> str:
        return f"{self.circle_id}: {self.user_id}"
