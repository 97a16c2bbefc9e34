"""What people are told of. Each room says so in its `notices.py`; nothing here knows any of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hub.notifications.models.preferences import Frequency

if TYPE_CHECKING:
    from hub.accounts.models import User
    from hub.notifications.models import Notice


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person sees of a notice, in their language.

    `line` says in one sentence what happened; `url` is where, on this site; `title` what it happened to; `text` a few
    of its words, in `language`. `private`: no mail shows any of these; it says `discreet` instead, or only what kind of
    notice it is. `conversation` names what mails of the
    same conversation share (`thread-12`), so that mail programs keep them together.
    """

    line: str
    url: str
    title: str = ""
    text: str = ""
    language: str = ""
    private: bool = False
    discreet: str = ""
    conversation: str = ""

    def for_mail(self, kind: str) -> Shown:
        """What a mail may show of it; `kind` is the label of the kind of notice."""
        if not self.private:
            return self
        return replace(self, line=self.discreet or kind, title="", text="")


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """A kind of notice.

    - `show(targets, user, language)` gives what `user` may read of them now, and leaves out the rest.
    - `readers(target, users)`: those of `users` (keys) who may read it now.
    - `frequency`: how often it is mailed to who did not choose.
    """

    key: str
    label: Any
    show: Callable[[Collection[str], User, str], Mapping[str, Shown]]
    readers: Callable[[str, Collection[int]], set[int]]
    frequency: Frequency = Frequency.AT_ONCE
    order: int = 100


_kinds: dict[str, NoticeKind] = {}


def register(kind: NoticeKind) -> NoticeKind:
    """Make a kind of notice known."""
    _kinds[kind.key] = kind
    return kind


def all_kinds() -> list[NoticeKind]:
    """Every kind, in the order of the settings page."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.key))


def find(key: str) -> NoticeKind | None:
    """The kind of this key, if a room registered it."""
    return _kinds.get(key)


def shown_for(notices: Iterable[Notice], user: User) -> dict[int, Shown]:
    """What `user` may read now of each notice, by its key; one question a kind."""
    held = list(notices)
    by_kind: dict[str, set[str]] = {}
    for notice in held:
        by_kind.setdefault(notice.kind, set()).add(notice.target)
    seen = {
        (key, target): shown
        for key, targets in by_kind.items()
        if key in _kinds
        for target, shown in _kinds[key].show(targets, user, user.language).items()
    }
    return {notice.pk: seen[notice.kind, notice.target] for notice in held if (notice.kind, notice.target) in seen}
