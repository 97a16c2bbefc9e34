"""What a material lacks before it can be handed in."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hub.contributions.kinds import Problem
from hub.media.services.keep_text import texts_of
from resources.materials.guide import material_guide
from resources.materials.models import MaterialPage

SHORTEST = 40


def problems(material: MaterialPage) -> list[Problem]:
    """One problem a field; empty when the material is ready."""
    guide = material_guide()
    found = []
    if len(material.title.strip()) < 8:
        found.append(Problem("title", _("Donnez un titre qui dit ce que l’on a en main.")))
    for name in ("summary", "use"):
        text = getattr(material, name).strip()
        label = guide[name].label
        if not text:
            found.append(Problem(name, _("« %(section)s » est encore vide.") % {"section": label}))
        elif len(text) < SHORTEST and name == "use":
            found.append(Problem(name, _("« %(section)s » est trop court pour aider quelqu’un.") % {"section": label}))
    if not (material.text.strip() or material.video_url or material.files.all()):
        found.append(Problem("text", _("Il manque le matériel lui-même : un texte, un fichier ou une vidéo.")))
    if missing := lacks_alternative(material):
        found.append(Problem("alternative", missing))
    if not material.situations:
        found.append(Problem("situations", _("Dites dans quelle situation on en a besoin.")))
    if not material.audiences:
        found.append(Problem("audiences", _("Dites pour qui c’est fait.")))
    if not material.themes:
        found.append(Problem("themes", _("Choisissez au moins un thème.")))
    if not material.minutes:
        found.append(Problem("minutes", _("Dites combien de temps cela prend.")))
    if any(not picture.alt.strip() for picture in material.pictures.all()):
        found.append(Problem("pictures", _("Une image n’a pas encore de texte alternatif.")))
    return found


def lacks_alternative(material: MaterialPage) -> str:
    """Why the material needs a text for those who cannot see or hear it; empty where it has one or needs none.

    WCAG 2.2, 1.1.1 and 1.2.1–1.2.3: a video needs its words, and so does a file without readable text.
    """
    if len(material.alternative.strip()) >= SHORTEST:
        return ""
    if material.video_url:
        return _("Une vidéo a besoin de sa transcription : ce qui s’y dit et ce qui s’y voit.")
    files = [row.file for row in material.files.all()]
    texts = texts_of(files=files)
    mute = next((file for file in files if not any(part.text for part in texts[file.pk].pages())), None)
    if mute is None:
        return ""
    return _("« %(file)s » n’a pas de texte lisible : donnez ici ce qu’il contient.") % {"file": mute.title}
