"""The board of the pool, posts, and matches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import InvalidPage, Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.directory import rules
from exchange.directory.choices import WorkingLanguage
from exchange.directory.forms.pool import OutcomeForm, PoolPostForm
from exchange.directory.models import PoolMatch, PoolOutcome, PoolPost, Project
from exchange.directory.pool_choices import PostKind, Time
from exchange.directory.queries import pool
from exchange.directory.queries.filters import matching, value_counts
from exchange.directory.queries.projects import projects_of
from exchange.directory.services.pool import close_post, fit_of, publish_post, record_outcome
from exchange.directory.views.sections import directory_tabs
from hub.contributions.views.doors import member_required
from hub.listing.asked import chips, filter_groups, read_asked
from hub.pages.head import plain_head

if TYPE_CHECKING:
    from hub.accounts.models import User

PER_PAGE = 20


def card(post: PoolPost) -> dict[str, Any]:
    """What `parts/pool_card.html` shows of a post."""
    return {
        "post": post,
        "mentors": post.kind == PostKind.MENTORS,
        "languages": [str(WorkingLanguage(code).label) for code in post.languages if code in WorkingLanguage.values],
        "times": [str(Time(code).label) for code in post.times if code in Time.values],
    }


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """What stands in the pool today, filtered by the address, and what the pool brought so far."""
    known = pool.known_values()
    asked = read_asked(request.GET, known)
    posts = list(pool.open_posts())
    every = pool.entries(posts)
    kept = {entry.pk for entry in matching(every, asked)}
    shown = [post for post in posts if post.pk in kept]
    try:
        part = Paginator(shown, PER_PAGE).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404(_("Cette page de la liste n’existe pas.")) from error
    user = request.user
    context = {
        "asked": asked,
        "tabs": directory_tabs("pool"),
        "cards": [card(post) for post in part],
        "filters": filter_groups(
            asked, known, pool.LEGENDS, value_counts(every, asked, known), unfolded=("kind", "canton")
        ),
        "chips": chips(asked, known, pool.LEGENDS),
        "total": len(shown),
        "page_of_list": part,
        "figures": pool.figures(),
        "own_matches": pool.matches_for(user) if user.is_authenticated else [],
        "head": plain_head(
            request,
            title=_("Bourse des tandems"),
            description=_(
                "Des mentores et mentors libres, des mentees qui attendent : en nombres, d’un projet à l’autre."
            ),
        ),
    }
    return render(request, "exchange/directory/pool.html", context)


@require_safe
def post_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One post. Its own project also sees what fits, and what would fit as a godparent scheme."""
    post = get_object_or_404(PoolPost.objects.select_related("project"), pk=pk, project__merged_into=None)
    keeps = rules.may_keep_post(request.user, post)
    if not post.is_open and not keeps:
        raise Http404(_("Cette annonce n’est plus dans la bourse."))
    looked_for = _("parrainage")
    context = {
        "card": card(post),
        "keeps": keeps,
        "matches": [_pair(match, post.project_id) for match in pool.matches_of(post)] if keeps else [],
        "loose": [
            {"card": card(each.post), "why": pool.reasons(each.fit), "lacks": pool.lacks(each.fit)}
            for each in (pool.fitting_loosely(post)[:5] if keeps and post.is_open else [])
        ],
        "search_url": f"{reverse('search:results')}?q={looked_for}",
        "crumbs": [{"label": _("Bourse des tandems"), "url": reverse("directory:pool")}],
    }
    return render(request, "exchange/directory/pool_post.html", context)


def _pair(match: PoolMatch, own_project: int) -> dict[str, Any]:
    own, other = match.mentors, match.mentees
    if own.project_id != own_project:
        own, other = other, own
    found = fit_of(match)
    return {
        "match": match,
        "own": card(own),
        "other": card(other),
        "why": pool.reasons(found),
        "loose": bool(found.missing),
    }


@member_required
@require_http_methods(["GET", "POST"])
def write_post(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new post, or a change of one's own; what fits is found and told at once."""
    user: User | Any = request.user
    post = None
    if pk is not None:
        post = get_object_or_404(PoolPost, pk=pk, project__merged_into=None)
        if not rules.may_keep_post(user, post):
            raise PermissionDenied
    projects = projects_of(user)
    if post is not None:
        projects = Project.objects.filter(Q(pk__in=projects.values("pk")) | Q(pk=post.project_id)).order_by("name")
    elif not projects.exists():
        return render(request, "exchange/directory/may_not_post.html", status=403)
    instance = post or PoolPost(language=(get_language() or "fr")[:2])
    sent = request.method == "POST"
    form = PoolPostForm(request.POST if sent else None, instance=instance, projects=projects)
    if sent and form.is_valid():
        saved: PoolPost = form.save(commit=False)
        saved.closed_at = None
        found = publish_post(post=saved, user=user)
        if found:
            messages.info(request, _("L’annonce est publiée, et un autre projet convient : voyez ci-dessous."))
        else:
            messages.info(request, _("L’annonce est publiée. Dès qu’un autre projet convient, vous recevez un e-mail."))
        return redirect(saved)
    context = {"form": form, "post": post}
    return render(request, "exchange/directory/pool_form.html", context, status=400 if form.errors else 200)


@member_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own post off the board."""
    post = get_object_or_404(PoolPost, pk=pk)
    if not rules.may_keep_post(request.user, post):
        raise PermissionDenied
    close_post(post=post)
    messages.info(request, _("L’annonce n’est plus dans la bourse."))
    return redirect("directory:pool")


@member_required
@require_http_methods(["GET", "POST"])
def match_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Two posts that fit: why, how to write to the other side, and what came of it. For both sides and editors."""
    user: User | Any = request.user
    match = get_object_or_404(pool.shown_matches().select_related("mentors__project", "mentees__project"), pk=pk)
    mine = projects_of(user).filter(pk__in=(match.mentors.project_id, match.mentees.project_id)).first()
    if mine is None and not rules.may_merge(user):
        raise Http404
    outcomes = list(PoolOutcome.objects.filter(match=match).select_related("project"))
    own = next((outcome for outcome in outcomes if mine and outcome.project_id == mine.pk), None)
    sent = request.method == "POST"
    form = OutcomeForm(request.POST if sent else None, instance=own) if mine else None
    if sent and form is None:
        raise PermissionDenied
    if sent and form is not None and mine is not None and form.is_valid():
        record_outcome(match=match, project=mine, user=user, **form.cleaned_data)
        messages.info(request, _("C’est noté. Seuls des nombres en sortent."))
        return redirect("directory:pool_match", match.pk)
    context = {
        "pair": _pair(match, mine.pk if mine else match.mentors.project_id),
        "form": form,
        "outcomes": outcomes,
        "crumbs": [{"label": _("Bourse des tandems"), "url": reverse("directory:pool")}],
    }
    return render(request, "exchange/directory/pool_match.html", context, status=400 if form and form.errors else 200)
