"""Handing in, taking back, confirming."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.contributions import rules
from hub.contributions.errors import ContributionError, IncompleteError
from hub.contributions.forms import SubmitForm
from hub.contributions.kinds import Kind
from hub.contributions.models import ContributedPage, Review
from hub.contributions.queries.comments import open_remarks, threads_by_section
from hub.contributions.queries.drafts import editable_or_404, open_review
from hub.contributions.queries.steps import steps_of
from hub.contributions.services.confirm import confirm, remind
from hub.contributions.services.review import withdraw
from hub.contributions.services.save_draft import draft_token
from hub.contributions.services.submit import submit
from hub.contributions.views.doors import member_required
from hub.text.privacy import Finding, find_private


def _private_passages(draft: Any, kind: Kind) -> list[tuple[str, list[Finding]]]:
    guide = kind.guide()
    found = []
    for name in kind.compared_fields:
        findings = find_private(str(getattr(draft, name, "") or ""), expect_contact=name == "contact")
        if findings:
            found.append((guide[name].label if name in guide else name, findings))
    return found


@member_required
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The last look before the editors: what is missing, what may identify somebody, who reads and by when."""
    user = request.user
    assert user.is_authenticated
    page, kind = editable_or_404(user, pk)
    review = open_review(page)
    if review is not None and review.state == Review.State.IN_REVIEW:
        return redirect("contributions:review", page.pk)
    draft: Any = page.get_latest_revision_as_object()
    findings = _private_passages(draft, kind)
    form = SubmitForm(request.POST or None, findings=findings, may_be_minor=page.live)
    status = 200
    problems = list(kind.problems(draft))
    if request.method == "POST":
        if form.is_valid() and not problems:
            return _hand_in(request, draft, form)
        status = 400
    context = {
        "page": draft,
        "kind": kind,
        "form": form,
        "findings": findings,
        "problems": problems,
        "review": review,
        "steps": steps_of(page=draft, review=review),
        "token": draft_token(page.get_latest_revision()),
        "open_remarks": open_remarks(threads_by_section(review)),
    }
    return render(request, "hub/contributions/submit.html", context, status=status)


def _hand_in(request: HttpRequest, draft: ContributedPage, form: SubmitForm) -> HttpResponse:
    user = request.user
    assert user.is_authenticated
    try:
        review = submit(
            page=draft,
            user=user,
            message=form.cleaned_data["message"],
            token=request.POST.get("token") or None,
            minor=form.cleaned_data.get("minor_edit", False),
            change_note=form.cleaned_data.get("change_note", ""),
        )
    except IncompleteError:
        return redirect("contributions:submit", draft.pk)
    except ContributionError as error:
        messages.warning(request, str(error))
        return redirect("contributions:edit", draft.pk)
    until = date_format(review.expected_on, "DATE_FORMAT") if review.expected_on else ""
    messages.info(
        request,
        _("Votre texte est chez %(who)s. Réponse attendue d’ici au %(date)s ; vous recevrez un message.")
        % {"who": review.reviewer.get_full_name() if review.reviewer else _("la rédaction"), "date": until},
    )
    return redirect("contributions:review", draft.pk)


@member_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw from review; the draft can be written again."""
    user = request.user
    assert user.is_authenticated
    page, _kind = editable_or_404(user, pk)
    review = open_review(page)
    if review is None:
        return redirect("contributions:edit", page.pk)
    try:
        withdraw(review=review, user=user)
    except ContributionError as error:
        messages.warning(request, str(error))
    else:
        messages.info(request, _("Le texte est revenu chez vous. La rédaction en est informée."))
    return redirect("contributions:edit", page.pk)


@member_required
@require_POST
def confirm_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a published page still holds."""
    user = request.user
    assert user.is_authenticated
    page, _kind = editable_or_404(user, pk)
    if not page.live or not rules.may_edit(user, page):
        raise Http404
    until = confirm(page=page, user=user)
    messages.info(
        request,
        _("Merci. Prochaine confirmation d’ici au %(date)s.") % {"date": date_format(until, "DATE_FORMAT")},
    )
    return redirect("queue:index" if request.POST.get("from") == "queue" else "contributions:workshop")


@member_required
@require_POST
def remind_owner(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the owner of a page past its date to confirm it; for editors."""
    user = request.user
    assert user.is_authenticated
    page, _kind = editable_or_404(user, pk)
    if not rules.is_editor(user):
        raise Http404
    remind(page=page, user=user)
    messages.info(
        request, _("Un message part à %(name)s.") % {"name": page.owner.get_full_name() if page.owner else ""}
    )
    return redirect("queue:index")
