# One image for web, worker and scheduler; docker-compose.yml says which is which.
FROM python:3.12-slim-trixie AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app/platform:/app
COPY requirements.txt /app/
RUN pip install --require-hashes -r /app/requirements.txt
WORKDIR /app
COPY . .
# Catalogues and static files are part of the image; the settings are those of a local run, which need no secret.
RUN RELAIS_LOCAL=1 RELAIS_VAR=/tmp/build STATIC_ROOT=/app/collected STATIC_MANIFEST=1 sh -c \
    'python -m config.messages && python manage.py collectstatic --noinput -v0' \
    && rm -rf /tmp/build && python -m compileall -q platform resources exchange

FROM python:3.12-slim-trixie
# pg_dump and pg_restore for the backups, of the same version as docker-compose.yml's server.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client-17 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /var/lib/relais --create-home --shell /usr/sbin/nologin relais
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/app/platform:/app \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings \
    RELAIS_VAR=/var/lib/relais \
    STATIC_ROOT=/app/collected \
    STATIC_MANIFEST=1 \
    OMP_NUM_THREADS=1 \
    MALLOC_ARENA_MAX=2 \
    BIND=0.0.0.0:8000
USER relais
VOLUME /var/lib/relais
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s CMD \
    ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/live', timeout=4)"]
CMD ["gunicorn"]
