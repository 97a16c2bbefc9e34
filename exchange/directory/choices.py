"""What projects and practices are described by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TargetGroup(models.TextChoices):
    """For whom a project or practice is."""

    REFUGEES = "refugees", _("Personnes réfugiées reconnues")
    ADMITTED = "admitted", _("Personnes admises à titre provisoire")
    YOUNG = "young", _("Jeunes et jeunes adultes")
    WOMEN = "women", _("Femmes")
    FAMILIES = "families", _("Familles")
    SKILLED = "skilled", _("Personnes qualifiées")
    MIGRANTS = "migrants", _("Autres personnes migrantes")


class Phase(models.TextChoices):
    """Where a project stands."""

    IDEA = "idea", _("En préparation")
    PILOT = "pilot", _("Projet pilote")
    RUNNING = "running", _("En cours")
    ANCHORED = "anchored", _("Ancré dans les structures ordinaires")
    CLOSED = "closed", _("Terminé")


class WorkingLanguage(models.TextChoices):
    """Languages in which tandems speak; more than the platform's four."""

    FRENCH = "fr", _("Français")
    GERMAN = "de", _("Allemand")
    ITALIAN = "it", _("Italien")
    ENGLISH = "en", _("Anglais")
    OTHER = "other", _("Autre langue")


class Offer(models.TextChoices):
    """What somebody can do for other projects."""

    QUESTIONNAIRES = "questionnaires", _("Former à l’usage des questionnaires")
    TRAINING = "training", _("Former des mentores et mentors")
    START = "start", _("Accompagner un projet qui commence")
    EVALUATION = "evaluation", _("Évaluer un autre projet entre pairs")
    FUNDING = "funding", _("Parler de financement")
    ANCHORING = "anchoring", _("Parler avec les structures ordinaires")
    EMPLOYERS = "employers", _("Ouvrir des portes chez des employeurs")
    TRANSLATION = "translation", _("Relire ou traduire")
    TALK = "talk", _("Raconter en public")


class Audience(models.TextChoices):
    """Who sees a profile; nobody, until the person says otherwise."""

    NOBODY = "nobody", _("Personne pour l’instant")
    MEMBERS = "members", _("Les personnes qui ont un compte ici")
    EVERYBODY = "everybody", _("Tout le monde")
