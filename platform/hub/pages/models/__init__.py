from hub.pages.models.base import BasePage
from hub.pages.models.home import HomePage
from hub.pages.models.record import PageRecord
from hub.pages.models.text import TextPage
from hub.pages.models.version import PublishedVersion

__all__ = ["BasePage", "HomePage", "PageRecord", "PublishedVersion", "TextPage"]
