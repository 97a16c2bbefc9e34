"""What an organisation does for one's project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.directory.forms.project import OLDEST
from exchange.directory.forms.texts import no_address
from exchange.directory.models import Engagement, Organisation


class PartnerForm(forms.Form):
    """An organisation that is in the directory, or the name of one that is not yet."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Pas dans la liste"),
    )
    new_name = forms.CharField(
        label=_("Nom, si elle n’est pas dans la liste"), max_length=160, required=False, validators=[no_address]
    )
    kind = forms.ChoiceField(label=_("Genre"), choices=[("", "–"), *Organisation.Kind.choices], required=False)
    part = forms.ChoiceField(label=_("Rôle pour le projet"), choices=Engagement.Part.choices)
    since = forms.IntegerField(label=_("Depuis l’année"), required=False, min_value=OLDEST)
    until = forms.IntegerField(label=_("Jusqu’à l’année"), required=False, min_value=OLDEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation = self.fields["organisation"]
        assert isinstance(organisation, forms.ModelChoiceField)
        organisation.queryset = Organisation.objects.order_by("name")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        name = " ".join(str(cleaned.get("new_name") or "").split())
        if not cleaned.get("organisation"):
            if not name and "new_name" not in self.errors:
                self.add_error("organisation", _("Choisissez une organisation, ou donnez son nom."))
            elif name and not cleaned.get("kind"):
                self.add_error("kind", _("Dites de quel genre d’organisation il s’agit."))
        cleaned["new_name"] = name
        since, until = cleaned.get("since"), cleaned.get("until")
        latest = timezone.localdate().year + 20
        if (since and since > latest) or (until and until > latest):
            self.add_error("until" if until and until > latest else "since", _("Cette année est trop loin."))
        elif since and until and until < since:
            self.add_error("until", _("La fin vient avant le début."))
        return cleaned
