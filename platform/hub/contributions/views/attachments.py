"""Pictures and files of a draft: each deed is a form of its own, and a page of its own where no script runs.

A script asks with `X-Part: 1` and gets the part alone, with the draft's new token in `X-Draft-Token`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.models import User
from hub.contributions.errors import ContributionError, InReviewError
from hub.contributions.forms_attachments import AddFileForm, AddPictureForm, FileWordsForm, PictureWordsForm
from hub.contributions.kinds import kind_of
from hub.contributions.models import ContributedPage
from hub.contributions.queries.drafts import editable_or_404
from hub.contributions.services import attachments as deeds
from hub.contributions.services.save_draft import draft_token
from hub.media.errors import RefusedUpload

SORTS = ("pictures", "files")


@login_required
@require_safe
def attachments(request: HttpRequest, pk: int) -> HttpResponse:
    """All pictures and files of the draft."""
    page = _page(request, pk)
    name = "attachments" if _is_part(request) else "attachments_page"
    return render(request, f"hub/contributions/{name}.html", _context(page))


@login_required
@require_http_methods(["GET", "POST"])
def add_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """A new picture: 400 with what is wrong, 413 where it is too large."""
    page = _page(request, pk, "pictures")
    form = AddPictureForm(request.POST, request.FILES) if request.method == "POST" else AddPictureForm()
    words = {"title": _("Ajouter une image"), "deed": _("Ajouter l’image")}

    def add(file: Any, **said: str) -> None:
        deeds.add_picture(page=page, user=_writer(request), upload=file, **said)

    return _handle(request, page, form, add, _("Image ajoutée."), words)


@login_required
@require_http_methods(["GET", "POST"])
def add_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A new file: 400 with what is wrong, 413 where it is too large."""
    page = _page(request, pk, "files")
    form = AddFileForm(request.POST, request.FILES) if request.method == "POST" else AddFileForm()
    words = {"title": _("Ajouter un fichier"), "deed": _("Ajouter le fichier")}

    def add(file: Any, label: str) -> None:
        deeds.add_file(page=page, user=_writer(request), upload=file, label=label)

    return _handle(request, page, form, add, _("Fichier ajouté."), words)


@login_required
@require_http_methods(["GET", "POST"])
def edit_attachment(request: HttpRequest, pk: int, sort: str, medium: int) -> HttpResponse:
    """The words beside a picture or file."""
    page = _page(request, pk, sort)
    row = next((row for row in _context(page)[sort] if deeds.medium_id(row) == medium), None)
    if row is None:
        return _gone(request, page, deeds.GoneError())
    form_class = PictureWordsForm if sort == "pictures" else FileWordsForm
    initial = {name: getattr(row, name) for name in form_class.base_fields}
    form = form_class(request.POST if request.method == "POST" else None, initial=initial)
    title = _("Texte de l’image") if sort == "pictures" else _("Intitulé du fichier")
    words = {"title": title, "deed": _("Enregistrer"), "row": row, "sort": sort}
    change = partial(deeds.describe, page=page, user=_writer(request), sort=sort, medium=medium)
    return _handle(request, page, form, change, _("Texte enregistré."), words)


@login_required
@require_POST
def remove_attachment(request: HttpRequest, pk: int, sort: str, medium: int) -> HttpResponse:
    """Take a picture or file off the draft."""
    page = _page(request, pk, sort)
    said = _("Image retirée.") if sort == "pictures" else _("Fichier retiré.")
    act = partial(deeds.remove, page=page, user=_writer(request), sort=sort, medium=medium)
    return _do(request, page, act, said)


@login_required
@require_POST
def move(request: HttpRequest, pk: int, sort: str, medium: int) -> HttpResponse:
    """Swap with the neighbour above (`direction=up`) or below."""
    page = _page(request, pk, sort)
    up = request.POST.get("direction") == "up"
    act = partial(deeds.move, page=page, user=_writer(request), sort=sort, medium=medium, up=up)
    return _do(request, page, act, "")


def _writer(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _page(request: HttpRequest, pk: int, sort: str = "") -> ContributedPage:
    page, kind = editable_or_404(_writer(request), pk)
    wanted = (sort,) if sort else SORTS
    if not any(name in SORTS and getattr(kind.attachments, name) for name in wanted):
        raise Http404
    return page


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("X-Part") == "1"


def _context(page: ContributedPage) -> dict[str, Any]:
    draft: Any = type(page)._default_manager.get(pk=page.pk).get_latest_revision_as_object()
    rows = {sort: deeds.rows_of(draft, sort) for sort in SORTS}
    return {"page": draft, "kind": kind_of(draft), "attachments": kind_of(draft).attachments, **rows}


def _handle(
    request: HttpRequest,
    page: ContributedPage,
    form: forms.Form,
    act: Callable[..., object],
    said: str,
    words: dict[str, Any],
) -> HttpResponse:
    """Show the form, or do what it says; what was typed stays in it when that does not work."""
    status = 200
    if form.is_valid():
        try:
            return _do(request, page, partial(act, **form.cleaned_data), said)
        except deeds.TooManyError as error:
            form.add_error(None, str(error))
        except RefusedUpload as refusal:
            form.add_error("file", ValidationError(refusal.message, params={"status": refusal.status}))
    if form.is_bound:
        found = [error for errors in form.errors.as_data().values() for error in errors]
        status = max((int((error.params or {}).get("status", 400)) for error in found), default=400)
    part = _is_part(request)
    name = "attachment_form" if part else "attachment_form_page"
    comes_from = request.POST.get("from") or request.GET.get("from", "")
    context = {"page": page, "form": form, "comes_from": comes_from, "part": part, **words}
    return render(request, f"hub/contributions/{name}.html", context, status=status)


def _do(request: HttpRequest, page: ContributedPage, act: Callable[[], object], said: str) -> HttpResponse:
    try:
        act()
    except deeds.TooManyError:
        raise
    except InReviewError as error:
        if _is_part(request):
            return HttpResponse(str(error), status=423, content_type="text/plain; charset=utf-8")
        messages.warning(request, str(error))
        return redirect("contributions:review", page.pk)
    except ContributionError as error:
        return _gone(request, page, error)
    if said and not _is_part(request):
        messages.info(request, said)
    return _back(request, page, said=said)


def _gone(request: HttpRequest, page: ContributedPage, error: ContributionError) -> HttpResponse:
    if not _is_part(request):
        messages.warning(request, str(error))
    return _back(request, page, said=str(error), status=409)


def _back(request: HttpRequest, page: ContributedPage, *, said: str, status: int = 200) -> HttpResponse:
    """The part alone for a script, else the page that the form stood on."""
    if _is_part(request):
        context = _context(page) | {"said": said}
        response = render(request, "hub/contributions/attachments.html", context, status=status)
        response["X-Draft-Token"] = draft_token(context["page"].get_latest_revision())
        return response
    if request.POST.get("from") == "edit":
        return redirect(reverse("contributions:edit", args=[page.pk]) + "#attachments")
    return redirect("contributions:attachments", page.pk)
