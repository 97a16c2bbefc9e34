from resources.themes.models.meeting import MeetingPage
from resources.themes.models.theme import ThemeIndexPage, ThemePage

__all__ = ["MeetingPage", "ThemeIndexPage", "ThemePage"]
