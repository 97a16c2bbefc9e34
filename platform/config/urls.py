"""Every address of the platform, put together from the rooms."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from hub.media.views.files import serve_picture
from hub.pages.views import serve as pages_serve

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    # Ahead of the administration: it shadows Wagtail's own logins.
    path("", include("hub.accounts.urls_doors")),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include("hub.media.urls")),
    path("media/images/<str:name>", serve_picture),
    path("health/", include("hub.tasks.urls")),
    path("", include("exchange.practices.urls_short")),
    path("", include("hub.pages.urls_machines")),
]
if settings.MAILBOX_ENABLED:
    urlpatterns.append(path("mail/", include("hub.notifications.mailbox.urls")))
if settings.DEBUG:
    urlpatterns.append(path("catalogue/", include("hub.catalogue.urls")))
urlpatterns += i18n_patterns(
    path("", include("hub.accounts.urls_login")),
    path("", include("hub.accounts.urls")),
    path("", include("hub.portability.urls")),
    path("", include("hub.contributions.urls")),
    path("", include("hub.queue.urls")),
    path("", include("hub.start.urls")),
    path("", include("hub.moderation.urls")),
    path("", include("hub.operation.urls")),
    path("", include("hub.search.urls")),
    path("", include("hub.notifications.urls")),
    path("", include("hub.media.urls_reading")),
    path("", include("resources.materials.urls")),
    path("", include("resources.paths.urls")),
    path("", include("exchange.practices.urls")),
    path("", include("exchange.practices.urls_public")),
    path("", include("exchange.directory.urls")),
    path("", include("exchange.discussions.urls")),
    # Ahead of Wagtail's own, which finds the same pages with more queries.
    re_path(wagtail_urls.serve_pattern, pages_serve.serve),
    path("", include(wagtail_urls)),
)

handler400 = "hub.pages.views.errors.bad_request"
handler403 = "hub.pages.views.errors.permission_denied"
handler404 = "hub.pages.views.errors.not_found"
handler429 = "hub.pages.views.errors.too_many_requests"
handler500 = "hub.pages.views.errors.server_error"
