"""Networks of mentors across projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.directory import rules
from exchange.directory.forms.network import NetworkForm
from exchange.directory.models import Network, NetworkPlace
from exchange.directory.queries.networks import networks, people_of
from exchange.directory.services.networks import found_network, join, leave
from exchange.directory.views.sections import directory_tabs
from hub.contributions.views.doors import member_required
from hub.pages.head import plain_head

if TYPE_CHECKING:
    from hub.accounts.models import User


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every network, with how many people of how many projects it joins."""
    context = {
        "tabs": directory_tabs("networks"),
        "networks": networks(),
        "may_found": rules.may_found(request.user),
        "head": plain_head(
            request,
            title=_("Réseaux de mentorat"),
            description=_(
                "Des mentores et mentors de plusieurs projets qui partagent un métier, une langue, une région."
            ),
        ),
    }
    return render(request, "exchange/directory/networks.html", context)


@require_safe
def network(request: HttpRequest, slug: str) -> HttpResponse:
    """One network: what it is for, how large it is, and those of its people who show themselves to the reader."""
    found = get_object_or_404(networks(), slug=slug)
    user = request.user
    language = (get_language() or "fr")[:2]
    context = {
        "network": found,
        "foreign": found.language if found.language != language else "",
        "people": people_of(found, user),
        "belongs": user.is_authenticated and NetworkPlace.objects.filter(network=found, user=user).exists(),
        "keeps": rules.may_keep_network(user, found),
        "crumbs": [{"label": _("Réseaux de mentorat"), "url": reverse("directory:networks")}],
        "head": plain_head(request, title=found.name, description=found.purpose),
    }
    return render(request, "exchange/directory/network.html", context)


@member_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Found a network, or change one's own."""
    user: User | Any = request.user
    found = get_object_or_404(Network, slug=slug) if slug else None
    if not (rules.may_keep_network(user, found) if found else rules.may_found(user)):
        raise PermissionDenied(_("Les réseaux sont fondés par des personnes qui appartiennent à un projet."))
    instance = found or Network(language=(get_language() or "fr")[:2])
    form = NetworkForm(request.POST if request.method == "POST" else None, instance=instance)
    if request.method == "POST" and form.is_valid():
        saved: Network = form.save(commit=False)
        if found is None:
            found_network(network=saved, user=user)
        else:
            saved.save()
        return redirect(saved)
    context = {"form": form, "network": found}
    return render(request, "exchange/directory/network_form.html", context, status=400 if form.errors else 200)


@member_required
@require_POST
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """Join."""
    user: User | Any = request.user
    found = get_object_or_404(Network, slug=slug)
    join(network=found, user=user)
    messages.info(request, _("Vous faites partie du réseau. Les autres vous y voient si votre profil leur est ouvert."))
    return redirect(found)


@member_required
@require_POST
def quit_network(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave."""
    user: User | Any = request.user
    found = get_object_or_404(Network, slug=slug)
    leave(network=found, user=user)
    messages.info(request, _("Vous ne faites plus partie de ce réseau."))
    return redirect(found)
