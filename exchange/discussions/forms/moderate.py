"""Forms of the moderators' page of a thread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.discussions import rules
from exchange.discussions.models import Forum, Post, Thread
from exchange.discussions.queries.labels import labels_of

if TYPE_CHECKING:
    from hub.accounts.models import User

_THREAD = re.compile(r"(?:^|/threads/)(\d{1,18})(?:/|\?|#|$)")


class SummaryForm(forms.Form):
    """What a long thread came to."""

    text = forms.CharField(
        label=_("Résumé, en tête du fil"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "data-markdown": ""}),
        help_text=_("Vide, il disparaît."),
    )


class MoveForm(forms.Form):
    """Where a thread belongs."""

    forum = forms.TypedChoiceField(label=_("Déplacer vers"), coerce=int)

    def __init__(self, *args: Any, thread: Thread, user: User, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readable = rules.readable_forums(user) - {thread.forum_id}
        forums = [forum for forum in Forum.objects.filter(pk__in=readable) if rules.may_moderate(user, forum)]
        labels = labels_of([forum.pk for forum in forums], language)
        field = self.fields["forum"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(pk, label.title) for pk, label in labels.items()]


class MergeForm(forms.Form):
    """The thread that this one continues."""

    into = forms.CharField(label=_("Réunir avec ce fil"), max_length=300, help_text=_("Son adresse, ou son numéro."))

    def clean_into(self) -> Thread:
        found = _THREAD.search(self.cleaned_data["into"])
        thread = Thread.objects.filter(pk=int(found[1]), merged_into=None).first() if found else None
        if thread is None:
            raise forms.ValidationError(_("Ce fil n’existe pas, ou n’est pas ouvert pour vous."))
        return thread


class SplitForm(forms.Form):
    """Posts that make a thread of their own."""

    title = forms.CharField(label=_("Titre du nouveau fil"), max_length=160)
    posts = forms.TypedMultipleChoiceField(
        label=_("Messages qui y vont"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Post.objects.filter(thread=thread, number__gt=1).order_by("number").select_related("author")
        field = self.fields["posts"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(post.pk, f"#{post.number} {post.author or ''} – {post.text[:80]}") for post in rows]
