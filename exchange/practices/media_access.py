"""Who sees the pictures and files of practices."""

from exchange.practices.models import PracticeFile, PracticePage, PracticePicture
from hub.contributions.media import register_media

register_media("practices", PracticePage, PracticePicture, PracticeFile)
