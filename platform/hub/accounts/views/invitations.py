"""Invitations, seen by who sends them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.accounts.decorators import role_required
from hub.accounts.forms.invitation import InvitationForm, role_of
from hub.accounts.invitation_extras import InvitationExtra, describe, extras
from hub.accounts.models import Invitation
from hub.accounts.queries.invitations import accepted, pending
from hub.accounts.roles import Role
from hub.accounts.rules import roles_to_offer
from hub.accounts.services import invite as service
from hub.accounts.views.me import person

A_PAGE = 50


@require_http_methods(["GET", "POST"])
@role_required(Role.EDITOR, Role.OPERATOR)
def invitations(request: HttpRequest) -> HttpResponse:
    """What waits and what was accepted; below, the form for one more."""
    user = person(request)
    data = request.POST if request.method == "POST" else None
    form = InvitationForm(data, inviter=user)
    added = {extra: extra.form(inviter=user, data=data) for extra in extras().values()}
    if data is not None and _all_valid(form, added):
        sent = service.invite(
            by=user,
            email=form.cleaned_data["email"],
            role=Role(form.cleaned_data["role"]),
            language=form.cleaned_data["language"],
            message=form.cleaned_data["message"],
            extra={e.name: packed for e, f in added.items() if (packed := e.pack(f.cleaned_data))},
        )
        messages.success(request, _("L’invitation est partie à %(address)s.") % {"address": sent.email})
        return redirect("accounts:invitations")
    offered = roles_to_offer(user)
    waiting = Paginator(pending(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "extra_forms": list(added.values()),
        "waiting": [_row(invitation, offered) for invitation in waiting],
        "page": waiting,
        "accepted": [_row(invitation, offered) for invitation in accepted()[:20]],
    }
    failed = data is not None
    return render(request, "hub/accounts/invitations.html", context, status=422 if failed else 200)


@require_POST
@role_required(Role.EDITOR, Role.OPERATOR)
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for the same person."""
    invitation = get_object_or_404(pending(), pk=pk)
    service.send_again(invitation=invitation, by=person(request))
    message = _("Un nouveau lien est parti à %(address)s. L’ancien n’est plus valable.")
    messages.success(request, message % {"address": invitation.email})
    return redirect("accounts:invitations")


@require_POST
@role_required(Role.EDITOR, Role.OPERATOR)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """The link no longer works."""
    invitation = get_object_or_404(Invitation, pk=pk)
    if service.revoke(invitation=invitation, by=person(request)):
        messages.success(request, _("L’invitation est retirée. Son lien n’est plus valable."))
    else:
        messages.info(request, _("Cette invitation n’était plus ouverte."))
    return redirect("accounts:invitations")


def _all_valid(form: forms.Form, added: dict[InvitationExtra, forms.Form]) -> bool:
    return all([form.is_valid(), *(extra.is_valid() for extra in added.values())])


def _row(invitation: Invitation, offered: list[Role]) -> dict[str, Any]:
    return {
        "invitation": invitation,
        "role": role_of(invitation),
        "state": invitation.state,
        "state_label": invitation.state.label,
        "lines": describe(invitation.extra),
        "mine": Role(invitation.role) in offered,
    }
