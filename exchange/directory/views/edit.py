"""Keeping a project's page: form, pictures, doubles."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from exchange.directory import rules
from exchange.directory.errors import StaleProjectError
from exchange.directory.forms.partners import PartnerForm
from exchange.directory.forms.project import FACTS, WORDS, MergeForm, ProjectForm
from exchange.directory.models import Engagement, Project, ProjectPicture, ProjectText
from exchange.directory.queries.organisations import partners_of
from exchange.directory.queries.pictures import pictures_of
from exchange.directory.services.merge import merge
from exchange.directory.services.partners import add_partner
from exchange.directory.services.pictures import add_picture, remove_picture
from exchange.directory.services.save_project import save_project
from hub.contributions.forms_attachments import AddPictureForm
from hub.contributions.views.doors import member_required
from hub.languages.choices import Language


def _editable(request: HttpRequest, slug: str) -> Project:
    project = get_object_or_404(Project, slug=slug, merged_into=None)
    if not rules.may_edit(request.user, project):
        raise PermissionDenied(_("Seules les personnes responsables d’un projet tiennent sa page."))
    return project


def _initial(project: Project, text: ProjectText | None) -> dict[str, Any]:
    facts = {name: getattr(project, name) for name in FACTS}
    return facts | {name: getattr(text, name) if text else "" for name in WORDS}


@member_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str, language: str = "") -> HttpResponse:
    """The project's facts and its text in `language`. 409 where somebody saved in between; what was typed stays."""
    project = _editable(request, slug)
    texts = {text.language: text for text in project.texts.all()}
    if not language:
        own = str(getattr(request.user, "language", Language.FRENCH))
        language = own if own in texts or not texts else next(iter(texts))
    if language not in Language.values:
        raise Http404
    form = ProjectForm(
        request.POST if request.method == "POST" else None,
        project=project,
        initial=_initial(project, texts.get(language)),
    )
    context: dict[str, Any] = {
        "project": project,
        "form": form,
        "language": language,
        "token": request.POST.get("token", "") or str(project.version),
        "languages": [
            {
                "code": code,
                "label": label,
                "written": code in texts,
                "current": code == language,
            }
            for code, label in Language.choices
        ],
        "words": [form[name] for name in WORDS],
        "facts": [form[name] for name in FACTS],
    }
    if request.method == "GET":
        return render(request, "exchange/directory/edit.html", context)
    if not form.is_valid():
        return render(request, "exchange/directory/edit.html", context, status=400)
    values = form.cleaned_data
    try:
        save_project(
            project=project,
            facts={name: values[name] for name in FACTS},
            language=language,
            words={name: values[name] for name in WORDS},
            token=request.POST.get("token", ""),
        )
    except StaleProjectError as error:
        latest = error.latest
        context |= {
            "conflict": str(error),
            "token": str(latest.version),
            "theirs": _differing(form, _initial(latest, latest.texts.filter(language=language).first())),
        }
        return render(request, "exchange/directory/edit.html", context, status=409)
    messages.info(request, _("C’est enregistré, et la page le montre."))
    return redirect("directory:project", project.slug)


def _differing(form: ProjectForm, theirs: dict[str, Any]) -> list[dict[str, Any]]:
    """What the other person's version says where it differs from what was typed here."""
    return [
        {"label": form.fields[name].label, "value": ", ".join(value) if isinstance(value, list) else value}
        for name, value in theirs.items()
        if (value or None) != (form.cleaned_data.get(name) or None)
    ]


@member_required
@require_http_methods(["GET", "POST"])
def pictures(request: HttpRequest, slug: str) -> HttpResponse:
    """The project's pictures, and a form for one more."""
    project = _editable(request, slug)
    sent = request.method == "POST"
    form = AddPictureForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        user = request.user
        assert user.is_authenticated
        words = {name: form.cleaned_data[name] for name in ("alt", "caption")}
        if add_picture(project=project, user=user, upload=form.cleaned_data["file"], **words):
            messages.info(request, _("L’image est sur la page du projet."))
            return redirect("directory:pictures", project.slug)
        form.add_error(None, _("Il y a déjà autant d’images qu’une page en porte. Retirez-en une d’abord."))
    context = {"project": project, "form": form, "pictures": pictures_of(project)}
    return render(request, "exchange/directory/pictures.html", context, status=400 if form.errors else 200)


@member_required
@require_POST
def drop_picture(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a picture off the page."""
    project = _editable(request, slug)
    row = ProjectPicture.objects.filter(project=project, pk=pk).first()
    if row is not None:
        remove_picture(row=row)
    return redirect("directory:pictures", project.slug)


@member_required
@require_http_methods(["GET", "POST"])
def merge_double(request: HttpRequest, slug: str) -> HttpResponse:
    """Editors choose the project that stays; everything of this one moves there."""
    if not rules.may_merge(request.user):
        raise PermissionDenied
    double = get_object_or_404(Project, slug=slug, merged_into=None)
    form = MergeForm(request.POST if request.method == "POST" else None, project=double)
    if request.method == "POST" and form.is_valid():
        kept = form.cleaned_data["into"]
        try:
            merge(double=double, kept=kept)
        except ValueError:
            form.add_error(None, _("L’un des deux a déjà été réuni avec un autre. Rien n’a été changé."))
        else:
            messages.info(request, _("Les deux fiches n’en font plus qu’une ; l’ancienne adresse mène ici."))
            return redirect(kept)
    context = {"project": double, "form": form}
    return render(request, "exchange/directory/merge.html", context, status=400 if form.errors else 200)


@member_required
@require_http_methods(["GET", "POST"])
def partners(request: HttpRequest, slug: str) -> HttpResponse:
    """Which organisations do what for the project, and a form for one more."""
    project = _editable(request, slug)
    form = PartnerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        add_partner(project=project, **form.cleaned_data)
        messages.info(request, _("C’est enregistré, et la page le montre."))
        return redirect("directory:partners", project.slug)
    context = {"project": project, "form": form, "partners": partners_of(project.pk)}
    return render(request, "exchange/directory/partners.html", context, status=400 if form.errors else 200)


@member_required
@require_POST
def drop_partner(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an organisation's role back."""
    project = _editable(request, slug)
    for row in Engagement.objects.filter(project=project, pk=pk):
        row.delete()
    return redirect("directory:partners", project.slug)
