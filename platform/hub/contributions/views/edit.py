"""The editor: form, autosave, preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BoundField
from django.forms.widgets import ChoiceWidget
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.contributions import rules
from hub.contributions.errors import InReviewError, StaleDraftError
from hub.contributions.guide import SectionGuide
from hub.contributions.kinds import Kind, Problem
from hub.contributions.models import ContributedPage, Review
from hub.contributions.queries.comments import Thread, open_remarks, threads_by_section
from hub.contributions.queries.drafts import editable_or_404, open_review, state_of
from hub.contributions.queries.steps import steps_of
from hub.contributions.queries.versions import differences
from hub.contributions.services.save_draft import draft_token, save_draft
from hub.contributions.services.translate import source_of
from hub.contributions.views.doors import member_required
from hub.text.privacy import Finding, find_private


@dataclass(frozen=True)
class SectionRow:
    """A field of the editor with all that stands beside it."""

    field: BoundField
    guide: SectionGuide | None
    threads: list[Thread]
    source_html: str
    findings: list[Finding]


def _findings(draft: ContributedPage, form: Any) -> dict[str, list[Finding]]:
    return {
        name: find_private(str(form[name].value() or ""), expect_contact=name == "contact")
        for name in ("title", draft.lead_name, *draft.section_names)
        if name in form.fields
    }


def _rows(
    form: Any,
    names: tuple[str, ...],
    kind: Kind,
    source: ContributedPage | None,
    threads: dict[str, list[Thread]],
) -> list[SectionRow]:
    guide = kind.guide()
    findings = _findings(form.instance, form)
    return [
        SectionRow(
            field=form[name],
            guide=guide.get(name),
            threads=threads.get(name, []),
            source_html=(source.rendered.get(name) or escape(getattr(source, name, ""))) if source else "",
            findings=findings.get(name, []),
        )
        for name in names
    ]


def editor_context(
    request: HttpRequest, draft: ContributedPage, kind: Kind, form: Any, problems: list[Problem] | None = None
) -> dict[str, Any]:
    """What the editor's page shows for `draft` with the values of `form`."""
    for field in form.fields.values():
        # Beside the fields stand forms of their own (answers to remarks), and a form cannot hold another.
        field.widget.attrs["form"] = "editor"
        if not isinstance(field.widget, ChoiceWidget):
            field.widget.attrs["lang"] = draft.language
    review = open_review(draft)
    found = source_of(draft)
    source = found if found.pk != draft.pk else None
    threads = threads_by_section(review, guide=kind.guide(), viewer=request.user)
    return {
        "page": draft,
        "kind": kind,
        "form": form,
        "title_row": _rows(form, ("title",), kind, source, threads)[0],
        "sections": _rows(form, form.section_order, kind, source, threads),
        "filing": [form[name] for name in form.filing_order],
        "review": review,
        "general_threads": threads.get("", []),
        "open_remarks": open_remarks(threads),
        "state": state_of(draft, review),
        "token": draft_token(draft.get_latest_revision()),
        "problems": problems or [],
        "source": source,
        "steps": steps_of(page=draft, review=review),
        "may_invite": rules.may_invite(request.user, draft),
        "attachments": kind.attachments,
        "pictures": list(getattr(draft, kind.attachments.pictures).all()) if kind.attachments.pictures else [],
        "files": list(getattr(draft, kind.attachments.files).all()) if kind.attachments.files else [],
    }


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("X-Autosave") == "1"


def _saved_json(draft: ContributedPage, kind: Kind, form: Any) -> JsonResponse:
    revision = draft.get_latest_revision()
    now = timezone.localtime()
    return JsonResponse(
        {
            "token": draft_token(revision),
            "saved": _("Enregistré à %(time)s") % {"time": date_format(now, "H:i")},
            "problems": len(kind.problems(draft)),
        }
    )


@member_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the draft, save it (also by autosave: header `X-Autosave: 1`, JSON back).

    409 where somebody saved in between, 423 while the page is in review; what was typed stays in the form.
    """
    user = request.user
    assert user.is_authenticated
    page, kind = editable_or_404(user, pk)
    draft: Any = page.get_latest_revision_as_object()
    review = open_review(page)
    if request.method == "GET":
        if review is not None and review.state == Review.State.IN_REVIEW:
            return redirect("contributions:review", page.pk)
        form: Any = kind.form(instance=draft, user=user)
        return render(request, "hub/contributions/edit.html", editor_context(request, draft, kind, form))
    form = kind.form(request.POST, instance=draft, user=user)
    if not form.is_valid():
        if _wants_json(request):
            return JsonResponse({"errors": form.errors}, status=400)
        return render(request, "hub/contributions/edit.html", editor_context(request, draft, kind, form), status=400)
    try:
        save_draft(draft=draft, user=user, token=request.POST.get("token", ""))
    except InReviewError as error:
        if _wants_json(request):
            return JsonResponse({"message": str(error)}, status=423)
        messages.warning(request, str(error))
        return redirect("contributions:review", page.pk)
    except StaleDraftError as error:
        return _conflict(request, kind, draft, form, error)
    if _wants_json(request):
        return _saved_json(draft, kind, form)
    if "submit" in request.POST:
        return redirect("contributions:submit", page.pk)
    if "preview" in request.POST:
        return redirect("contributions:preview", page.pk)
    messages.info(
        request, _("Brouillon enregistré. Personne d’autre que vous, vos coautrices et vos coauteurs ne le voit.")
    )
    return redirect("contributions:edit", page.pk)


def _conflict(
    request: HttpRequest, kind: Kind, draft: ContributedPage, form: Any, error: StaleDraftError
) -> HttpResponse:
    """Show both texts: what was typed here stays in the form, what the other saved stands beside it."""
    if _wants_json(request):
        return JsonResponse({"message": str(error)}, status=409)
    theirs = error.latest.content
    mine = {name: form.cleaned_data.get(name, "") for name in kind.compared_fields}
    context = editor_context(request, draft, kind, form)
    found = differences(theirs, mine, kind.compared_fields, kind.guide())
    context["conflict"] = str(error)
    context["conflict_by"] = error.latest.user
    context["differences"] = [difference for difference in found if difference.changed]
    return render(request, "hub/contributions/edit.html", context, status=409)


@member_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as readers will see it."""
    user = request.user
    assert user.is_authenticated
    page, _kind = editable_or_404(user, pk)
    draft: Any = page.get_latest_revision_as_object()
    draft.render_sections()
    setattr(request, "is_preview", True)  # noqa: B010
    context = draft.get_context(request)
    context["is_preview"] = True
    response = render(request, draft.get_template(request), context)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
