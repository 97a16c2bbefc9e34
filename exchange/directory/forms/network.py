"""The form of a network."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.directory.forms.texts import no_address
from exchange.directory.models import Network
from hub.cantons.choices import Canton
from hub.text.forms import CodesField
from resources.themes.queries.themes import theme_choices


class NetworkForm(forms.ModelForm[Network]):
    """What a network is called, and what brings its people together."""

    cantons = CodesField(label=_("Cantons"), choices=Canton.choices, required=False)
    themes = CodesField(label=_("Thèmes"), required=False)

    class Meta:
        model = Network
        fields: ClassVar[list[str]] = ["name", "purpose", "language", "cantons", "themes"]
        widgets: ClassVar[dict[str, Any]] = {"purpose": forms.Textarea(attrs={"rows": 5})}
        labels: ClassVar[dict[str, Any]] = {
            "name": _("Nom du réseau"),
            "purpose": _("Ce qui nous réunit"),
            "language": _("Langue de ces textes"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = self.fields["themes"]
        assert isinstance(themes, forms.MultipleChoiceField)
        themes.choices = theme_choices()
        for name in ("name", "purpose"):
            field = self.fields[name]
            assert isinstance(field, forms.CharField)
            field.validators.append(no_address)
