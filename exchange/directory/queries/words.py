"""The words by which projects and practices are looked for, beside what stands in their texts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django.utils import translation

from exchange.directory.choices import TargetGroup
from hub.cantons.choices import Canton
from hub.languages.choices import Language


@cache
def canton_names(code: str) -> tuple[str, ...]:
    """The canton's names in the four languages, each once, and its code; people use whichever they know."""
    if code not in Canton.values:
        return ()
    names = []
    for language in Language.values:
        with translation.override(language):
            names.append(str(Canton(code).label))
    return tuple(dict.fromkeys([*names, code]))


@cache
def target_group_name(code: str, language: str) -> str:
    """What a target group is called in `language`; empty where there is no such group."""
    if code not in TargetGroup.values:
        return ""
    with translation.override(language):
        return str(TargetGroup(code).label)


def keywords_for(cantons: Iterable[str], target_groups: Iterable[str], language: str) -> list[str]:
    """The words for these codes in a document in `language`."""
    words = [name for code in cantons for name in canton_names(code)]
    return words + [name for code in target_groups if (name := target_group_name(code, language))]
