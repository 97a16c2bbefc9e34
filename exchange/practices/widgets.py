"""Form parts that only practices need."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

ROWS = 4
PARTS = ("value", "label", "note")
LIMITS = {"value": 20, "label": 120, "note": 120}


class FiguresWidget(forms.Widget):
    """Rows of value, label and note; empty rows do not count."""

    template_name = "exchange/practices/widgets/figures.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        given = value if isinstance(value, list) else []
        rows = [given[number] if number < len(given) else {} for number in range(max(ROWS, len(given)))]
        context["rows"] = [{part: row.get(part, "") if isinstance(row, dict) else "" for part in PARTS} for row in rows]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        if not hasattr(data, "getlist"):
            found = data.get(name, [])
            return found if isinstance(found, list) else []
        columns = [data.getlist(f"{name}-{part}") for part in PARTS]
        longest = max((len(column) for column in columns), default=0)
        return [
            {
                part: column[row].strip() if row < len(column) else ""
                for part, column in zip(PARTS, columns, strict=True)
            }
            for row in range(min(longest, 20))
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-value" not in data and name not in data

    def id_for_label(self, id_: str | None) -> str:
        return f"{id_}-0-value"


class FiguresField(forms.Field):
    """A list of figures: `{"value": "31", "label": "tandems", "note": "exemple"}`."""

    widget = FiguresWidget

    def to_python(self, value: Any) -> list[dict[str, str]]:
        rows = [row for row in value or [] if any(row.values())]
        for row in rows:
            if not row.get("value") or not row.get("label"):
                raise ValidationError(_("Chaque chiffre a besoin d’une valeur et d’un intitulé."))
            for part, limit in LIMITS.items():
                if len(row.get(part, "")) > limit:
                    raise ValidationError(
                        _("« %(text)s… » dépasse %(limit)s signes."),
                        params={"text": row[part][:20], "limit": limit},
                    )
        return rows
