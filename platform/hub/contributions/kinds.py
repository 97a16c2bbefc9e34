"""What kinds of contributed pages there are; each room registers its own in its `contributions.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hub.contributions.guide import Guide

if TYPE_CHECKING:
    from django.forms import ModelForm

    from hub.accounts.models import User
    from hub.contributions.models import ContributedPage


@dataclass(frozen=True)
class Problem:
    """What a page still lacks before it can be handed in; `field` names the form field."""

    field: str
    message: str


@dataclass(frozen=True)
class Attachments:
    """The child relations that hold a page's pictures and files, where it has any."""

    pictures: str = ""
    files: str = ""


@dataclass(frozen=True)
class Kind:
    """How one kind of page is written, reviewed and shown.

    `name` stands in addresses; `form` is a model form whose fields all may be empty; `problems` says what a
    draft lacks; `may_start` says who may begin one; `start` saves a new draft, one for each `key`; `guide` gives
    label, help and criterion by field; `quotable` names the sections that words said elsewhere may go into, what
    was asked first and what was answered second; kinds are offered in the `order` of their numbers.
    """

    name: str
    label: Any
    label_new: Any
    model: type[ContributedPage]
    form: Callable[..., ModelForm[Any]]
    guide: Callable[[], Guide]
    problems: Callable[[Any], Sequence[Problem]]
    may_start: Callable[[User], bool]
    start: Callable[..., ContributedPage]
    start_form: type[Any]
    attachments: Attachments = Attachments()
    compared_fields: tuple[str, ...] = ()
    quotable: tuple[str, ...] = ()
    order: int = 10


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Make `kind` known; a second one of the same name replaces the first."""
    _kinds[kind.name] = kind
    return kind


def all_kinds() -> list[Kind]:
    """Every kind, in their order."""
    return sorted(_kinds.values(), key=lambda kind: kind.order)


def quotable_kinds() -> list[Kind]:
    """The kinds that can be begun with words said elsewhere."""
    return [kind for kind in _kinds.values() if kind.quotable]


def get_kind(name: str) -> Kind | None:
    """The kind called `name`, or None."""
    return _kinds.get(name)


def kind_of(page: ContributedPage) -> Kind:
    """The kind that `page` is of. Raises LookupError where no room registered one."""
    for kind in _kinds.values():
        if isinstance(page, kind.model):
            return kind
    raise LookupError(f"No kind is registered for {type(page).__name__}.")
