"""The forms of people: their profile, and messages."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.directory.choices import Offer, WorkingLanguage
from exchange.directory.forms.texts import no_address
from exchange.directory.models import Profile
from hub.cantons.choices import Canton
from hub.media.forms import PictureField
from hub.text.forms import CodesField
from resources.themes.queries.themes import theme_choices


class ProfileForm(forms.ModelForm[Profile]):
    """What a person says of themselves, and who may see it."""

    offers = CodesField(label=_("Je peux aider à"), choices=Offer.choices, required=False)
    speaks = CodesField(label=_("Langues que je parle"), choices=WorkingLanguage.choices, required=False)
    cantons = CodesField(label=_("Cantons"), choices=Canton.choices, required=False)
    themes = CodesField(label=_("Thèmes"), required=False)
    new_picture = PictureField(label=_("Portrait"), required=False)
    remove_picture = forms.BooleanField(label=_("Retirer le portrait"), required=False)

    class Meta:
        model = Profile
        fields: ClassVar[list[str]] = [
            "shown_to", "headline", "experience", "language", "offers", "offers_more", "speaks", "speaks_more",
            "cantons", "themes", "picture_alt", "takes_letters",
        ]  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {
            "shown_to": forms.RadioSelect,
            "experience": forms.Textarea(attrs={"rows": 5}),
        }
        labels: ClassVar[dict[str, Any]] = {
            "shown_to": _("Qui voit mon profil"),
            "headline": _("En une phrase"),
            "experience": _("Mon expérience"),
            "language": _("Langue de ces textes"),
            "offers_more": _("Ce que j’offre encore"),
            "speaks_more": _("Autres langues que je parle"),
            "picture_alt": _("Ce que montre le portrait"),
            "takes_letters": _("On peut m’écrire par la plateforme"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "shown_to": _(
                "Tant que vous choisissez «Personne pour l’instant», rien n’apparaît nulle part, ni dans la recherche."
            ),
            "takes_letters": _("Votre adresse reste cachée ; vous répondez aussi par la plateforme."),
        }

    field_order = (
        "shown_to", "headline", "experience", "language", "offers", "offers_more", "speaks", "speaks_more", "cantons",
        "themes", "new_picture", "picture_alt", "remove_picture", "takes_letters",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = self.fields["themes"]
        assert isinstance(themes, forms.MultipleChoiceField)
        themes.choices = theme_choices()
        for name in ("headline", "experience", "offers_more", "speaks_more", "picture_alt"):
            field = self.fields[name]
            assert isinstance(field, forms.CharField)
            field.validators.append(no_address)
        if not self.instance.picture_id:
            del self.fields["remove_picture"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        kept = bool(self.instance.picture_id) and not cleaned.get("remove_picture")
        if (cleaned.get("new_picture") or kept) and not cleaned.get("picture_alt") and "picture_alt" not in self.errors:
            self.add_error("picture_alt", _("Décrivez l’image : sans cela, une partie des lecteurs n’en a rien."))
        return cleaned


class LetterForm(forms.Form):
    """A message that the platform carries."""

    text = forms.CharField(label=_("Message"), min_length=5, max_length=4000, widget=forms.Textarea(attrs={"rows": 8}))
    shares_address = forms.BooleanField(
        label=_("Donner aussi mon adresse e-mail, pour qu’on me réponde directement"),
        required=False,
        help_text=_("Sans cette coche, personne ne voit votre adresse : la réponse passe par la plateforme."),
    )
