"""What the directory holds of a person."""

from __future__ import annotations

from typing import Any

from exchange.directory.models import Letter, Membership, NetworkPlace, Profile
from hub.portability.registry import ExportPart, export


@export("projects")
def projects(user: Any) -> ExportPart:
    """Their places in projects."""
    rows = Membership.objects.filter(user=user).select_related("project")
    return ExportPart(data=[{"project": row.project.name, "part": row.part} for row in rows])


@export("profile")
def profile(user: Any) -> ExportPart:
    """What they say of themselves in the directory."""
    fields = (
        "shown_to", "language", "headline", "experience", "offers", "offers_more", "speaks", "speaks_more", "cantons",
        "themes", "picture_alt", "takes_letters",
    )  # fmt: skip
    rows = Profile.objects.filter(user=user)
    return ExportPart(data=[{name: getattr(row, name) for name in fields} for row in rows])


@export("letters")
def letters(user: Any) -> ExportPart:
    """The messages that they wrote; those of others belong to others."""
    rows = Letter.objects.filter(writer=user).select_related("project")
    return ExportPart(
        data=[
            {
                "written_at": row.written_at.isoformat(),
                "to": row.project.name if row.project else "",
                "text": row.text,
            }
            for row in rows
        ]
    )


@export("networks")
def networks(user: Any) -> ExportPart:
    """The networks that they belong to."""
    rows = NetworkPlace.objects.filter(user=user).select_related("network")
    return ExportPart(data=[{"network": row.network.name, "since": row.joined_at.isoformat()} for row in rows])
