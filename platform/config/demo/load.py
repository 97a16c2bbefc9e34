"""Puts the demo content into an empty platform."""

from __future__ import annotations

from django.db import transaction

from config.demo.parts.discussions import load_forums, load_threads
from config.demo.parts.materials import load_catalogue, load_materials
from config.demo.parts.moderation import load_moderation
from config.demo.parts.organisations import load_organisations
from config.demo.parts.paths import load_paths
from config.demo.parts.people import load_people
from config.demo.parts.pool import load_pool
from config.demo.parts.practices import Library, load_indexes, load_practices
from config.demo.parts.profiles import load_networks, load_profiles
from config.demo.parts.projects import load_projects
from config.demo.parts.reviews import load_drafts
from config.demo.parts.site import load_site, load_texts
from config.demo.parts.themes import load_meeting, load_themes
from config.demo.parts.words import load_words
from hub.pages.models import HomePage


def is_loaded() -> bool:
    """Whether there is content already, of the demo or of anybody's."""
    return HomePage.objects.exists()


def load() -> None:
    """Load everything or nothing. The platform must hold no content."""
    with transaction.atomic():
        load_words()
        people = load_people()
        projects = load_projects(people)
        homes = load_site(people["helene"])
        load_themes(homes, people["helene"])
        indexes = load_indexes(homes, people)
        materials = load_catalogue(homes, people)
        forums = load_forums(homes, people["helene"])
        load_meeting(homes, people["helene"])
        load_texts(homes, people["helene"])
        library = Library(indexes=indexes, people=people, projects=projects)
        load_practices(library)
        load_drafts(library)
        made = load_materials(materials, people)
        load_paths(materials, made, people["helene"])
        load_organisations(projects)
        load_profiles(people)
        load_networks(people)
        load_pool(projects)
        load_moderation(people, projects)
        load_threads(forums, people)


def clear() -> None:
    """Take away all content, people and files. For a person's own machine only."""
    from wagtail.models import Page, Site

    from exchange.directory.models import Network, Organisation, Project
    from exchange.discussions.models import Circle, Forum
    from exchange.practices.models import Adoption
    from hub.accounts.models import User
    from hub.media.models import File, Picture
    from hub.moderation.models import BlockedWord, Case
    from hub.search.models import Synonym
    from resources.materials.models import Use

    with transaction.atomic():
        Case.objects.all().delete()
        Adoption.objects.all().delete()
        Use.objects.all().delete()
        Circle.objects.all().delete()
        Forum.objects.all().delete()
        root = Page.objects.get(depth=1)
        placeholder = root.add_child(instance=Page(title="Relais", slug="relais-empty"))
        Site.objects.update(root_page=placeholder)
        for page in root.get_children().exclude(pk=placeholder.pk):
            Page.objects.get(pk=page.pk).delete()
        for picture in Picture.objects.all():
            picture.file.delete(save=False)
        for file in File.objects.all():
            file.file.delete(save=False)
        for model in (Project, Organisation, Network, Picture, File, Synonym, BlockedWord, User):
            model.objects.all().delete()
