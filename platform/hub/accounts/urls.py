"""A person's own pages and the invitations, under the reader's language. Namespace `accounts`."""

from django.urls import path

from hub.accounts.views import deletion, invitation, invitations, me

app_name = "accounts"
urlpatterns = [
    path("me/", me.me, name="me"),
    path("me/profile/", me.profile, name="profile"),
    path("me/second-factor/", me.second_factor, name="second_factor"),
    path("me/delete/", deletion.delete, name="delete"),
    path("me/keep/", me.keep, name="keep"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/<int:pk>/send/", invitations.send_again, name="invitation_send"),
    path("invitations/<int:pk>/revoke/", invitations.revoke, name="invitation_revoke"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
]
