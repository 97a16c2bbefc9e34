"""The form of a page that members write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.contributions.guide import Guide

SECTION_MAX = 6000
TITLE_MAX = 120


class PageForm(forms.ModelForm[Any]):
    """Everything an author may write; nothing is required until the page is handed in.

    A kind's form names the fields beside which the guide stands in `section_order`, the others in `filing_order`; of
    the first, those in `lines` are no Markdown and have a greatest length. What is in `kept` has always a value.
    """

    guide: ClassVar[Callable[[], Guide]]
    title_help: ClassVar[Any] = ""
    section_order: ClassVar[tuple[str, ...]] = ()
    filing_order: ClassVar[tuple[str, ...]] = ()
    lines: ClassVar[Mapping[str, int]] = {}
    kept: ClassVar[tuple[str, ...]] = ("licence",)

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        title = self.fields["title"]
        title.required = False
        title.label, title.help_text = _("Titre"), self.title_help
        title.widget.attrs["maxlength"] = TITLE_MAX
        guide = type(self).guide()
        for name in (*self.section_order, *self.instance.section_names):
            self._write(name, guide)
        for name in self.kept:
            self.fields[name].required = False

    def _write(self, name: str, guide: Guide) -> None:
        field = self.fields[name]
        field.required = False
        if name not in guide:
            return
        field.label, field.help_text = guide[name].label, guide[name].prompt
        if name in self.lines:
            field.widget = forms.Textarea(attrs={"rows": 2, "maxlength": self.lines[name]})
        elif name in self.instance.section_names:
            field.widget = forms.Textarea(attrs={"rows": 7, "maxlength": SECTION_MAX, "data-markdown": ""})

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in self.kept:
            if not cleaned.get(name):
                cleaned[name] = self.fields[name].initial or getattr(self.instance, name)
        if not cleaned.get("title"):
            cleaned["title"] = self.instance.title
        return cleaned

    def _post_clean(self) -> None:
        """Only put the values on the instance: its own rules hold when it is published.

        What a request did not bring at all stays as it was.
        """
        for name in self._meta.fields or ():
            omitted = self.fields[name].widget.value_omitted_from_data(self.data, self.files, self.add_prefix(name))
            if name in self.cleaned_data and not omitted:
                setattr(self.instance, name, self.cleaned_data[name])
