"""Who belongs to a circle; its keepers let in and see out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from exchange.discussions import rules
from exchange.discussions.forms.circles import InviteForm
from exchange.discussions.models import Circle, CircleMember, CircleRequest
from exchange.discussions.services.circles import admit, decline, leave
from exchange.discussions.views.doors import circle_or_404, knocking, known
from hub.accounts.models import User
from hub.accounts.queries.people import people
from hub.contributions.views.doors import member_required


def _kept(request: HttpRequest, slug: str) -> Circle:
    found = circle_or_404(request, slug)
    if not rules.keeps(known(request), found):
        raise Http404
    return found


@member_required
@knocking
@require_http_methods(["GET", "POST"])
def circle_people(request: HttpRequest, slug: str) -> HttpResponse:
    """For its people: who belongs. For keepers also: who asks, and letting somebody in by their address."""
    found = circle_or_404(request, slug)
    if not rules.may_read_forum(request.user, found.forum.pk):
        raise Http404
    keeps = rules.keeps(known(request), found)
    form = InviteForm(request.POST if request.method == "POST" else None) if keeps else None
    if request.method == "POST":
        found = _kept(request, slug)
        if form is not None and form.is_valid():
            person = people().filter(email__iexact=form.cleaned_data["email"]).first()
            if person is not None:
                admit(circle=found, user=person)
            # Whether an address has an account is nobody's business.
            messages.info(request, _("Si cette personne a un compte, elle fait maintenant partie du cercle."))
            return redirect("discussions:circle_people", slug=found.slug)
    places = list(CircleMember.objects.filter(circle=found).select_related("user"))
    named = {place.user_id for place in places}
    context = {
        "circle": found,
        "keeps": keeps,
        "form": form,
        "places": places,
        "others": rules.people_of(found).exclude(pk__in=named).order_by("name", "pk"),
        "requests": CircleRequest.objects.filter(circle=found).select_related("user") if keeps else [],
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, "exchange/discussions/circle_people.html", context, status=status)


@member_required
@require_POST
def decide(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let somebody in, make them a keeper, put their request aside, or ask them to go."""
    found = _kept(request, slug)
    person = User.objects.filter(pk=pk).first()
    if person is None:
        raise Http404
    asks = CircleRequest.objects.filter(circle=found, user=person).exists()
    belongs = CircleMember.objects.filter(circle=found, user=person).exists()
    deed = request.POST.get("deed", "")
    if deed == "admit" and asks:
        admit(circle=found, user=person)
    elif deed == "decline" and asks:
        decline(circle=found, user=person)
    elif deed == "keeper" and belongs:
        admit(circle=found, user=person, is_keeper=True)
    elif deed == "remove" and belongs:
        leave(circle=found, user=person)
    else:
        messages.error(request, _("Rien n’a changé : l’état de ce cercle a changé entre-temps."))
    return redirect("discussions:circle_people", slug=found.slug)
