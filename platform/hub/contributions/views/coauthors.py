"""Writing together: links that invite."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.models import User
from hub.contributions import rules
from hub.contributions.errors import InviteUnusableError
from hub.contributions.models import Coauthor, CoauthorInvite
from hub.contributions.queries.drafts import editable_or_404
from hub.contributions.services import coauthors as deeds
from hub.contributions.views.doors import member_required


@member_required
@require_http_methods(["GET", "POST"])
def coauthors(request: HttpRequest, pk: int) -> HttpResponse:
    """Who writes this page, and links for more; POST makes a link."""
    user = request.user
    assert user.is_authenticated
    page, kind = editable_or_404(user, pk)
    may_invite = rules.may_invite(user, page)
    if request.method == "POST":
        if not may_invite:
            raise Http404
        deeds.invite(page=page, user=user)
        messages.info(request, _("Un lien est prêt. Envoyez-le à une seule personne."))
        return redirect("contributions:coauthors", page.pk)
    invites = CoauthorInvite.objects.filter(page_id=page.pk, used_by=None, expires_at__gt=timezone.now())
    links = [
        (invite, request.build_absolute_uri(reverse("contributions:join", args=[invite.token])))
        for invite in invites.order_by("-created_at")
    ]
    context = {
        "page": page,
        "kind": kind,
        "may_invite": may_invite,
        "links": links if may_invite else [],
        "coauthors": Coauthor.objects.filter(page__translation_key=page.translation_key).select_related("user"),
    }
    return render(request, "hub/contributions/coauthors.html", context)


@member_required
@require_POST
def revoke(request: HttpRequest, pk: int, invite_id: int) -> HttpResponse:
    """Make a link unusable."""
    user = request.user
    assert user.is_authenticated
    page, _kind = editable_or_404(user, pk)
    if not rules.may_invite(user, page):
        raise Http404
    deeds.revoke(invite=get_object_or_404(CoauthorInvite, pk=invite_id, page_id=page.pk))
    messages.info(request, _("Le lien ne fonctionne plus."))
    return redirect("contributions:coauthors", page.pk)


@member_required
@require_POST
def remove(request: HttpRequest, pk: int, user_id: int) -> HttpResponse:
    """Take a co-author off: the owner anyone, a co-author only themselves."""
    user = request.user
    assert user.is_authenticated
    page, _kind = editable_or_404(user, pk)
    if user.pk != user_id and not rules.may_invite(user, page):
        raise Http404
    gone = get_object_or_404(User, pk=user_id)
    deeds.leave(page=page, user=gone)
    if gone == user:
        messages.info(request, _("Vous n’écrivez plus ce texte."))
        return redirect("contributions:workshop")
    messages.info(request, _("%(name)s n’écrit plus ce texte.") % {"name": gone.get_full_name()})
    return redirect("contributions:coauthors", page.pk)


@member_required
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Accept a link: GET says what it is, POST joins (so that a mail scanner joins nobody)."""
    user = request.user
    assert user.is_authenticated
    invite = CoauthorInvite.objects.filter(token=token).select_related("page", "created_by").first()
    usable = invite is not None and (invite.is_open or invite.used_by_id == user.pk)
    if request.method == "POST" and usable:
        try:
            joined = deeds.join(token=token, user=user)
        except InviteUnusableError:
            usable = False
        else:
            messages.info(request, _("Vous coécrivez maintenant ce texte."))
            return redirect("contributions:edit", joined.page_id)
    context = {"invite": invite if usable else None}
    return render(request, "hub/contributions/join.html", context, status=200 if usable else 404)
