from resources.materials.models.attachments import MaterialFile, MaterialPicture
from resources.materials.models.facet import Facet
from resources.materials.models.index import MaterialIndexPage
from resources.materials.models.material import MaterialPage
from resources.materials.models.use import Use

__all__ = ["Facet", "MaterialFile", "MaterialIndexPage", "MaterialPage", "MaterialPicture", "Use"]
