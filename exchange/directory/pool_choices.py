"""What posts of the pool are described by, and which cantons lie beside each other."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PostKind(models.TextChoices):
    """What a project has too much of."""

    MENTORS = "mentors", _("Mentores et mentors libres")
    MENTEES = "mentees", _("Mentees en attente")


class Trade(models.TextChoices):
    """The field of work that a tandem is about."""

    ANY = "any", _("Tous les domaines")
    CARE = "care", _("Soins et accompagnement")
    BUILDING = "building", _("Bâtiment et artisanat")
    FOOD = "food", _("Restauration et hôtellerie")
    TECHNICAL = "technical", _("Technique et industrie")
    COMPUTING = "computing", _("Informatique")
    OFFICE = "office", _("Bureau et commerce")
    SALES = "sales", _("Vente et logistique")
    SCHOOL = "school", _("Enseignement et études")
    LAND = "land", _("Agriculture et nature")
    DAILY = "daily", _("Vie quotidienne et famille")


class Time(models.TextChoices):
    """When people can meet."""

    DAY = "day", _("En journée")
    EVENING = "evening", _("Le soir")
    WEEKEND = "weekend", _("Le week-end")
    ONLINE = "online", _("En ligne")


class Result(models.TextChoices):
    """What came of a match."""

    MET = "met", _("On s’est rencontré")
    TAKEN = "taken", _("Un tandem a commencé")
    UNFIT = "unfit", _("Cela n’allait pas")


class Reason(models.TextChoices):
    """Why it did not fit."""

    DISTANCE = "distance", _("Trop loin")
    LANGUAGE = "language", _("La langue")
    TRADE = "trade", _("Le domaine")
    TIME = "time", _("Les horaires")
    GONE = "gone", _("Plus libre, ou plus en attente")
    OTHER = "other", _("Autre raison")


_BORDERS = """
AG-BE AG-BL AG-LU AG-SO AG-ZG AG-ZH AI-AR AI-SG AR-SG BE-FR BE-JU BE-LU BE-NE BE-NW BE-OW BE-SO BE-UR BE-VD BE-VS BL-BS
BL-JU BL-SO FR-NE FR-VD GE-VD GL-GR GL-SG GL-SZ GL-UR GR-SG GR-TI GR-UR JU-NE JU-SO LU-NW LU-OW LU-SZ LU-ZG NE-VD NW-OW
NW-SZ NW-UR OW-UR SG-SZ SG-TG SG-ZH SH-TG SH-ZH SZ-UR SZ-ZG SZ-ZH TG-ZH TI-UR TI-VS UR-VS VD-VS ZG-ZH
"""
_PAIRS = {tuple(pair.split("-")) for pair in _BORDERS.split()}
NEIGHBOURS: dict[str, frozenset[str]] = {
    code: frozenset(b if a == code else a for a, b in _PAIRS if code in (a, b))
    for code in {code for pair in _PAIRS for code in pair}
}
"""For each canton those that it shares a border with, lakes included."""
