"""The line to the node: who it is, how long it may take, and what it means when it fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

import elastic_transport
from elastic_transport import ConnectionTimeout, NodeConfig, SerializationError, TlsError, TransportError
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from hub.search.engines.base import EngineAwayError
from hub.search.engines.elastic.breaker import Breaker

SLOW = 30.0
"""Seconds for what nobody waits for: bulk requests, new indexes."""
_PORTS = {"http": 80, "https": 443}
_CONNECTIONS = 32
# Statuses that say something of the one request, not of the node.
_OF_THE_REQUEST = frozenset({400, 404, 409, 413})
logger = logging.getLogger("hub.search")
# It would write a line for each search; what fails is said here, once.
logging.getLogger("elastic_transport").setLevel(logging.CRITICAL)


class MissingIndexError(EngineAwayError):
    """The node is there, the index is not."""


class _PartError(Exception):
    """One of several things asked at once failed, or came only in part."""

    def __init__(self, status: int, kind: str) -> None:
        super().__init__(kind)
        self.status_code = status
        self.kind = kind


class Node:
    """A client that asks once, in `timeout` seconds, and whose every failure is an EngineAwayError."""

    def __init__(self, *, url: str, timeout: float, api_key: str = "", ca: str = "") -> None:
        """Raises ValueError where `url` is no address. Connects only when something is asked."""
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("ELASTICSEARCH_URL must be like https://user:password@host:9200.")
        self.timeout = timeout
        config = NodeConfig(
            scheme=parts.scheme,
            host=parts.hostname,
            port=parts.port or _PORTS[parts.scheme],
            path_prefix=parts.path.rstrip("/"),
            # As the node's own setting it covers connecting and reading together; given with a request, each.
            request_timeout=timeout,
            connections_per_node=_CONNECTIONS,
            ca_certs=ca if ca and parts.scheme == "https" else None,
        )
        login = (unquote(parts.username), unquote(parts.password or "")) if parts.username and not api_key else None
        self.client = Elasticsearch([config], api_key=api_key or None, basic_auth=login, max_retries=0)
        self.patient = self.client.options(request_timeout=SLOW)
        self._breaker = Breaker()

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Around every request. Raises EngineAwayError with a reason that may be shown to an operator."""
        self._breaker.enter()
        try:
            yield
        except (ApiError, _PartError) as error:
            if error.status_code == 404:
                self._breaker.worked()
                raise MissingIndexError("the index is missing") from error
            reason = f"status {error.status_code} ({_kind(error)})"
            if error.status_code in _OF_THE_REQUEST:
                self._breaker.worked()
                logger.error("Elasticsearch refused a request: %s", reason)
            else:
                self._breaker.failed(reason)
            raise EngineAwayError(reason) from error
        except (TransportError, UnsupportedProductError) as error:
            reason = _reason(error)
            self._breaker.failed(reason)
            raise EngineAwayError(reason) from error
        self._breaker.worked()


def whole(answer: Mapping[str, Any]) -> None:
    """To be called inside `Node.asked` with each of several answers: passes only what is complete."""
    if "error" in answer:
        raise _PartError(int(answer.get("status", 500)), str(answer["error"].get("type", "")))
    if answer["timed_out"] or answer["_shards"]["failed"]:
        raise _PartError(503, "only a part was searched")


def accepted(fine: bool, item: Mapping[str, Any]) -> None:
    """The same for what a bulk request says of one document; that one to delete is not there is fine."""
    ((action, said),) = item.items()
    if not fine and not (action == "delete" and said.get("result") == "not_found"):
        raise _PartError(int(said.get("status", 500)), str((said.get("error") or {}).get("type", "")))


def _reason(error: Exception) -> str:
    """What failed, without addresses or secrets."""
    match error:
        case ConnectionTimeout():
            return "no answer in time"
        case TlsError():
            return "its certificate is not valid"
        case elastic_transport.ConnectionError():
            return "no connection"
        case SerializationError():
            return "an answer that is none"
        case UnsupportedProductError():
            return "what answers is not Elasticsearch"
    return type(error).__name__


def _kind(error: ApiError | _PartError) -> str:
    """The kind of an error that the node names; its explanation may hold what people typed."""
    if isinstance(error, _PartError):
        return error.kind or "no more is said"
    body = error.body if isinstance(error.body, dict) else {}
    named = body.get("error")
    kind = named.get("type", "") if isinstance(named, dict) else ""
    return str(kind)[:80] or "no more is said"
