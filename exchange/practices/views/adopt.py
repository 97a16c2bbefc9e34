"""“We took this up.”"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.practices import rules
from exchange.practices.forms import ALREADY, AdoptionForm
from exchange.practices.models import Adoption, PracticePage
from exchange.practices.services.adopt import AlreadyAdoptedError, record_adoption
from hub.pages.addresses import reader_url


@login_required
@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, pk: int, adoption_id: int | None = None) -> HttpResponse:
    """Record that one's project took up a published practice, or complete what was recorded."""
    user = request.user
    assert user.is_authenticated
    practice = get_object_or_404(PracticePage.objects.live().select_related("locale"), pk=pk)
    adoption = None
    if adoption_id is not None:
        adoption = get_object_or_404(Adoption, pk=adoption_id, practice_key=practice.translation_key)
        if not rules.may_change_adoption(user, adoption):
            raise Http404
    elif not rules.may_adopt(user, practice):
        return render(request, "exchange/practices/may_not_adopt.html", {"page": practice}, status=403)
    form = AdoptionForm(request.POST or None, instance=adoption, user=user, practice=practice)
    if request.method == "POST" and form.is_valid():
        try:
            record_adoption(practice=practice, adoption=form.save(commit=False), user=user)
        except AlreadyAdoptedError:
            form.add_error("project", ALREADY)
        else:
            messages.info(request, _("C’est noté sur la page, et les personnes qui l’ont écrite le savent."))
            return redirect(f"{reader_url(practice, get_language() or 'fr')}#relay")
    status = 400 if form.errors else 200
    context = {"form": form, "page": practice, "adoption": adoption}
    return render(request, "exchange/practices/adopt.html", context, status=status)
