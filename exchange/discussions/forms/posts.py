"""Forms to say something."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models.post import LONGEST_TEXT
from exchange.discussions.subjects import read_about
from hub.languages.choices import Language
from hub.text.clean import without_controls
from hub.text.forms import GuardedForm

EVERYBODY_READS = frozenset(("permit", "health", "birth", "contact", "address"))
"""What the guard asks about; names are not among it: in a conversation people call each other by name."""


class CleanField(forms.CharField):
    """Text as it was typed, without the signs that no database takes; nothing else of it is lost."""

    def to_python(self, value: Any) -> str:
        return without_controls(super().to_python(value) or "")


class TalkForm(GuardedForm):
    """Something that is said. `is_public`: everybody will read it, so the privacy guard looks at it."""

    asks_about = EVERYBODY_READS
    looks_at = LONGEST_TEXT

    def __init__(self, *args: Any, is_public: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = []
        if is_public:
            self.guard()


class PostForm(TalkForm):
    """A message. Length and emptiness are judged by the service, whose words say what to do."""

    text = CleanField(
        label=_("Votre message"),
        strip=False,
        widget=forms.Textarea,
        error_messages={"required": _("Écrivez votre message avant de l’envoyer.")},
    )
    language = forms.ChoiceField(label=_("Langue de ce message"), choices=Language.choices)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    guarded: ClassVar[tuple[str, ...]] = ("text",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.widget.attrs |= {"rows": 8, "data-markdown": ""}
        text.markdown = True  # type: ignore[attr-defined]


class ReplyForm(PostForm):
    """An answer; `reply_to` is the key of the post that it answers."""

    reply_to = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ThreadForm(PostForm):
    """A new thread with its first message."""

    title = CleanField(
        label=_("Titre"),
        max_length=1000,
        error_messages={"required": _("Donnez un titre : c’est lui qui fait venir les réponses.")},
        help_text=_("Une question entière se retrouve mieux qu’un mot."),
    )
    is_question = forms.BooleanField(
        label=_("C’est une question : j’attends une réponse."), required=False, initial=True
    )
    about = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    field_order = ("title", "text", "is_question", "language", "key", "about")

    def clean_about(self) -> str:
        return read_about(self.cleaned_data["about"])


class EditForm(PostForm):
    """A change of one's own message; `version` is what it was opened with."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class EditFirstForm(EditForm):
    """A change of the first message, with the thread's title."""

    title = CleanField(label=_("Titre"), max_length=1000)
    field_order = ("title", "text", "language", "version", "key")
