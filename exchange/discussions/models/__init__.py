from exchange.discussions.models.attachment import Attachment
from exchange.discussions.models.circle import Circle, CircleMember, CircleRequest
from exchange.discussions.models.draft import PostDraft
from exchange.discussions.models.forum import Forum
from exchange.discussions.models.harvest import Harvest
from exchange.discussions.models.pages import DiscussionIndexPage, ForumPage
from exchange.discussions.models.poll import Poll, PollOption, PollVote
from exchange.discussions.models.post import Post, PostVersion, Useful
from exchange.discussions.models.reading import ForumMark, ThreadMark
from exchange.discussions.models.thread import Thread
from exchange.discussions.models.translation import PostTranslation

__all__ = [
    "Attachment",
    "Circle",
    "CircleMember",
    "CircleRequest",
    "DiscussionIndexPage",
    "Forum",
    "ForumMark",
    "ForumPage",
    "Harvest",
    "Poll",
    "PollOption",
    "PollVote",
    "Post",
    "PostDraft",
    "PostTranslation",
    "PostVersion",
    "Thread",
    "ThreadMark",
    "Useful",
]
