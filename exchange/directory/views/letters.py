"""Writing through the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.directory.errors import DirectoryError, TooManyLettersError
from exchange.directory.forms.people import LetterForm
from exchange.directory.models import Letter, Project
from exchange.directory.queries.letters import may_read
from exchange.directory.queries.people import visible_profiles
from exchange.directory.services.letters import send_letter

if TYPE_CHECKING:
    from hub.accounts.models import User


@login_required
@require_http_methods(["GET", "POST"])
def write_project(request: HttpRequest, slug: str) -> HttpResponse:
    """A message to those responsible for a project."""
    project = get_object_or_404(Project, slug=slug, merged_into=None)
    return _write(request, to=project.name, back=project.get_absolute_url(), project=project)


@login_required
@require_http_methods(["GET", "POST"])
def write_person(request: HttpRequest, pk: int) -> HttpResponse:
    """A message to somebody whose profile one may see."""
    profile = visible_profiles(request.user).filter(pk=pk, takes_letters=True).exclude(user=request.user.pk).first()
    if profile is None:
        raise Http404(_("Ce profil n’existe pas, ou n’est pas ouvert."))
    return _write(request, to=profile.user.get_full_name(), back=profile.get_absolute_url(), person=profile.user)


@login_required
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """A message, for its writer and those it is for; these answer here."""
    user = request.user
    assert user.is_authenticated
    found = get_object_or_404(Letter.objects.select_related("writer", "person", "project"), key=key)
    if not may_read(user, found):
        raise Http404
    if user.pk == found.writer_id:
        return render(request, "exchange/directory/letter.html", {"letter": found, "form": None})
    name = found.writer.get_full_name()
    return _write(request, to=name, back="", letter=found, person=found.writer, answers=found)


def _write(request: HttpRequest, *, to: str, back: str, letter: Letter | None = None, **addressed: Any) -> HttpResponse:
    user: User | Any = request.user
    form = LetterForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                send_letter(writer=user, language=(get_language() or "fr")[:2], **form.cleaned_data, **addressed)
            except DirectoryError as error:
                form.add_error(None, str(error))
                status = 429 if isinstance(error, TooManyLettersError) else 409
            else:
                messages.info(request, _("Votre message est parti. La réponse vous arrivera par e-mail."))
                return redirect(back or request.path)
    context = {"form": form, "to": to, "back": back, "letter": letter}
    return render(request, "exchange/directory/letter.html", context, status=status)
