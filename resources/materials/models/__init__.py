from resources.materials.models.attachments import MaterialFile, MaterialPicture
from resources.materials.models.facet import Facet
from resources.materials.models.index import MaterialIndexPage
from resources.materials.models.material import MaterialPage

__all__ = ["Facet", "MaterialFile", "MaterialIndexPage", "MaterialPage", "MaterialPicture"]
