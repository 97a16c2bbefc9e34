"""Circles: the list, a circle's threads, coming in and leaving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.discussions import rules
from exchange.discussions.errors import NotAllowedError
from exchange.discussions.forms.circles import AskForm, CircleForm
from exchange.discussions.models import Circle, CircleMember, CircleRequest
from exchange.discussions.queries.forum_page import threads_of
from exchange.discussions.queries.index import circle_rows
from exchange.discussions.services.circles import ask, enter, found_circle, leave
from exchange.discussions.views.doors import circle_or_404, knocking, known, reader_language
from hub.contributions.views.doors import member_required


@member_required
@require_safe
def circles(request: HttpRequest) -> HttpResponse:
    """One's own circles, and those that show themselves to members."""
    user = known(request)
    own = circle_rows(user)
    others = rules.listed_circles(user).exclude(pk__in=[row["circle"].pk for row in own]).order_by("name", "pk")
    context = {"own": own, "others": others, "may_found": rules.may_found_circle(user)}
    return render(request, "exchange/discussions/circles.html", context)


@member_required
@knocking
@require_safe
def circle(request: HttpRequest, slug: str) -> HttpResponse:
    """A circle's threads for its people; for others what it is for and how one comes in."""
    found, user = circle_or_404(request, slug), known(request)
    belongs = rules.may_read_forum(user, found.forum.pk)
    context: dict[str, Any] = {
        "circle": found,
        "belongs": belongs,
        "by_name": CircleMember.objects.filter(circle=found, user=user).exists(),
        "keeps": rules.keeps(user, found),
        "foreign": found.language if found.language != reader_language() else "",
        "crumbs": [{"label": _("Cercles"), "url": reverse("discussions:circles")}],
        "requests": CircleRequest.objects.filter(circle=found).count() if rules.keeps(user, found) else 0,
    }
    if belongs:
        context |= threads_of(found.forum, request, reader_language())
        context["size"] = rules.people_of(found).count()
    else:
        context["asked"] = CircleRequest.objects.filter(circle=found, user=user).exists()
        context["form"] = AskForm() if found.joining == Circle.Joining.ASK else None
    response = render(request, "exchange/discussions/circle.html", context)
    response["Cache-Control"] = "private, no-cache"
    return response


@member_required
@require_http_methods(["GET", "POST"])
def write_circle(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Found a circle, or change one that one keeps."""
    user = known(request)
    found = circle_or_404(request, slug) if slug else None
    if not (rules.keeps(user, found) if found else rules.may_found_circle(user)):
        raise PermissionDenied(_("Les cercles sont fondés par les responsables de projet et la rédaction."))
    instance = found or Circle(language=reader_language())
    form = CircleForm(request.POST if request.method == "POST" else None, instance=instance, user=user)
    if request.method == "POST" and form.is_valid():
        saved: Circle = form.save(commit=False)
        if found is None:
            found_circle(circle=saved, user=user)
        else:
            saved.save()
        return redirect(saved)
    context = {"form": form, "circle": found}
    status = 400 if form.errors else 200
    return render(request, "exchange/discussions/circle_form.html", context, status=status)


@member_required
@require_POST
def come_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter an open circle, or ask to enter."""
    found, user = circle_or_404(request, slug), known(request)
    try:
        if found.joining == Circle.Joining.OPEN:
            enter(circle=found, user=user)
        else:
            form = AskForm(request.POST)
            ask(circle=found, user=user, text=form.cleaned_data["text"] if form.is_valid() else "")
            messages.info(request, _("Votre demande est transmise à celles et ceux qui tiennent ce cercle."))
    except NotAllowedError as error:
        raise PermissionDenied(_("On entre dans ce cercle sur invitation seulement.")) from error
    return redirect(found)


@member_required
@require_POST
def go(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave; what one wrote stays with the circle."""
    found, user = circle_or_404(request, slug), known(request)
    leave(circle=found, user=user)
    messages.info(request, _("Vous ne faites plus partie de ce cercle."))
    return redirect("discussions:circles")
