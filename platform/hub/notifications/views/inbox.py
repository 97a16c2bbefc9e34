"""A person's messages: what is new, what they follow, how and when it reaches them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.accounts.models import User
from hub.notifications import subjects
from hub.notifications.forms import NoticeSettingsForm
from hub.notifications.kinds import shown_for
from hub.notifications.models import Notice, NoticeSettings, Preference, Subscription
from hub.notifications.queries.inbox import inbox_page, unread
from hub.notifications.services.choose import choose
from hub.notifications.services.read import mark_all_read, mark_read
from hub.notifications.services.returned import mail_again
from hub.notifications.services.stop import read_stop, start_again, stop
from hub.notifications.services.subscribe import subscribe, unsubscribe
from hub.notifications.subjects import UnknownSubjectError

LONGEST_KEY = 18


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _language() -> str:
    return (get_language() or "fr")[:2]


def _back(request: HttpRequest) -> str:
    """Where the person was, as long as that is here."""
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if here and wanted.startswith("/") else reverse("notifications:following")


@login_required
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Thirty notices, the newest first (`?before=` the key of one, `?new=1` only those not read)."""
    written = request.GET.get("before", "0")
    if not (written.isascii() and written.isdecimal() and len(written) <= LONGEST_KEY):
        raise Http404
    only_new = request.GET.get("new") == "1"
    person = _person(request)
    rows, following = inbox_page(person, before=int(written), only_new=only_new)
    context = {
        "rows": rows,
        "next_before": following,
        "only_new": only_new,
        "is_first": written == "0",
        "new_count": unread(person),
    }
    return render(request, "hub/notifications/inbox.html", context)


@login_required
@require_safe
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """To what it tells of; from then on it is read."""
    notice = get_object_or_404(Notice, pk=pk, user=_person(request))
    shown = shown_for([notice], _person(request)).get(notice.pk)
    if shown is None:
        raise Http404(_("Ce contenu n’existe plus, ou n’est plus ouvert pour vous."))
    mark_read(user=_person(request), notice_id=notice.pk)
    response = redirect(shown.url)
    response["Cache-Control"] = "private, no-cache"
    return response


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """All of it counts as read."""
    number = mark_all_read(user=_person(request))
    messages.success(request, _("Tout est lu.") if number else _("Il n’y avait rien de nouveau."))
    return redirect("notifications:inbox")


@login_required
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """What the person follows, and what they put on mute."""
    person = _person(request)
    held = list(Subscription.objects.filter(user=person)[:500])
    names = subjects.named([each.subject for each in held], person.pk, _language())
    rows = [
        {"held": each, "kind": names[each.subject][0].label, "name": names[each.subject][1]}
        for each in held
        if each.subject in names
    ]
    return render(request, "hub/notifications/following.html", {"rows": rows})


@login_required
@require_POST
def follow(request: HttpRequest) -> HttpResponse:
    """Follow, mute or let go of a subject; back to where the person was."""
    subject, wanted = request.POST.get("subject", "")[:80], request.POST.get("level", "watching")
    person = _person(request)
    if wanted == "none":
        unsubscribe(user=person, subject=subject)
        messages.success(request, _("Vous ne suivez plus ce sujet."))
        return redirect(_back(request))
    if wanted not in Subscription.Level.values:
        raise Http404
    try:
        subscribe(user=person, subject=subject, level=wanted)
    except UnknownSubjectError as error:
        raise Http404(_("Ce sujet n’existe pas, ou n’est pas ouvert pour vous.")) from error
    if wanted == Subscription.Level.MUTED:
        messages.success(request, _("C’est en sourdine : vous n’en entendrez plus parler."))
    else:
        messages.success(request, _("Vous suivez ce sujet : les nouveautés vous parviennent."))
    return redirect(_back(request))


@login_required
@require_http_methods(["GET", "POST"])
def choices(request: HttpRequest) -> HttpResponse:
    """How often, when, by which clock."""
    person = _person(request)
    held = NoticeSettings.objects.filter(user=person).first() or NoticeSettings(user=person)
    chosen = dict(Preference.objects.filter(user=person).values_list("kind", "frequency"))
    posted = request.method == "POST"
    form = NoticeSettingsForm(request.POST if posted else None, instance=held, chosen=chosen)
    if posted and form.is_valid():
        choose(user=person, settings=form.save(commit=False), frequencies=form.frequencies())
        messages.success(request, _("C’est enregistré."))
        return redirect("notifications:settings")
    return render(request, "hub/notifications/settings.html", {"form": form}, status=400 if posted else 200)


@login_required
@require_POST
def mails_again(request: HttpRequest) -> HttpResponse:
    """Write to the person's address again, after mails to it came back."""
    if mail_again(user=_person(request)):
        messages.success(request, _("Nos courriels repartent vers cette adresse."))
    return redirect(reverse("notifications:inbox"))


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """End mails from a link in one of them, without logging in; a mail program may post here itself (RFC 8058)."""
    found = read_stop(token)
    done = ""
    if found is not None and request.method == "POST":
        again = request.POST.get("again") == "1"
        (start_again if again else stop)(found)
        done = "again" if again else "stopped"
    context = {"found": found, "titles": found.titles(_language()) if found else [], "done": done}
    return render(request, "hub/notifications/stop.html", context, status=200 if found else 404)
