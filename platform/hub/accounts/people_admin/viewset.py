"""The list of people in the administration."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.users.views import users

from hub.accounts.models import User
from hub.accounts.people_admin.forms import PersonForm
from hub.accounts.services.delete_account import delete_account


class ListView(users.IndexView):
    """Without those who left; found by name or address."""

    add_item_label = gettext_lazy("Inviter quelqu’un")

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().filter(deleted_at=None)

    def order_queryset(self, queryset: Any) -> Any:
        ordering = {"name": "name", "-name": "-name"}.get(self.ordering)
        return queryset.order_by(ordering) if ordering else super().order_queryset(queryset)


class InviteView(View):
    """People are invited, not entered: they choose name and password themselves."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("accounts:invitations")


class EmptyView(users.DeleteView):
    """Empties the account; what the person wrote for others stays."""

    def form_valid(self, form: Any) -> HttpResponse:
        delete_account(user=self.object)
        messages.success(self.request, _("Le compte est effacé."))
        return redirect(self.get_success_url())


class PeopleViewSet(users.UserViewSet):
    """In the place of Wagtail's own."""

    model = User
    ordering = "email"
    search_fields = ("name", "email")
    template_prefix = "hub/accounts/people_admin/"
    index_view_class = ListView
    add_view_class = InviteView
    delete_view_class = EmptyView

    def get_form_class(self, for_update: bool = False) -> type[PersonForm]:
        return PersonForm

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {}
