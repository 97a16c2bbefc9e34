"""Every address of the platform, put together from the rooms."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    # Ahead of the administration: it shadows Wagtail's own logins.
    path("", include("hub.accounts.urls_doors")),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("health/", include("hub.tasks.urls")),
]
if settings.MAILBOX_ENABLED:
    urlpatterns.append(path("mail/", include("hub.notifications.mailbox.urls")))
urlpatterns += i18n_patterns(
    path("", include("hub.accounts.urls_login")),
    path("", include("hub.accounts.urls")),
    path("", include("hub.portability.urls")),
    path("", include("hub.contributions.urls")),
    path("", include("hub.queue.urls")),
    path("", include("exchange.practices.urls")),
    path("", include(wagtail_urls)),
)

handler429 = "hub.pages.views.errors.too_many_requests"
