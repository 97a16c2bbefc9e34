from exchange.practices.models.adoption import Adoption
from exchange.practices.models.attachments import PracticeFile, PracticePicture
from exchange.practices.models.facet import Facet
from exchange.practices.models.index import PracticeIndexPage
from exchange.practices.models.practice import PracticePage

__all__ = ["Adoption", "Facet", "PracticeFile", "PracticeIndexPage", "PracticePage", "PracticePicture"]
