"""The steps of a path as readers meet them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hub.languages.queries.best import best
from hub.text.markdown import to_html
from resources.materials.models import MaterialPage
from resources.materials.queries.cards import Card, card_rows, cards
from resources.materials.queries.public import public_materials
from resources.paths.models import PathPage


@dataclass
class Step:
    """One step: `number` as it is counted, `key` its block's id; `kind` is material, text or check.

    A check has `choices` (text, is_right, because) and `name`, what its answer is called in the address; `chosen` is
    the number of the answer chosen, from 0.
    """

    number: int
    key: UUID
    kind: str
    title: str = ""
    html: str = ""
    why: str = ""
    card: Card | None = None
    name: str = ""
    choices: list[dict[str, Any]] = field(default_factory=list)
    chosen: int | None = None

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"step-{self.number}"


def steps_of(path: PathPage, language: str, asked: Mapping[str, str] | None = None) -> list[Step]:
    """The steps of `path` for a reader of `language`, with what they `asked` in the address.

    A material that is not public now is left out: nobody is sent where there is nothing. Two queries.
    """
    blocks = list(path.steps)
    shown = _cards([block.value["material"] for block in blocks if block.block_type == "material"], language)
    steps: list[Step] = []
    for block in blocks:
        step = Step(number=len(steps) + 1, key=UUID(block.id), kind=block.block_type)
        value = block.value
        if step.kind == "material":
            chosen = value["material"]
            step.card = shown.get(chosen.translation_key) if chosen else None
            step.why = value["why"] or ""
            if step.card is None:
                continue
            step.title = step.card.title
        elif step.kind == "text":
            step.title, step.html = value["title"], to_html(value["text"])
        else:
            step.title, step.name = value["question"], f"c{step.key.hex[:8]}"
            step.choices = [
                {"text": choice["text"], "is_right": choice["is_right"], "because": choice["because"]}
                for choice in value["choices"]
            ]
            step.chosen = _number((asked or {}).get(step.name, ""), len(step.choices))
        steps.append(step)
    return steps


def _cards(materials: list[Any], language: str) -> dict[UUID, Card]:
    keys = [material.translation_key for material in materials if material is not None]
    rows = best(public_materials().filter(translation_key__in=keys), language) if keys else MaterialPage.objects.none()
    by_pk = dict(rows.values_list("pk", "translation_key"))
    return {by_pk[card.pk]: card for card in cards(card_rows(rows), language)}


def _number(told: str, most: int) -> int | None:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 3 and int(told) < most else None
