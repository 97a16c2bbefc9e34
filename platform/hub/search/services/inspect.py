"""What the indexer does once a night."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from hub.search.engines import engines
from hub.search.engines.base import EngineAwayError
from hub.search.models import IndexState, Passage, PassageVector
from hub.search.services.check import check_documents, check_engine
from hub.search.services.report import CONTENT, report_check, report_failure


def inspect_if_asked() -> bool:
    """Do `inspect` where somebody asked for it; returns whether."""
    if not IndexState.objects.filter(name=CONTENT, check_asked=True).exists():
        return False
    inspect()
    return True


def inspect() -> None:
    """Compare content, documents and indexes, mend what differs, write down how much it was, and tidy up.

    To be called by the one who indexes (`hub.search.lock`), when nothing waits.
    """
    forget_vectors()
    report_check(CONTENT, sum(found.number for found in check_documents(repair=True)))
    for engine in engines():
        try:
            found = check_engine(engine, repair=True)
        except EngineAwayError as error:
            report_failure(engine.name, str(error))
        else:
            # What is still to come is late, not different.
            report_check(engine.name, sum(each.number for each in found if each.what != "still to come"))


def forget_vectors() -> int:
    """Delete the vectors of texts that stand nowhere any more; returns how many there were.

    Not by any other process than the indexer's: it may just have seen that a text has a vector already.
    """
    nowhere = PassageVector.objects.filter(~Exists(Passage.objects.filter(digest=OuterRef("pk"))))
    return nowhere.delete()[0]
