"""Addresses of writing, reviewing and comparing."""

from django.urls import path

from hub.contributions import urls_attachments
from hub.contributions.views import coauthors, credit, edit, review, submit, translate, versions, workshop

app_name = "contributions"
urlpatterns = [
    path("work/", workshop.workshop, name="workshop"),
    path("work/new/<slug:kind_name>/", workshop.start, name="start"),
    path("work/join/<str:token>/", coauthors.join, name="join"),
    path("work/<int:pk>/edit/", edit.edit, name="edit"),
    path("work/<int:pk>/preview/", edit.preview, name="preview"),
    path("work/<int:pk>/submit/", submit.hand_in, name="submit"),
    path("work/<int:pk>/withdraw/", submit.take_back, name="withdraw"),
    path("work/<int:pk>/confirm/", submit.confirm_page, name="confirm"),
    path("work/<int:pk>/remind/", submit.remind_owner, name="remind"),
    path("work/<int:pk>/review/", review.show, name="review"),
    path("work/<int:pk>/coauthors/", coauthors.coauthors, name="coauthors"),
    path("work/<int:pk>/coauthors/<int:invite_id>/revoke/", coauthors.revoke, name="revoke"),
    path("work/<int:pk>/coauthors/remove/<int:user_id>/", coauthors.remove, name="remove_coauthor"),
    path("work/credits/<int:pk>/", credit.credit, name="credit"),
    path("work/<int:pk>/translate/<slug:language>/", translate.translate, name="translate"),
    path("reviews/<int:review_id>/reviewer/", review.name_reviewer, name="name_reviewer"),
    path("reviews/<int:review_id>/changes/", review.ask_changes, name="ask_changes"),
    path("reviews/<int:review_id>/publish/", review.approve, name="approve"),
    path("reviews/<int:review_id>/remark/", review.remark, name="remark"),
    path("remarks/<int:comment_id>/resolve/", review.resolve, name="resolve"),
    path("versions/<int:pk>/", versions.versions, name="versions"),
    path("versions/<int:pk>/<int:number>/", versions.version, name="version"),
    *urls_attachments.urlpatterns,
]
