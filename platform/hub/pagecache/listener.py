"""The generation when several machines share one PostgreSQL: every commit that changes pages tells all of them."""

from __future__ import annotations

import logging
import threading

from hub.pagecache.generation import Counter

log = logging.getLogger(__name__)


class PostgresListener(Counter):
    """A thread that listens to the database; while its connection is down nothing comes from the cache."""

    def __init__(self, conninfo: str, channel: str, *, probe_seconds: float = 5.0) -> None:
        super().__init__()
        self._conninfo = conninfo
        self._channel = channel
        self._probe_seconds = probe_seconds
        self._listening = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pagecache-listener", daemon=True)
        self._thread.start()

    def current(self) -> int | None:
        return self._number if self._listening else None

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=self._probe_seconds + 2)

    def _run(self) -> None:
        import psycopg

        while not self._stop.is_set():
            try:
                self._listen()
            except (psycopg.Error, OSError) as error:
                log.warning("Page cache off: no connection to the database (%s).", type(error).__name__)
            finally:
                self._listening = False
            self._stop.wait(1)

    def _listen(self) -> None:
        import psycopg
        from psycopg import sql

        with psycopg.connect(
            self._conninfo,
            autocommit=True,
            application_name=self._channel,
            connect_timeout=5,
            keepalives_idle=5,
            keepalives_interval=2,
            keepalives_count=2,
            tcp_user_timeout=10_000,
        ) as connection:
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._channel)))
            # What was said while nobody listened is lost, so all that is stored counts as old.
            self.advance()
            self._listening = True
            while not self._stop.is_set():
                for _ in connection.notifies(timeout=self._probe_seconds, stop_after=1):
                    self.advance()
                # A dead peer says nothing: ask, so that silence does not pass for "no change".
                connection.execute("SELECT 1")
