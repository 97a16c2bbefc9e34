"""The second engine, for many machines: Elasticsearch 9. It is imported only where an address of one is set."""

from __future__ import annotations

from django.conf import settings

from hub.search.engines.elastic.engine import ElasticEngine

__all__ = ["ElasticEngine", "configured"]


def configured(*, prefix: str = "", timeout: float = 0.0) -> ElasticEngine | None:
    """An engine on the node that the settings name, None where they name none. One a process: it knows whether the
    node is away. Raises ValueError where the address is none.

    `prefix` and `timeout` (seconds) replace the settings' own: for another index than the site's.
    """
    if not settings.ELASTICSEARCH_URL:
        return None
    return ElasticEngine(
        url=settings.ELASTICSEARCH_URL,
        prefix=prefix or settings.ELASTICSEARCH_INDEX,
        timeout=timeout or settings.ELASTICSEARCH_TIMEOUT,
        api_key=settings.ELASTICSEARCH_API_KEY,
        ca=settings.ELASTICSEARCH_CA,
    )
