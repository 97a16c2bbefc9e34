"""What operators may change of a person: not the address and not the password, which would open the account."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from hub.accounts.models import User
from hub.accounts.names import clean_name
from hub.accounts.roles import Role
from hub.pagecache.registry import bump


class PersonForm(forms.ModelForm[User]):
    """Name, roles, open or closed."""

    groups = forms.ModelMultipleChoiceField(
        label=_("Rôles"),
        required=False,
        queryset=Group.objects.all(),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = User
        fields: ClassVar[list[str]] = ["name", "is_active", "groups"]

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(Role.choices)
        field: Any = self.fields["groups"]
        field.label_from_instance = lambda group: labels.get(group.name, group.name)
        self.fields["is_active"].label = _("Compte ouvert")
        self.fields["is_active"].help_text = _("Fermé, ses sessions s’arrêtent tout de suite.")
        if editing_self:
            del self.fields["is_active"]

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])

    def save(self, commit: bool = True) -> User:
        person: User = super().save(commit=commit)
        bump()
        return person
