"""Addresses of the discussions. Forums are pages of the CMS and stand elsewhere."""

from django.urls import path

from exchange.discussions.feeds import PostsFeed, ThreadsFeed
from exchange.discussions.views import (
    ask,
    attachments,
    circle_people,
    circles,
    drafting,
    harvest,
    moderate,
    poll,
    react,
    thread,
    versions,
    write,
)

app_name = "discussions"
urlpatterns = [
    path("threads/feed.atom", ThreadsFeed(), name="feed"),
    path("threads/<int:pk>/feed.atom", PostsFeed(), name="thread_feed"),
    path("forums/<int:pk>/feed.atom", ThreadsFeed(), name="forum_feed"),
    path("threads/ask/", ask.ask, name="ask"),
    path("threads/draft/", drafting.draft, name="draft"),
    path("threads/preview/", drafting.preview, name="preview"),
    path("threads/<int:pk>/", thread.thread, name="thread"),
    path("threads/<int:pk>/unread/", thread.unread, name="unread"),
    path("threads/<int:pk>/reply/", write.answer, name="reply"),
    path("threads/<int:pk>/harvest/", harvest.harvest, name="harvest"),
    path("threads/<int:pk>/moderate/", moderate.moderate, name="moderate"),
    path("posts/<int:pk>/useful/", react.useful, name="useful"),
    path("posts/<int:pk>/answer/", react.answer, name="mark_answer"),
    path("posts/<int:pk>/poll/", poll.poll, name="poll"),
    path("posts/<int:pk>/poll/vote/", poll.vote, name="vote"),
    path("posts/<int:pk>/poll/end/", poll.end, name="end_poll"),
    path("posts/attach/", attachments.add, name="attach"),
    path("posts/attachments/<int:pk>/remove/", attachments.remove, name="remove_attachment"),
    path("posts/attachments/<int:pk>/<str:name>", attachments.attachment, name="attachment"),
    path(
        "posts/attachments/<int:pk>/small/<str:name>",
        attachments.attachment,
        {"small": True},
        name="attachment_small",
    ),
    path("forums/<int:pk>/new/", write.new_thread, name="new_thread"),
    path("forums/<int:pk>/read/", write.forum_read, name="forum_read"),
    path("posts/<int:pk>/", thread.post, name="post"),
    path("posts/<int:pk>/edit/", write.edit, name="edit_post"),
    path("posts/<int:pk>/delete/", write.delete, name="delete_post"),
    path("posts/<int:pk>/versions/", versions.versions, name="versions"),
    path("posts/<int:pk>/unread/", thread.mark_unread, name="mark_unread"),
    path("circles/", circles.circles, name="circles"),
    path("circles/new/", circles.write_circle, name="new_circle"),
    path("circles/<slug:slug>/", circles.circle, name="circle"),
    path("circles/<slug:slug>/edit/", circles.write_circle, name="edit_circle"),
    path("circles/<slug:slug>/enter/", circles.come_in, name="enter_circle"),
    path("circles/<slug:slug>/leave/", circles.go, name="leave_circle"),
    path("circles/<slug:slug>/people/", circle_people.circle_people, name="circle_people"),
    path("circles/<slug:slug>/people/<int:pk>/", circle_people.decide, name="decide_circle"),
]
