"""What moderation decided about one's own contributions, appeals, and what came of one's reports."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.contributions.views.doors import member_required
from hub.moderation.errors import ModerationError
from hub.moderation.forms.case import AnswerForm, AppealForm
from hub.moderation.kinds import find_kind
from hub.moderation.models import Appeal, Decision
from hub.moderation.queries.cases import own_cases, own_reports
from hub.moderation.queries.trail import lines, matching
from hub.moderation.services import appeal as deeds
from hub.moderation.services.decide import piece_of


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Everything of one's own that is held, hidden or warned of, and one's reports."""
    user = request.user
    assert user.is_authenticated
    context = {"cases": own_cases(user), "reports": own_reports(user)}
    return render(request, "hub/moderation/mine.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def make_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why a decision against one's own piece is wrong; once."""
    user = request.user
    assert user.is_authenticated
    decision = get_object_or_404(Decision.objects.select_related("case"), pk=pk, case__author=user)
    if request.method == "GET" and not deeds.takes_appeal(decision, user):
        return redirect(f"{reverse('moderation:mine')}#decision-{decision.pk}")
    form = AppealForm(request.POST if request.method == "POST" else None)
    status = 400 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            deeds.appeal(decision=decision, user=user, **form.cleaned_data)
        except ModerationError as error:
            form.add_error(None, str(error))
            status = 409
        else:
            messages.info(request, _("Votre recours est parti. La réponse vous arrivera par e-mail."))
            return redirect(f"{reverse('moderation:mine')}#decision-{decision.pk}")
    context = {"form": form, "decision": decision, "piece": piece_of(decision.case)}
    return render(request, "hub/moderation/make_appeal.html", context, status=status)


@member_required
@require_http_methods(["GET", "POST"])
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """An appeal with all that was said, for who answers it."""
    user = request.user
    assert user.is_authenticated
    held = get_object_or_404(Appeal.objects.select_related("decision__case__author", "decision__by"), pk=pk)
    if not deeds.may_answer(user, held):
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    status = 400 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            deeds.answer(held=held, by=user, **form.cleaned_data)
        except ModerationError as error:
            form.add_error(None, str(error))
            status = 409
        else:
            messages.info(request, _("C’est répondu. La personne le sait."))
            return redirect("moderation:case", held.decision.case_id)
    case = held.decision.case
    context = {
        "appeal": held,
        "case": case,
        "kind": find_kind(case.kind),
        "piece": piece_of(case),
        "history": lines(matching(kind=case.kind, object_id=case.object_id).order_by("number")[:100], user),
        "form": form if held.state == Appeal.State.WAITING else None,
    }
    return render(request, "hub/moderation/appeal.html", context, status=status)
