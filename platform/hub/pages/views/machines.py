"""What programs look for at fixed addresses: sitemap, robots.txt, security.txt, the manifest."""

from __future__ import annotations

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe

from hub.languages.choices import Language
from hub.pages.queries.sitemap import sitemap_entries

# What opens without an account and still is nobody's to find. What asks for one needs no line here: nobody gets past
# the log-in, and a list of closed doors only shows where they are.
KEPT_OUT = ("invitation/", "p/")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page with its real translations."""
    return render(request, "hub/pages/sitemap.xml", {"entries": sitemap_entries()}, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read, and where the sitemap is."""
    lines = ["User-agent: *", "Disallow: /cms/", "Disallow: /mail/"]
    lines += [f"Disallow: /{code}/{path}" for path in KEPT_OUT for code in Language.values]
    lines += ["", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116); valid for half a year from the first of this month."""
    start = timezone.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    expires = (start + timedelta(days=183)).astimezone(UTC)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fr, de, it, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """How the site calls and shows itself on a phone's first screen."""
    icons = [
        {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("img/apple-touch-icon.png"), "sizes": "180x180", "type": "image/png"},
    ]
    data = {
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME,
        "start_url": "/",
        "display": "browser",
        "background_color": "#f7f6f2",
        "theme_color": "#f7f6f2",
        "icons": icons,
    }
    return JsonResponse(data, content_type="application/manifest+json")
