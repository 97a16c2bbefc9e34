"""Addresses of the projects."""

from django.urls import path

from exchange.directory import feeds
from exchange.directory.views import edit, letters, listing, networks, organisations, people, pool, project

app_name = "directory"
urlpatterns = [
    path("projects/", listing.listing, name="projects"),
    path("projects/feed.atom", feeds.ProjectsFeed(), name="projects_feed"),
    path("people/feed.atom", feeds.PeopleFeed(), name="people_feed"),
    path("pool/feed.atom", feeds.PoolFeed(), name="pool_feed"),
    path("projects/<slug:slug>/", project.project, name="project"),
    path("projects/<slug:slug>/edit/", edit.edit, name="edit"),
    path("projects/<slug:slug>/edit/<str:language>/", edit.edit, name="edit_in"),
    path("projects/<slug:slug>/pictures/", edit.pictures, name="pictures"),
    path("projects/<slug:slug>/pictures/<int:pk>/remove/", edit.drop_picture, name="drop_picture"),
    path("projects/<slug:slug>/merge/", edit.merge_double, name="merge"),
    path("projects/<slug:slug>/partners/", edit.partners, name="partners"),
    path("projects/<slug:slug>/partners/<int:pk>/remove/", edit.drop_partner, name="drop_partner"),
    path("networks/", networks.listing, name="networks"),
    path("networks/feed.atom", feeds.NetworksFeed(), name="networks_feed"),
    path("networks/new/", networks.write, name="new_network"),
    path("networks/<slug:slug>/", networks.network, name="network"),
    path("networks/<slug:slug>/edit/", networks.write, name="edit_network"),
    path("networks/<slug:slug>/join/", networks.enter, name="join_network"),
    path("networks/<slug:slug>/leave/", networks.quit_network, name="leave_network"),
    path("organisations/", organisations.listing, name="organisations"),
    path("organisations/feed.atom", feeds.OrganisationsFeed(), name="organisations_feed"),
    path("organisations/<slug:slug>/", organisations.organisation, name="organisation"),
    path("projects/<slug:slug>/write/", letters.write_project, name="write_project"),
    path("people/", people.people, name="people"),
    path("people/me/", people.mine, name="own_profile"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/write/", letters.write_person, name="write_person"),
    path("pool/", pool.board, name="pool"),
    path("pool/new/", pool.write_post, name="new_pool_post"),
    path("pool/<int:pk>/", pool.post_page, name="pool_post"),
    path("pool/<int:pk>/edit/", pool.write_post, name="edit_pool_post"),
    path("pool/<int:pk>/close/", pool.close, name="close_pool_post"),
    path("pool/matches/<int:pk>/", pool.match_page, name="pool_match"),
    path("letters/<str:key>/", letters.letter, name="letter"),
]
