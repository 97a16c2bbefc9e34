"""A person's saved searches."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.models import User
from hub.search.forms import SavedSearchForm
from hub.search.models import SavedSearch
from hub.search.services.keep_search import (
    MOST,
    NothingAskedError,
    TooManySearchesError,
    change_search,
    forget_search,
    keep_search,
    stop_messages,
)

LONGEST_QUERY = 900


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def results_url(query: str) -> str:
    """Where the search itself is."""
    return f"{reverse('search:results')}?{query}"


@require_safe
@login_required
def saved(request: HttpRequest) -> HttpResponse:
    """All that the person keeps, each to be changed in its place."""
    rows = [
        {
            "saved": each,
            "url": results_url(each.query),
            "form": SavedSearchForm(
                initial={"name": each.name, "rhythm": each.rhythm},
                auto_id=f"id_%s_{each.pk}",
            ),
        }
        for each in SavedSearch.objects.filter(owner=_person(request))
    ]
    return render(request, "hub/search/saved.html", {"rows": rows})


@require_POST
@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the search that the results page shows; back to it."""
    query = request.POST.get("query", "")
    form = SavedSearchForm(request.POST)
    back = redirect(results_url(query) if len(query) <= LONGEST_QUERY else reverse("search:results"))
    if not form.is_valid() or len(query) > LONGEST_QUERY:
        messages.error(request, _("Cette recherche n’a pas pu être enregistrée : elle est trop longue ou incomplète."))
        return back
    try:
        _kept, is_new = keep_search(
            owner=_person(request), query=query, language=(get_language() or "fr")[:2], **form.cleaned_data
        )
    except NothingAskedError:
        messages.error(request, _("Écrivez des mots ou choisissez un filtre : une recherche vide ne s’enregistre pas."))
        return back
    except TooManySearchesError:
        messages.error(request, _("Vous gardez déjà %(most)d recherches. Effacez-en une d’abord.") % {"most": MOST})
        return back
    messages.success(request, _("La recherche est enregistrée.") if is_new else _("La recherche est mise à jour."))
    return back


@require_POST
@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name or rhythm."""
    held = get_object_or_404(SavedSearch, pk=pk, owner=_person(request))
    form = SavedSearchForm(request.POST)
    if form.is_valid():
        change_search(saved=held, **form.cleaned_data)
        messages.success(request, _("La recherche est mise à jour."))
    else:
        messages.error(request, _("Rien n’a changé : choisissez l’un des rythmes proposés."))
    return redirect("search:saved")


@require_POST
@login_required
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it go; it leads to the search, where it can be kept again."""
    held = get_object_or_404(SavedSearch, pk=pk, owner=_person(request))
    name, query = held.name, held.query
    forget_search(saved=held)
    messages.success(request, _("«%(name)s» est effacée. La voici encore, si vous voulez la garder.") % {"name": name})
    return redirect(results_url(query))


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """End the messages from a link in a mail, without logging in; a mail program may post here itself (RFC 8058)."""
    if request.method == "POST":
        held = stop_messages(token=token)
        return render(request, "hub/search/stopped.html", {"saved": held, "done": True})
    held = SavedSearch.objects.filter(token=token).first()
    return render(request, "hub/search/stopped.html", {"saved": held, "done": False}, status=200 if held else 404)
