"""What was handed in: editors answer, authors watch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.contributions import rules
from hub.contributions.errors import ContributionError
from hub.contributions.forms import ChangesForm, RemarkForm, ReviewerForm
from hub.contributions.guide import SectionGuide
from hub.contributions.kinds import Kind
from hub.contributions.models import ContributedPage, Review, ReviewComment
from hub.contributions.queries.comments import Thread, open_remarks, threads_by_section
from hub.contributions.queries.drafts import editable_or_404, state_of
from hub.contributions.queries.reviewers import editors
from hub.contributions.queries.steps import steps_of
from hub.contributions.queries.versions import SectionDifference, differences
from hub.contributions.services import review as deeds
from hub.contributions.views.doors import member_required
from hub.text.privacy import Finding, find_private


@dataclass(frozen=True)
class ReviewedSection:
    """One section as handed in, with criterion, remarks and what changed since the round before."""

    name: str
    guide: SectionGuide
    html: SafeString
    threads: list[Thread]
    difference: SectionDifference | None
    findings: list[Finding]
    form: RemarkForm


def _sections(handed_in: Any, kind: Kind, review: Review, threads: dict[str, list[Thread]]) -> list[ReviewedSection]:
    guide = kind.guide()
    changed: dict[str, SectionDifference] = {}
    if review.previous_revision and review.revision:
        found = differences(review.previous_revision.content, review.revision.content, kind.compared_fields, guide)
        changed = {difference.name: difference for difference in found if difference.changed}
    names = [name for name in kind.compared_fields if name != "title"]
    handed_in.render_sections()
    return [
        ReviewedSection(
            name=name,
            guide=guide[name],
            html=_html(handed_in, name),
            threads=threads.get(name, []),
            difference=changed.get(name),
            findings=find_private(str(getattr(handed_in, name) or ""), expect_contact=name == "contact"),
            form=RemarkForm(initial={"section": name}, auto_id=f"new-{name}-%s"),
        )
        for name in names
    ]


def _html(page: Any, name: str) -> SafeString:
    if name in page.rendered:
        return SafeString(page.rendered[name])
    return format_html("<p>{}</p>", getattr(page, name))


def latest_review(page: ContributedPage) -> Review | None:
    """The newest review of `page`, open or closed."""
    return (
        Review.objects.filter(page_id=page.pk)
        .select_related("reviewer", "submitted_by", "revision", "previous_revision")
        .order_by("-submitted_at")
        .first()
    )


def _context(request: HttpRequest, page: ContributedPage, kind: Kind, review: Review) -> dict[str, Any]:
    handed_in: Any = review.revision.as_object() if review.revision else page
    threads = threads_by_section(review, guide=kind.guide(), viewer=request.user)
    return {
        "page": handed_in,
        "kind": kind,
        "review": review,
        "state": state_of(page, review if review.is_open else None),
        "sections": _sections(handed_in, kind, review, threads),
        "general_threads": threads.get("", []),
        "open_remarks": open_remarks(threads),
        "steps": steps_of(page=page, review=review if review.is_open else None),
        "may_review": rules.may_review(request.user, page),
        "is_author": rules.is_author(request.user, page),
        "remark_form": RemarkForm(auto_id="general-%s"),
        "changes_form": ChangesForm(),
        "reviewer_form": ReviewerForm(
            initial={"reviewer": review.reviewer_id or request.user.pk, "expected_on": review.expected_on},
            editors=editors(),
        ),
    }


@member_required
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The page as handed in, section by section."""
    user = request.user
    assert user.is_authenticated
    page, kind = editable_or_404(user, pk)
    review = latest_review(page)
    if review is None:
        return redirect("contributions:edit", page.pk)
    return render(request, "hub/contributions/review.html", _context(request, page, kind, review))


def _review_for_editor(request: HttpRequest, review_id: int) -> tuple[Review, ContributedPage, Kind]:
    user = request.user
    assert user.is_authenticated
    review = get_object_or_404(Review.objects.select_related("page"), pk=review_id)
    page, kind = editable_or_404(user, review.page_id)
    if not rules.may_review(user, page):
        raise Http404
    return review, page, kind


def _back(request: HttpRequest, review: Review) -> HttpResponse:
    if request.POST.get("from") == "queue":
        return redirect("queue:index")
    return redirect("contributions:review", review.page_id)


@member_required
@require_POST
def name_reviewer(request: HttpRequest, review_id: int) -> HttpResponse:
    """Say who answers and by when; without fields, the editor takes it over."""
    user = request.user
    assert user.is_authenticated
    review, page, kind = _review_for_editor(request, review_id)
    if "reviewer" not in request.POST:
        chosen, day = user, None
    else:
        form = ReviewerForm(request.POST, editors=editors())
        if not form.is_valid():
            context = _context(request, page, kind, review)
            context["reviewer_form"] = form
            return render(request, "hub/contributions/review.html", context, status=400)
        chosen, day = form.cleaned_data["reviewer"], form.cleaned_data["expected_on"]
    try:
        deeds.name_reviewer(review=review, reviewer=chosen, user=user, expected_on=day)
    except ContributionError as error:
        messages.warning(request, str(error))
    else:
        messages.info(request, _("%(name)s relit ce texte.") % {"name": chosen.get_full_name()})
    return _back(request, review)


@member_required
@require_POST
def ask_changes(request: HttpRequest, review_id: int) -> HttpResponse:
    """Give it back with what should change; at least one remark must say what."""
    user = request.user
    assert user.is_authenticated
    review, page, kind = _review_for_editor(request, review_id)
    form = ChangesForm(request.POST)
    has_remarks = review.comments.filter(parent=None, resolved_at=None).exists()
    if form.is_valid() and not form.cleaned_data["message"].strip() and not has_remarks:
        form.add_error("message", _("Dites ce qui manque, ici ou par une remarque sur une section."))
    if not form.is_valid():
        context = _context(request, page, kind, review)
        context["changes_form"] = form
        return render(request, "hub/contributions/review.html", context, status=400)
    try:
        deeds.ask_changes(review=review, user=user, message=form.cleaned_data["message"])
    except ContributionError as error:
        messages.warning(request, str(error))
    else:
        messages.info(request, _("Le texte est retourné à qui l’a écrit, avec vos remarques."))
    return _back(request, review)


@member_required
@require_POST
def approve(request: HttpRequest, review_id: int) -> HttpResponse:
    """Publish what was reviewed."""
    user = request.user
    assert user.is_authenticated
    review, page, _kind = _review_for_editor(request, review_id)
    seen = request.POST.get("revision", "")
    try:
        deeds.approve(review=review, user=user, revision_id=int(seen) if seen.isdecimal() else 0)
    except ContributionError as error:
        messages.warning(request, str(error))
        return redirect("contributions:review", review.page_id)
    messages.info(request, _("Publié : «\u202f%(title)s\u202f» est en ligne.") % {"title": page.draft_title})
    if request.POST.get("from") == "queue":
        return redirect("queue:index")
    page.refresh_from_db()
    return redirect(page.get_url(request) or "queue:index")


@member_required
@require_http_methods(["POST"])
def remark(request: HttpRequest, review_id: int) -> HttpResponse:
    """A remark on a section by an editor, or an answer by anyone who may see the draft."""
    user = request.user
    assert user.is_authenticated
    review = get_object_or_404(Review.objects.select_related("page"), pk=review_id)
    page, kind = editable_or_404(user, review.page_id)
    section = request.POST.get("section", "")
    if section not in ("", *kind.compared_fields):
        section = ""
    parent_id = request.POST.get("parent", "")[:12]
    parent = review.comments.filter(pk=parent_id).first() if parent_id.isdecimal() else None
    form = RemarkForm(request.POST, auto_id="general-%s")
    anchor = f"#section-{parent.section if parent else section}"
    if not form.is_valid():
        context = _context(request, page, kind, review)
        context |= {"remark_form": form, "remark_section": section, "remark_parent": parent}
        return render(request, "hub/contributions/review.html", context, status=400)
    try:
        deeds.comment(review=review, user=user, text=form.cleaned_data["text"], section=section, parent=parent)
    except ContributionError as error:
        messages.warning(request, str(error))
    edits = rules.is_author(user, page) and review.state == Review.State.CHANGES_ASKED
    target = redirect("contributions:edit" if edits else "contributions:review", review.page_id)
    target["Location"] += anchor
    return target


@member_required
@require_POST
def resolve(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Mark a remark as dealt with, or open it again."""
    user = request.user
    assert user.is_authenticated
    comment = get_object_or_404(ReviewComment.objects.select_related("review"), pk=comment_id, parent=None)
    page, _kind = editable_or_404(user, comment.review.page_id)
    deeds.resolve(comment=comment, done="reopen" not in request.POST)
    edits = rules.is_author(user, page) and comment.review.state == Review.State.CHANGES_ASKED
    target = redirect("contributions:edit" if edits else "contributions:review", page.pk)
    target["Location"] += f"#section-{comment.section}"
    return target
