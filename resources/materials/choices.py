"""What training materials are described by."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Situation(models.TextChoices):
    """When somebody looks for it, in the order in which a tandem meets these."""

    BEFORE = "before", _("Avant de commencer")
    FIRST_MEETING = "first-meeting", _("Première rencontre")
    EVERYDAY = "everyday", _("Au fil du tandem")
    LANGUAGE = "language", _("Parler la langue d’ici")
    APPRENTICESHIP = "apprenticeship", _("Chercher une place d’apprentissage")
    WORK = "work", _("Chercher un emploi")
    OFFICES = "offices", _("Logement et démarches")
    TRAUMA = "trauma", _("Traumatisme et fuite")
    CONFLICT = "conflict", _("Malentendus et conflits")
    LIMITS = "limits", _("Limites et surcharge")
    CLOSING = "closing", _("Clore un tandem")
    LEADING = "leading", _("Former et accompagner des bénévoles")


class Audience(models.TextChoices):
    """For whom it is made."""

    MENTORS = "mentors", _("Mentores et mentors")
    MENTEES = "mentees", _("Mentees")
    TANDEM = "tandem", _("Le tandem ensemble")
    COORDINATION = "coordination", _("Coordination de projet")
    PARTNERS = "partners", _("Partenaires et employeurs")


class Level(models.TextChoices):
    """How much it takes for granted."""

    FIRST = "first", _("Premiers pas")
    SOME = "some", _("Avec un peu d’expérience")
    DEEP = "deep", _("Pour approfondir")


class Format(models.TextChoices):
    """What one has in hand."""

    TEXT = "text", _("Texte")
    SLIDES = "slides", _("Diapositives")
    VIDEO = "video", _("Vidéo")
    EXERCISE = "exercise", _("Exercice")
    CHECKLIST = "checklist", _("Liste de contrôle")


class Duration(models.TextChoices):
    """How long it takes, for the filter."""

    QUARTER = "15", _("15 minutes au plus")
    HOUR = "60", _("Une heure au plus")
    HALF_DAY = "240", _("Une demi-journée au plus")
    LONGER = "more", _("Plus long")

    @classmethod
    def of(cls, minutes: int) -> Duration:
        """The shortest that `minutes` fit into."""
        return next((each for each in cls if each != cls.LONGER and minutes <= int(each)), cls.LONGER)


FORMAT_ICONS = {
    Format.TEXT: "file-text",
    Format.SLIDES: "presentation",
    Format.VIDEO: "play",
    Format.EXERCISE: "pencil",
    Format.CHECKLIST: "check",
}
