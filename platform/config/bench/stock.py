"""A stock Wagtail site to compare with: `wagtail start`, one article with a picture, the same server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SETTINGS = """
from .base import *
DEBUG = False
SECRET_KEY = "only-for-a-measurement"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["articles", *INSTALLED_APPS]
DATABASES["default"]["CONN_MAX_AGE"] = None
LOGGING = {"version": 1, "disable_existing_loggers": True}
"""
ASGI = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "stock.settings.measured"
from django.core.wsgi import get_wsgi_application
from config.server.body import BodyBuffer
from config.server.bridge import Bridge
bridge = Bridge(get_wsgi_application(), threads=4, waiting=200)
site = BodyBuffer(bridge, limit=10**7, total_seconds=60, idle_seconds=20)

async def application(scope, receive, send):
    if scope["type"] == "http":
        return await site(scope, receive, send)
    for step in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{step}.complete"})
"""
MODELS = """
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page

class ArticlePage(Page):
    intro = models.CharField(max_length=250)
    body = RichTextField()
    image = models.ForeignKey("wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+")
"""
TEMPLATE = """{% extends "base.html" %}
{% load wagtailcore_tags wagtailimages_tags %}
{% block content %}
<h1>{{ page.title }}</h1>
<p>{{ page.intro }}</p>
{% image page.image width-800 %}
{{ page.body|richtext }}
{% endblock %}
"""
CONTENT = """
import io
from PIL import Image as Pillow
from django.core.files.images import ImageFile
from wagtail.images.models import Image
from articles.models import ArticlePage
from home.models import HomePage
picture = io.BytesIO()
Pillow.new("RGB", (1200, 800), "teal").save(picture, "JPEG")
image = Image.objects.create(title="A picture", file=ImageFile(picture, name="picture.jpg"))
text = "".join(f"<h2>Part {n}</h2>" + "<p>Some words that a reader would read here. </p>" * 12 for n in range(8))
article = ArticlePage(title="An article", slug="article", intro="In short.", body=text, image=image)
HomePage.objects.first().add_child(instance=article)
"""
ARTICLE = "/article/"


def make(folder: Path, environment: dict[str, str]) -> None:
    """Make the project with its one article in `folder`. Raises CalledProcessError when a step fails."""
    folder.mkdir(parents=True)

    def run(*command: str) -> None:
        subprocess.run([sys.executable, *command], cwd=folder, env=environment, check=True, capture_output=True)  # noqa: S603

    run("-c", "from wagtail.bin.wagtail import main; main()", "start", "stock", ".")
    (folder / "stock" / "settings" / "measured.py").write_text(SETTINGS)
    (folder / "stock" / "measured.py").write_text(ASGI)
    app = folder / "articles"
    (app / "templates" / "articles").mkdir(parents=True)
    (app / "__init__.py").touch()
    (app / "models.py").write_text(MODELS)
    (app / "templates" / "articles" / "article_page.html").write_text(TEMPLATE)
    for command in (
        ("makemigrations", "articles"),
        ("migrate", "-v0"),
        ("collectstatic", "--noinput", "-v0"),
        ("shell", "-v0", "-c", CONTENT),
    ):
        run("manage.py", *command)
