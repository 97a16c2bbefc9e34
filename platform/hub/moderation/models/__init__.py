from hub.moderation.models.appeal import Appeal
from hub.moderation.models.case import Case, Decision, Report, Restraint
from hub.moderation.models.posting import Posting
from hub.moderation.models.trail import TrailEntry, TrailHead, TrailWords
from hub.moderation.models.word import BlockedWord

__all__ = [
    "Appeal",
    "BlockedWord",
    "Case",
    "Decision",
    "Posting",
    "Report",
    "Restraint",
    "TrailEntry",
    "TrailHead",
    "TrailWords",
]
