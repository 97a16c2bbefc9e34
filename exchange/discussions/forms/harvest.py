"""Which post goes where in the page that grows from a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.discussions.models import Post, Thread

if TYPE_CHECKING:
    from hub.contributions.kinds import Kind

_USEFUL = 2
"""So many people found it useful: then it is proposed."""


class HarvestForm(forms.Form):
    """A choice of section for each post. The question is proposed for the first section, the answer for the second."""

    def __init__(self, *args: Any, thread: Thread, posts: list[Post], kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = posts
        guide = kind.guide()
        choices = [("", _("Laisser de côté"))] + [(name, guide[name].label) for name in kind.quotable]
        asked, answered = (*kind.quotable, kind.quotable[0])[:2]
        for post in posts:
            proposed = ""
            if post.number == 1:
                proposed = asked
            elif post.pk == thread.answer_id or post.useful >= _USEFUL:
                proposed = answered
            self.fields[self._name(post)] = forms.ChoiceField(
                label=_("Où va le message %(number)s") % {"number": post.number},
                choices=choices,
                required=False,
                initial=proposed,
            )

    @staticmethod
    def _name(post: Post) -> str:
        return f"post-{post.pk}"

    def rows(self) -> list[tuple[Post, Any]]:
        """Each post with its choice."""
        return [(post, self[self._name(post)]) for post in self.posts]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.posts and not any(cleaned.get(self._name(post)) for post in self.posts) and not self.errors:
            raise forms.ValidationError(_("Choisissez au moins un message."))
        return cleaned

    def sections(self) -> dict[int, str]:
        """The chosen section by the post's key; posts that are left aside are not in it."""
        chosen = {post.pk: self.cleaned_data.get(self._name(post), "") for post in self.posts}
        return {pk: section for pk, section in chosen.items() if section}
