"""People who want to be found, and one's own entry."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from exchange.directory.choices import Audience, Offer, WorkingLanguage
from exchange.directory.forms.people import ProfileForm
from exchange.directory.models import Membership, Network, Profile
from exchange.directory.queries.filters import matching, value_counts
from exchange.directory.queries.people import (
    LEGENDS,
    known_values,
    people_entries,
    projects_of_people,
    visible_profiles,
)
from exchange.directory.services.save_profile import save_profile
from exchange.directory.views.sections import directory_tabs
from hub.cantons.choices import Canton
from hub.listing.asked import chips, filter_groups, read_asked
from hub.pages.head import plain_head
from resources.themes.queries.labels import theme_labels

PER_PAGE = 24
PORTRAIT = "fill-352x352"


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The list with its filters. 404 for a page of it that does not exist."""
    known = known_values((get_language() or "fr")[:2])
    asked = read_asked(request.GET, known)
    every = people_entries(request.user)
    found = matching(every, asked)
    try:
        part = Paginator([entry.pk for entry in found], PER_PAGE).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("Cette page de la liste n’existe pas.")) from error
    shown = list(visible_profiles(request.user).filter(pk__in=list(part)))
    places = projects_of_people([profile.user_id for profile in shown])
    context = {
        "asked": asked,
        "tabs": directory_tabs("people"),
        "entries": [_line(profile, places.get(profile.user_id, [])) for profile in shown],
        "filters": filter_groups(
            asked, known, LEGENDS, value_counts(every, asked, known), unfolded=("offer", "canton")
        ),
        "chips": chips(asked, known, LEGENDS),
        "total": len(found),
        "page_of_list": part,
        "head": plain_head(
            request,
            title=_("Personnes"),
            description=_("Qui connaît quoi, et peut aider un autre projet de mentorat."),
        ),
    }
    return render(request, "exchange/directory/people.html", context)


def _line(profile: Profile, places: list[Membership]) -> dict[str, Any]:
    return {
        "person": {
            "name": profile.user.get_full_name(),
            "url": profile.get_absolute_url(),
            "role": Membership.Part(places[0].part).label if places else "",
            "project": places[0].project.name if places else "",
            "project_url": places[0].project.get_absolute_url() if places else "",
            "languages": [code for code in profile.speaks if code != WorkingLanguage.OTHER],
        },
        "headline": profile.headline,
        "language": profile.language,
        "offers": [str(Offer(code).label) for code in profile.offers if code in Offer.values],
        "members_only": profile.shown_to == Audience.MEMBERS,
    }


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person, for those whom they chose; they themselves see it always. For all others it does not exist."""
    user = request.user
    profile = visible_profiles(user).filter(pk=pk).first()
    if profile is None and user.is_authenticated:
        profile = Profile.objects.filter(pk=pk, user=user).select_related("user").first()
    if profile is None:
        raise Http404(_("Ce profil n’existe pas, ou n’est pas ouvert."))
    language = (get_language() or "fr")[:2]
    places = projects_of_people([profile.user_id]).get(profile.user_id, [])
    own = user.is_authenticated and user.pk == profile.user_id
    context = {
        "profile": profile,
        "name": profile.user.get_full_name(),
        "foreign": profile.language if profile.language != language else "",
        "portrait": profile.picture.get_rendition(PORTRAIT) if profile.picture else None,
        "offers": [str(Offer(code).label) for code in profile.offers if code in Offer.values],
        "facts": _facts(profile, places, language),
        "own": own,
        "may_write": profile.takes_letters and not own,
        "audience": Audience(profile.shown_to).label,
        "private": profile.shown_to != Audience.EVERYBODY,
        "crumbs": [{"label": _("Personnes"), "url": reverse("directory:people")}],
        "head": plain_head(request, title=profile.user.get_full_name(), description=profile.headline),
    }
    return render(request, "exchange/directory/person.html", context)


def _facts(profile: Profile, places: list[Membership], language: str) -> list[dict[str, Any]]:
    labels = theme_labels(language)
    named = [code for code in profile.speaks if code in WorkingLanguage.values]
    if profile.speaks_more:
        named = [code for code in named if code != WorkingLanguage.OTHER]
    spoken = [str(WorkingLanguage(code).label) for code in named]
    facts: list[dict[str, Any]] = [
        {
            "term": _("Projets"),
            "links": [{"label": row.project.name, "url": row.project.get_absolute_url()} for row in places],
        },
        {
            "term": _("Réseaux"),
            "links": [
                {"label": network.name, "url": network.get_absolute_url()}
                for network in Network.objects.filter(places__user=profile.user_id)
            ],
        },
        {"term": _("Cantons"), "value": ", ".join(str(Canton(c).label) for c in profile.cantons if c in Canton.values)},
        {"term": _("Parle"), "value": ", ".join([*spoken, profile.speaks_more] if profile.speaks_more else spoken)},
        {
            "term": _("Thèmes"),
            "links": [{"label": labels[c].title, "url": labels[c].url} for c in profile.themes if c in labels],
        },
    ]
    return [fact for fact in facts if fact.get("value") or fact.get("links")]


@login_required
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """One's own entry: who sees it, and what it says."""
    user = request.user
    assert user.is_authenticated
    profile = Profile.objects.filter(user=user).first() or Profile(user=user, language=user.language)
    sent = request.method == "POST"
    form = ProfileForm(request.POST if sent else None, request.FILES if sent else None, instance=profile)
    if sent and form.is_valid():
        saved = save_profile(
            profile=form.instance,
            user=user,
            picture=form.cleaned_data["new_picture"],
            drop_picture=bool(form.cleaned_data.get("remove_picture")),
        )
        messages.info(request, _("C’est enregistré. Visible pour : %(whom)s.") % {"whom": saved.get_shown_to_display()})
        return redirect(saved)
    return render(request, "exchange/directory/own_profile.html", {"form": form}, status=400 if form.errors else 200)
