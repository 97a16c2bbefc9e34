"""Things that the examples show and that a file cannot say: forms and pages of a list."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator


class SampleForm(forms.Form):
    """One field of each kind that the platform uses."""

    title = forms.CharField(
        label="Titre",
        max_length=120,
        help_text="Ce qu’une personne pressée doit retenir. Pas le nom du projet.",
    )
    failures = forms.CharField(
        label="Ce qui n’a pas marché",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Ce que vous referiez autrement. C’est souvent ce qui aide le plus.",
    )
    email = forms.EmailField(label="Adresse électronique", required=False)
    date = forms.DateField(label="Valable jusqu’au", widget=forms.DateInput(attrs={"type": "date"}))
    language = forms.ChoiceField(label="Langue", choices=[("fr", "Français"), ("de", "Deutsch"), ("it", "Italiano")])
    phase = forms.ChoiceField(
        label="Phase du projet",
        widget=forms.RadioSelect,
        choices=[("pilot", "Projet pilote"), ("running", "En cours"), ("anchored", "Ancré")],
    )
    cantons = forms.MultipleChoiceField(
        label="Cantons",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("BE", "Berne"), ("VD", "Vaud"), ("TI", "Tessin"), ("GR", "Grisons")],
    )
    file = forms.FileField(label="Instrument", required=False, help_text="PDF ou texte, 20 Mo au plus.")
    consent = forms.BooleanField(label="Je publie ce texte sous licence CC BY 4.0")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        section: Any = self.fields["failures"]
        section.markdown = True
        section.criterion = (
            "Le texte nomme une difficulté précise, dit comment elle s’est vue et ce qui a été changé ensuite."
        )


def empty_form() -> SampleForm:
    return SampleForm(prefix="empty")


def wrong_form() -> SampleForm:
    """A form as it comes back: what was typed is there, what must be mended is said."""
    data = {"wrong-title": "", "wrong-failures": "Les binômes trop vite formés.", "wrong-email": "rita@"}
    form = SampleForm(data | {"wrong-date": "2016-03-17", "wrong-language": "de"}, prefix="wrong")
    form.full_clean()
    form.add_error("date", "Cette date est passée. Choisissez un jour à partir de demain.")
    form.add_error(None, "Une autre personne a modifié ce brouillon à 14:05. Votre texte est gardé ci-dessous.")
    return form


class ReplyForm(forms.Form):
    """The reply under a conversation."""

    body = forms.CharField(label="Votre réponse", widget=forms.Textarea(attrs={"rows": 2}))


def page(number: int) -> Page[int]:
    return Paginator(range(230), 10).page(number)


def person(*, authenticated: bool) -> SimpleNamespace:
    return SimpleNamespace(is_authenticated=authenticated, display_name="Rita Egli", email="rita.egli@example.org")


SAMPLES: dict[str, Callable[[], Any]] = {
    "form.empty": empty_form,
    "form.wrong": wrong_form,
    "form.reply": lambda: ReplyForm(prefix="reply"),
    "page.first": lambda: page(1),
    "page.middle": lambda: page(12),
    "page.last": lambda: page(23),
    "user": lambda: person(authenticated=True),
    "visitor": lambda: person(authenticated=False),
}
