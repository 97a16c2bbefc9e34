"""Who sees the pictures and files of materials."""

from hub.contributions.media import register_media
from resources.materials.models import MaterialFile, MaterialPage, MaterialPicture

register_media("materials", MaterialPage, MaterialPicture, MaterialFile)
