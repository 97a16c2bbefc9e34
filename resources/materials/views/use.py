"""“Used it.”"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.pages.addresses import reader_url
from resources.materials.forms import UseForm
from resources.materials.models import MaterialPage
from resources.materials.queries.public import public_materials
from resources.materials.queries.uses import own_use, shelf_of
from resources.materials.services.use import LineRefusedError, record_use, say_how_it_went, take_back_use


@login_required
@require_http_methods(["GET", "POST"])
def used(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one used a published material, in a line how it went, or take it back.

    The button on the material's page sends nothing but itself; what is typed comes from the form shown after that.
    """
    user = request.user
    assert user.is_authenticated
    material = get_object_or_404(public_materials().select_related("locale"), pk=pk)
    said = own_use(material.translation_key, user)
    if request.method == "POST" and "back" in request.POST:
        take_back_use(material=material, user=user)
        messages.info(request, _("C’est retiré : ce matériel ne compte plus votre utilisation."))
        return redirect(_place(material))
    if request.method == "POST" and "note" not in request.POST:
        record_use(material=material, user=user)
        messages.info(request, _("C’est noté, merci. Une ligne sur ce qui s’est passé aide la personne suivante."))
        return redirect(_place(material))
    language = (get_language() or "fr")[:2]
    begun = {"note": said.note if said else "", "language": (said and said.note and said.language) or language}
    form = UseForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        try:
            verdict = say_how_it_went(
                material=material, user=user, note=note, language=form.cleaned_data["language"] or language
            )
        except LineRefusedError as refused:
            form.add_error("note", str(refused))
        else:
            done = _("C’est sur la page, sans votre nom.") if note else _("C’est enregistré, sans ligne.")
            messages.info(request, verdict.sentence or done)
            return redirect(_place(material))
    context = {"form": form, "page": material, "said": said}
    return render(request, "resources/materials/used.html", context, status=400 if form.errors else 200)


def _place(material: MaterialPage) -> str:
    return f"{reader_url(material, get_language() or 'fr')}#used"


@login_required
@require_safe
def uses(request: HttpRequest) -> HttpResponse:
    """Show authors how often their materials were used, by canton and format, without persons."""
    user = request.user
    assert user.is_authenticated
    return render(request, "resources/materials/uses.html", {"shelf": shelf_of(user, (get_language() or "fr")[:2])})
