from hub.search.models.change import Change
from hub.search.models.document import Document, Passage, PassageVector
from hub.search.models.saved import SavedSearch
from hub.search.models.state import IndexState
from hub.search.models.tally import QueryTally
from hub.search.models.word import Synonym

__all__ = ["Change", "Document", "IndexState", "Passage", "PassageVector", "QueryTally", "SavedSearch", "Synonym"]
