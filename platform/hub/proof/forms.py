"""The part of a form that is open to everybody: work or a wait, a field that stays empty, each token once."""

from __future__ import annotations

from copy import copy
from typing import Any, ClassVar

from django import forms
from django.conf import settings

from hub.proof import tokens
from hub.proof.errors import ProofError, TooSoonError, TrappedError
from hub.proof.services.spend import spend

TRAP = "website"


class TrapInput(forms.HiddenInput):
    """A field that nobody sees and programs fill in."""

    template_name = "hub/proof/trap.html"


class ProofForm(forms.Form):
    """Mix in ahead of the form's own base; `purpose` names the form, and its subject where one form is many.

    The form is used up by the first `is_valid()` that finds everything else in order. What stood in it stays, with a
    new token where the old one is of no use. After `is_valid()`, where something else fails, call `renew()`.
    The page links `js/proof.js`.
    """

    purpose: ClassVar[str] = "form"

    def __init__(self, *args: Any, purpose: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked_for = purpose or self.purpose
        self.fields["proof_token"] = forms.CharField(
            required=False,
            max_length=400,
            widget=forms.HiddenInput(attrs={"data-proof": settings.PROOF_BITS}),
            initial=self._new_token,
        )
        self.fields["proof_answer"] = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput())
        self.fields[TRAP] = forms.CharField(required=False, max_length=200, widget=TrapInput)

    def _new_token(self) -> str:
        return tokens.issue(self.asked_for)

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound or self.errors:
            return
        given = {name: str(self.cleaned_data.pop(name, "")) for name in ("proof_token", "proof_answer", TRAP)}
        try:
            if given[TRAP]:
                raise TrappedError
            spend(token=given["proof_token"], answer=given["proof_answer"], purpose=self.asked_for)
        except ProofError as error:
            if not isinstance(error, TooSoonError):
                self.renew()
            self.add_error(None, str(error))

    def renew(self) -> None:
        """Put a new token into the form as it stands."""
        data: Any = copy(self.data)
        data[self.add_prefix("proof_token")] = self._new_token()
        data[self.add_prefix("proof_answer")] = data[self.add_prefix(TRAP)] = ""
        self.data = data
