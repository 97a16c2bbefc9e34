"""The form that says a post in another language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.discussions.forms.posts import CleanField, TalkForm


class TranslationForm(TalkForm):
    """`made_at` is when the translation that was opened was made, empty where there was none."""

    text = CleanField(
        label=_("Votre traduction"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "data-markdown": ""}),
        error_messages={"required": _("Écrivez la traduction avant de l’enregistrer.")},
    )
    guarded = ("text",)
    made_at = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.widget.attrs["lang"] = language
        field.markdown = True  # type: ignore[attr-defined]
