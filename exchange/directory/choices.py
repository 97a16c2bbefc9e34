"""What projects and practices are described by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Canton(models.TextChoices):
    """The 26 cantons by their official two-letter codes, in the order of the Federal Constitution."""

    ZH = "ZH", _("Zurich")
    BE = "BE", _("Berne")
    LU = "LU", _("Lucerne")
    UR = "UR", _("Uri")
    SZ = "SZ", _("Schwytz")
    OW = "OW", _("Obwald")
    NW = "NW", _("Nidwald")
    GL = "GL", _("Glaris")
    ZG = "ZG", _("Zoug")
    FR = "FR", _("Fribourg")
    SO = "SO", _("Soleure")
    BS = "BS", _("Bâle-Ville")
    BL = "BL", _("Bâle-Campagne")
    SH = "SH", _("Schaffhouse")
    AR = "AR", _("Appenzell Rhodes-Extérieures")
    AI = "AI", _("Appenzell Rhodes-Intérieures")
    SG = "SG", _("Saint-Gall")
    GR = "GR", _("Grisons")
    AG = "AG", _("Argovie")
    TG = "TG", _("Thurgovie")
    TI = "TI", _("Tessin")
    VD = "VD", _("Vaud")
    VS = "VS", _("Valais")
    NE = "NE", _("Neuchâtel")
    GE = "GE", _("Genève")
    JU = "JU", _("Jura")


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
