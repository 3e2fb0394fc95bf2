#!/usr/bin/env bash
# Makes or refreshes .venv from requirements.lock, and installs this package into it editable.
# The system's Python is only asked to create the folder; nothing is ever installed into it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=.venv/bin/python

recent_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

system_python() {
  for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if recent_enough "$name"; then
      echo "$name"
      return
    fi
  done
  echo "ketacourse needs Python 3.11 or newer, and none was found on the PATH." >&2
  echo "Found: $(python3 --version 2>&1 || true). Install a newer one and run make again." >&2
  return 1
}

create() {
  local system
  system=$(system_python)
  echo "Creating .venv with $("$system" --version) ..."
  "$system" -m venv --clear .venv || {
    echo "'$system -m venv' failed. On Debian or Ubuntu, install the package python3-venv." >&2
    return 1
  }
}

# uv installs in seconds what pip installs in half a minute. Its own line of the lock, hashes
# and all, says which uv.
fetch_uv() {
  [ -x .venv/bin/uv ] && return
  awk '/^uv==/ { on = 1 } on { print } on && !/\\$/ { exit }' requirements.lock >.venv/uv.txt
  "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
}

install_with_uv() {
  local uv=(.venv/bin/uv --quiet --system-certs pip)
  "${uv[@]}" sync --python "$python" --require-hashes --compile-bytecode requirements.lock &&
    "${uv[@]}" install --python "$python" --no-deps --no-build-isolation --editable .
}

install_with_pip() {
  "$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    -r requirements.lock
  "$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
    --editable .
}

# A folder that was moved or copied keeps scripts that point to where it was.
in_place() {
  recent_enough "$python" &&
    [ "$("$python" -c 'import sys; print(sys.prefix)')" = "$PWD/.venv" ] &&
    grep -qF "$PWD/.venv" .venv/bin/activate
}

in_place || create
echo "Installing what requirements.lock pins ..."
{ fetch_uv && install_with_uv; } || {
  echo "uv could not install it; trying pip, which is slower ..."
  install_with_pip
}
mkdir -p .venv/share/jupyter/lab/settings
cp scripts/jupyterlab.json .venv/share/jupyter/lab/settings/overrides.json
