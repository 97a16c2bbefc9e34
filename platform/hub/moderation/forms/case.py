"""The forms of reporting, deciding and appealing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hub.moderation.choices import Deed, Reason
from hub.moderation.models import Case
from hub.proof.forms import ProofForm
from hub.text.clean import without_controls

SHORTEST = 10
HOLD_DAYS = (("0", _("Non")), ("14", _("Pendant deux semaines")), ("60", _("Pendant deux mois")))


class ReportForm(forms.Form):
    """What is wrong, and in the reporter's words where the list does not say it."""

    reason = forms.ChoiceField(
        label=_("Ce qui ne va pas"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez ce qui ne va pas.")},
    )
    text = forms.CharField(
        label=_("Précisez, si vous pouvez"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Quel passage, et pourquoi. La personne qui a écrit ne saura pas que cela vient de vous."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["text"] = without_controls(cleaned.get("text") or "").strip()
        if cleaned.get("reason") == Reason.OTHER and len(cleaned["text"]) < SHORTEST and "text" not in self.errors:
            self.add_error("text", _("Dites en quelques mots ce qui ne va pas."))
        return cleaned


class OpenReportForm(ProofForm, ReportForm):
    """A report by a reader without account, who may leave an address to hear what came of it."""

    email = forms.EmailField(
        label=_("Votre adresse e-mail"),
        required=False,
        help_text=_("Seulement pour vous dire ce qu’il en est ; effacée ensuite."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ("reason", "text", "email")


class DecisionForm(forms.Form):
    """What to do with the piece, and what its author reads."""

    deed = forms.ChoiceField(
        label=_("Décision"), widget=forms.RadioSelect, error_messages={"required": _("Choisissez une décision.")}
    )
    reason = forms.ChoiceField(
        label=_("Motif"), required=False, help_text=_("Son auteur ou autrice le lit, avec vos mots.")
    )
    text = forms.CharField(
        label=_("Ce que vous dites à son auteur ou autrice"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Ne dites pas qui a signalé, ni rien qui le laisse deviner."),
    )
    hold_days = forms.ChoiceField(
        label=_("Lire ses prochains textes avant qu’ils paraissent"), required=False, choices=HOLD_DAYS, initial="0"
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=100_000)
    seen_text = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, case: Case, hidden: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deeds: tuple[Deed, ...] = (Deed.APPROVE, Deed.REFUSE) if case.held else (Deed.LEAVE, Deed.HIDE, Deed.WARN)
        if hidden and not case.held:
            deeds = (Deed.RESTORE, Deed.LEAVE) if case.is_open else (Deed.RESTORE,)
        deed, reason = self.fields["deed"], self.fields["reason"]
        assert isinstance(deed, forms.ChoiceField)
        assert isinstance(reason, forms.ChoiceField)
        deed.choices = [(each.value, each.label) for each in deeds]
        reason.choices = [("", "–"), *Reason.choices]
        if case.author_id is None or not case.is_open:
            del self.fields["hold_days"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["text"] = without_controls(cleaned.get("text") or "").strip()
        cleaned["hold_days"] = int(cleaned.get("hold_days") or 0)
        deed = cleaned.get("deed")
        if deed in (Deed.HIDE, Deed.REFUSE) and not cleaned.get("reason"):
            self.add_error("reason", _("Dites pourquoi : la personne a le droit de le savoir."))
        needs_words = deed == Deed.WARN or (deed and cleaned.get("reason") == Reason.OTHER)
        if (needs_words or cleaned["hold_days"]) and len(cleaned["text"]) < SHORTEST and "text" not in self.errors:
            self.add_error("text", _("Expliquez votre décision en une ou deux phrases."))
        return cleaned


class AppealForm(forms.Form):
    """Why the decision is wrong."""

    text = forms.CharField(
        label=_("Pourquoi cette décision n’est pas juste"),
        min_length=SHORTEST,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Dites pourquoi : la personne qui relit ne connaît pas l’affaire.")},
    )


class AnswerForm(forms.Form):
    """Whether the appeal is right, and why."""

    granted = forms.TypedChoiceField(
        label=_("Réponse"),
        choices=(("yes", _("Admettre : la décision est annulée")), ("no", _("Rejeter : la décision reste"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez une réponse.")},
    )
    text = forms.CharField(
        label=_("Vos raisons"),
        min_length=SHORTEST,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("La personne qui a fait recours les lit."),
    )
