"""The cantons of Switzerland."""

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
