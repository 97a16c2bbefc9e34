"""The moderators' page of one piece: what it says, who reported it, what was done, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.contributions.views.doors import member_required
from hub.moderation import rules
from hub.moderation.choices import Why
from hub.moderation.errors import AlreadyDecidedError, ModerationError
from hub.moderation.forms.case import DecisionForm
from hub.moderation.kinds import Piece, find_kind
from hub.moderation.models import Case, Decision
from hub.moderation.queries.trail import lines, matching
from hub.moderation.services import decide as deeds
from hub.moderation.trust import trust_of

if TYPE_CHECKING:
    from hub.accounts.models import User

HISTORY = 100


def _case_or_404(request: HttpRequest, pk: int) -> Case:
    case = get_object_or_404(Case.objects.select_related("author", "taken_by"), pk=pk)
    if not rules.may_decide(request.user, case):
        raise Http404
    return case


def _form(case: Case, piece: Piece | None, *args: Any, **kwargs: Any) -> DecisionForm | None:
    hidden = bool(piece and piece.hidden)
    if not case.is_open and not hidden:
        return None
    return DecisionForm(*args, case=case, hidden=hidden, **kwargs)


def _context(case: Case, piece: Piece | None, form: DecisionForm | None, reader: User) -> dict[str, Any]:
    reports = list(case.reports.select_related("reporter"))
    others = Decision.objects.filter(case__author__isnull=False, case__author=case.author).exclude(case=case)
    return {
        "case": case,
        "kind": find_kind(case.kind),
        "piece": piece,
        "reports": reports,
        "held_why": [Why(code).label for code in case.held_why if code in Why.values] if case.held else [],
        "history": lines(matching(kind=case.kind, object_id=case.object_id).order_by("number")[:HISTORY], reader),
        "trust": trust_of(case.author) if case.author else None,
        "others": list(others[:5]),
        "form": form,
    }


@member_required
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """All that a moderator needs to decide."""
    user = request.user
    assert user.is_authenticated
    case = _case_or_404(request, pk)
    piece = deeds.piece_of(case)
    seen = {"seen": case.reports.filter(outcome="").count(), "seen_text": deeds.digest_of_piece(piece)}
    return render(request, "hub/moderation/case.html", _context(case, piece, _form(case, piece, initial=seen), user))


@member_required
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one is at it."""
    user = request.user
    assert user.is_authenticated
    case = _case_or_404(request, pk)
    try:
        deeds.take(case=case, by=user)
    except ModerationError as error:
        messages.warning(request, str(error))
    return redirect("moderation:case", case.pk)


@member_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Do it. What was typed is kept where somebody else was quicker, or something changed."""
    user = request.user
    assert user.is_authenticated
    case = _case_or_404(request, pk)
    piece = deeds.piece_of(case)
    form = _form(case, piece, request.POST)
    if form is None:
        messages.warning(request, str(AlreadyDecidedError()))
        return redirect("moderation:case", case.pk)
    status = 400
    if form.is_valid():
        try:
            deeds.decide(case=case, by=user, **form.cleaned_data)
        except ModerationError as error:
            status = 409
            case.refresh_from_db()
            piece = deeds.piece_of(case)
            # The next try is about what stands on the page now.
            data = request.POST.copy()
            data["seen"] = str(case.reports.filter(outcome="").count())
            data["seen_text"] = deeds.digest_of_piece(piece)
            form = _form(case, piece, data)
            if form is None:
                messages.warning(request, str(error))
                return redirect("moderation:case", case.pk)
            form.add_error(None, str(error))
        else:
            messages.info(request, _("C’est décidé, et les personnes concernées le savent."))
            return redirect("moderation:case", case.pk)
    return render(request, "hub/moderation/case.html", _context(case, piece, form, user), status=status)
