"""Pictures and files of posts: adding them while writing, and giving them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from exchange.discussions import rules
from exchange.discussions.models import Attachment, Post
from exchange.discussions.services.attach import attach, attached, describe, detach
from exchange.discussions.views.doors import known, written_key
from hub.contributions.views.doors import member_required
from hub.media.errors import RefusedUpload
from hub.media.views.files import PICTURE_TYPES, TYPES, harden

if TYPE_CHECKING:
    from uuid import UUID

    from exchange.discussions.forms.posts import PostForm
    from hub.accounts.models import User

_PICTURES = {kind.partition("/")[2]: kind for kind in PICTURE_TYPES} | {"jpg": "image/jpeg"}


@member_required
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Take in one file for the form `key`; answers with its row, or with why it was not taken as text."""
    key, upload = written_key(request.POST.get("key", "")), request.FILES.get("file")
    if key is None or upload is None:
        return HttpResponse(_("Choisissez un fichier."), status=400, content_type="text/plain; charset=utf-8")
    try:
        found = attach(user=known(request), key=key, upload=upload, post=_changed(request))
    except RefusedUpload as refusal:
        return HttpResponse(str(refusal), status=refusal.status, content_type="text/plain; charset=utf-8")
    return render(request, "exchange/discussions/parts/attached.html", {"attachment": found}, status=201)


@member_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away what one has added."""
    found = Attachment.objects.filter(pk=pk, user=known(request)).first()
    if found is None:
        raise Http404
    detach(user=known(request), attachment=found)
    return JsonResponse({"message": _("«%(name)s» est retiré.") % {"name": found.name}})


def _changed(request: HttpRequest) -> Post | None:
    """The post of one's own that the form changes."""
    pk = request.POST.get("post", "")
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    found = Post.objects.select_related("thread__forum").filter(pk=pk).first()
    return found if found is not None and rules.may_edit(known(request), found) else None


def take_in(request: HttpRequest, form: PostForm, post: Post | None = None) -> bool:
    """Without a script: take in what came with the form, throw away what it says, keep what pictures show.

    True where the form is to be shown again for that. Refusals stand in the form; what was taken stays taken.
    """
    user, key = known(request), form_key(form)
    if key is None:
        return False
    gone = request.POST.get("detach", "")
    if gone.isascii() and gone.isdecimal() and len(gone) < 19:
        for held in attached(user=user, key=key, post=post):
            if held.pk == int(gone) and held.user_id == user.pk:
                detach(user=user, attachment=held)
    refused = False
    for upload in request.FILES.getlist("files"):
        try:
            attach(user=user, key=key, upload=upload, post=post)
        except RefusedUpload as refusal:
            refused = True
            form.add_error(None, f"{upload.name} : {refusal}"[:500])
    describe(user=user, key=key, words=_alts(request), post=post)
    return refused or bool(gone)


def _alts(request: HttpRequest) -> dict[int, str]:
    found = {}
    for name, said in request.POST.items():
        pk = name.removeprefix("alt-")
        if pk != name and pk.isascii() and pk.isdecimal() and len(pk) < 19:
            found[int(pk)] = str(said)
    return found


def form_key(form: PostForm) -> UUID | None:
    """What names a form, bound or not."""
    value: Any = form["key"].value()
    return written_key(str(value)) if value else None


def kept_words(request: HttpRequest, user: User) -> None:
    """With each draft: what the pictures in it show."""
    key = written_key(request.POST.get("key", ""))
    if key is not None:
        describe(user=user, key=key, words=_alts(request), post=_changed(request))


@require_safe
def attachment(request: HttpRequest, pk: int, name: str, *, small: bool = False) -> HttpResponseBase:
    """Give it to whoever reads its post, before that to who added it; for others there is none."""
    found = Attachment.objects.select_related("post__thread__forum", "post__author").filter(pk=pk).first()
    if found is None or found.name != name or not _may_read(request, found):
        raise Http404
    held = found.small if small and found.small else found.file
    # The bytes under a key never change, but who may have them does: that was asked above.
    etag = f'"{found.pk}-{"small" if small else "whole"}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = _given(found, held)
    response["ETag"] = etag
    is_open = found.post is not None and found.post.thread.forum_id in rules.open_forums()
    # Asked again each time: who reads it today may have left the circle tomorrow.
    response["Cache-Control"] = "no-cache" if is_open else "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    patch_vary_headers(response, ["Cookie"])
    return response


def _given(found: Attachment, held: FieldFile) -> HttpResponseBase:
    try:
        content = held.open("rb")
    except OSError as error:
        raise Http404 from error
    ending = found.name.rpartition(".")[2].lower()
    kind = _PICTURES.get(ending) if found.is_picture else TYPES.get(ending)
    response = FileResponse(
        content,
        as_attachment=not found.is_picture,
        filename=found.name,
        content_type=kind or "application/octet-stream",
    )
    harden(response)
    return response


def _may_read(request: HttpRequest, found: Attachment) -> bool:
    if found.post is None:
        return request.user.is_authenticated and found.user_id == request.user.pk
    return rules.may_read_post(request.user, found.post)
