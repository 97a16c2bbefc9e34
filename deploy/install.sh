#!/bin/sh
# Puts the pinned and hashed packages of a requirements file into .venv: with uv where it is, else with venv and pip.
set -eu
file=$1
if [ -z "${PYTHON:-}" ]; then
    echo "Python 3.11, 3.12 or 3.13 is needed and none was found. Install one, or name it: make PYTHON=/path/to/python3" >&2
    exit 1
fi
if [ -x .venv/bin/python ] && ! .venv/bin/python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
    rm -rf .venv
fi
if command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; then
    echo "Installing with uv …"
    [ -x .venv/bin/python ] || uv venv --quiet --python "$(command -v "$PYTHON")" .venv
    uv pip install --quiet --python .venv/bin/python --require-hashes -r "$file"
else
    echo "Installing with pip …"
    [ -x .venv/bin/python ] || "$PYTHON" -m venv .venv
    .venv/bin/python -m ensurepip --upgrade >/dev/null 2>&1 || true
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$file"
fi
