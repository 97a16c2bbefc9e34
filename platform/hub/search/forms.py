"""What a person says of a search they keep."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.search.models import SavedSearch


class SavedSearchForm(forms.Form):
    """A name and how often to write."""

    name = forms.CharField(label=_("Nom"), max_length=120, required=False)
    rhythm = forms.ChoiceField(
        label=_("M’écrire quand il y a du nouveau"),
        choices=SavedSearch.Rhythm.choices,
        initial=SavedSearch.Rhythm.WEEKLY,
    )
