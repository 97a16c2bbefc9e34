from hub.moderation.models.trail import TrailEntry, TrailHead, TrailWords

__all__ = ["TrailEntry", "TrailHead", "TrailWords"]
