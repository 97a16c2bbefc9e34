"""Forms whose texts everybody may read: the writer looks again at what may identify somebody."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.text.privacy import Finding, find_private

LONGEST = 6000


class CodesField(forms.MultipleChoiceField):
    """Several codes from a list, as checkboxes."""

    widget = forms.CheckboxSelectMultiple


class GuardedForm(forms.Form):
    """Asks for a tick where the fields in `guarded` hold passages that may identify somebody."""

    guarded: ClassVar[tuple[str, ...]] = ()
    asks_about: ClassVar[frozenset[str] | None] = None
    """The kinds of findings that are asked about; None for all."""
    looks_at: ClassVar[int] = LONGEST
    """So many signs of each field are looked at."""
    findings: list[Finding]

    def guard(self) -> None:
        """Look at what was typed; called at the end of `__init__`."""
        typed = (self.data.get(self.add_prefix(name), "") for name in self.guarded)
        found = [finding for text in typed for finding in find_private(str(text)[: self.looks_at])]
        self.findings = [each for each in found if self.asks_about is None or each.kind in self.asks_about]
        if self.findings:
            self.fields["privacy_checked"] = forms.BooleanField(
                label=_("J’ai relu ces passages : personne n’y est reconnaissable sans son accord."),
                error_messages={"required": _("Relisez les passages signalés, puis cochez cette case.")},
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        return cleaned
