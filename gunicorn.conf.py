"""How the web process runs: `gunicorn` in this folder needs no argument.

WEB_CONCURRENCY sets the number of processes, PORT and BIND where they listen, WEB_THREADS the threads of each
(platform/config/settings/server.py). docs/runbook.md says how to choose them.
"""

import os

os.environ.setdefault("STATIC_MANIFEST", "1")

wsgi_app = "config.asgi:application"
pythonpath = "platform"
worker_class = "config.server.worker.Worker"
bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY") or min(4, os.cpu_count() or 2))
# One import for all processes: a quick start, and memory that they share.
preload_app = True
# A process that does not come back to its loop for so long is replaced.
timeout = 60
graceful_timeout = 20
keepalive = 15
backlog = 512
# Whose word about the client's address counts: nobody's, unless a proxy stands in front and is named here.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "")
errorlog = "-"
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "warning")
proc_name = "relais-web"
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 - memory, not a disk that may stall
