"""What the search says of its health."""

from __future__ import annotations

from datetime import datetime

from django.template.defaultfilters import date as as_date
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from hub.search.models import IndexState
from hub.search.queries.state import failing_seconds, search_state
from hub.tasks.watching import Fact, Figure, Section, Watched, register

LATE = 60.0
"""Seconds that a change may wait; it should be two."""
NAMES = {"tantivy": "Tantivy", "elasticsearch": "Elasticsearch"}


def parts() -> dict[str, bool]:
    """Whether changes come through, and whether each engine works."""
    state = search_state()
    return {"search": state.lag < LATE} | {engine.name: engine.failing_since is None for engine in state.engines}


def figures() -> list[Figure]:
    """The same as numbers."""
    state = search_state()
    found = [
        Figure("relais_search_waiting_changes", "Changes that no index knows yet.", state.waiting),
        Figure("relais_search_lag_seconds", "How long the oldest of them has waited.", state.lag),
        Figure("relais_search_documents", "Documents that can be found.", state.documents),
        Figure("relais_search_unembedded_documents", "Those found by words alone.", state.unembedded),
        Figure("relais_search_meaning", "Whether embeddings work.", float(state.meaning.failing_since is None)),
        Figure(
            "relais_search_differences", "What the last check mended.", state.content.differences, {"in": "content"}
        ),
    ]
    for engine in state.engines:
        own = {"engine": engine.name}
        found += [
            Figure("relais_search_engine_up", "Whether an engine works.", float(engine.failing_since is None), own),
            Figure("relais_search_engine_failing_seconds", "For how long it has not.", failing_seconds(engine), own),
            Figure("relais_search_engine_behind_documents", "Documents to come.", state.behind[engine.name], own),
            Figure("relais_search_engine_entries", "Documents that it holds.", engine.entries, own),
            Figure("relais_search_engine_vectors", "Vectors that it holds.", engine.vectors, own),
            Figure("relais_search_engine_bytes", "Its size on disk.", engine.octets, own),
            Figure("relais_search_differences", "What the last check mended.", engine.differences, {"in": engine.name}),
        ]
    return found


def sections() -> list[Section]:
    """The same for people."""
    state = search_state()
    meaning = state.meaning
    general = [
        Fact(_("Changements en attente"), number_format(state.waiting, force_grouping=True)),
        Fact(_("Le plus ancien attend depuis"), _("%(number)d s") % {"number": state.lag}, state.lag < LATE),
        Fact(_("Documents"), number_format(state.documents, force_grouping=True)),
        Fact(_("Sans vecteurs encore"), number_format(state.unembedded, force_grouping=True)),
        Fact(_("Recherche par le sens"), _("en ordre") if not meaning.failing_since else meaning.error,
             meaning.failing_since is None),
        *_check(state.content),
    ]  # fmt: skip
    return [Section(_("Recherche"), general), *(_engine(each, state.behind[each.name]) for each in state.engines)]


def _engine(state: IndexState, behind: int) -> Section:
    well = state.failing_since is None
    facts = [
        Fact(_("État"), _("en ordre") if well else _("en panne depuis le %(moment)s") % {
            "moment": _moment(state.failing_since)}, well),
        Fact(_("Documents"), number_format(state.entries, force_grouping=True)),
        Fact(_("Vecteurs"), number_format(state.vectors, force_grouping=True)),
        Fact(_("Documents en retard"), number_format(behind, force_grouping=True)),
        Fact(_("Taille sur le disque"), filesizeformat(state.octets)),
        *_check(state),
    ]  # fmt: skip
    if state.error:
        facts.append(Fact(_("Dernière erreur"), f"{state.error} ({_moment(state.error_at)})"))
    return Section(NAMES.get(state.name, state.name), facts)


def _check(state: IndexState) -> list[Fact]:
    if state.checked_at is None:
        return []
    return [
        Fact(_("Dernière comparaison"), _moment(state.checked_at)),
        Fact(_("Différences corrigées"), number_format(state.differences, force_grouping=True), not state.differences),
    ]


def _moment(moment: datetime | None) -> str:
    return as_date(timezone.localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""


register(Watched("search", parts=parts, figures=figures, sections=sections))
