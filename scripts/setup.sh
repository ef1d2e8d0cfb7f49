#!/usr/bin/env bash
# scripts/setup.sh build|test
#
# Makes sure that this machine has what the build (or build and tests) needs. On Debian and Ubuntu, as root or with sudo that asks no
# password, it installs exactly the packages that are missing; otherwise it names them and the one command that installs them.
# When nothing is missing it says nothing and takes a fraction of a second. Exit codes: 0 ready; 69 something is missing; 64 wrong use.
set -euo pipefail
cd "$(dirname "$0")/.."

purpose="${1:-}"
if [[ "$purpose" != build && "$purpose" != test ]]; then
  echo "usage: scripts/setup.sh build|test" >&2
  exit 64
fi

say() { echo "set-up: $*" >&2; }

# --- What is missing ---------------------------------------------------------------------------------------------------------------

missing=()
# need PACKAGE CHECK...: the package is missing unless the check holds. Checks look for the thing itself, not for the package, so that
# whatever another source has installed counts too. PACKAGE may name alternatives: "a|b".
need() {
  local package="$1"
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}
has_command() { command -v "$1"; }
has_header() { compgen -G "/usr/include/$1" || compgen -G "/usr/include/*-linux-gnu/$1" || compgen -G "/usr/local/include/$1"; }
has_library() { compgen -G "/lib/*-linux-gnu/$1" || compgen -G "/usr/lib/*-linux-gnu/$1" || compgen -G "/usr/lib64/$1" || compgen -G "/usr/local/lib/$1"; }
has_venv() { python3 -c 'import ensurepip, venv'; }

find_missing() {
  missing=()
  # Swift's linking needs the C library, the C++ library and binutils of the system's compiler; g++ brings exactly the matching ones.
  need g++ compgen -G "/usr/lib/gcc/*/*/libstdc++.so"
  need libc6-dev has_header stdio.h
  need binutils has_command ld
  # Swift's own programs and Foundation are linked with these.
  need "libcurl4|libcurl4t64" has_library "libcurl.so.4"
  need "libxml2|libxml2-16" has_library "libxml2.so.*"
  need libncurses6 has_library "libncurses.so.6"
  need tzdata test -e /usr/share/zoneinfo/America/Los_Angeles
  # The package manager fetches the packages with git over TLS.
  need git has_command git
  need ca-certificates test -s /etc/ssl/certs/ca-certificates.crt
  # The system libraries that the program and its packages are linked with.
  need pkg-config has_command pkg-config
  need libsqlite3-dev has_header sqlite3.h
  need zlib1g-dev has_header zlib.h
  need libargon2-dev has_header argon2.h
  need libqrencode-dev has_header qrencode.h
  if [[ "$purpose" == test ]]; then
    need python3 has_command python3
    need python3-venv has_venv
    need chromium has_command chromium
    # The independent witness of one-time codes.
    need oathtool has_command oathtool
  fi
}

# --- Installing --------------------------------------------------------------------------------------------------------------------

as_root() { if [[ "$(id -u)" == 0 ]]; then "$@"; else sudo -n "$@"; fi; }

# Of alternatives, the first that this release has.
chosen() {
  local candidate
  # Asking takes seconds where nobody may keep the answer: only where there is a choice.
  if [[ "$1" != *"|"* ]]; then
    echo "$1"
    return
  fi
  for candidate in ${1//|/ }; do
    if apt-cache show --no-all-versions "$candidate" >/dev/null 2>&1; then
      echo "$candidate"
      return
    fi
  done
  echo "${1%%|*}"
}

install_missing() {
  if ! command -v apt-get >/dev/null; then
    say "this is neither Debian nor Ubuntu. What is missing has these names on Debian: ${missing[*]}"
    say "Install their counterparts, then run the same command again."
    exit 69
  fi
  local packages=() package
  if [[ "$(id -u)" != 0 ]] && ! sudo -n true 2>/dev/null; then
    for package in "${missing[@]}"; do packages+=("$(chosen "$package")"); done
    say "missing: ${packages[*]}"
    say "There is no right to install them here. Ask somebody who has it to run, or run yourself with a password:"
    say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages[*]}"
    exit 69
  fi
  say "installing ${missing[*]//|*/} (a minute or so)"
  local log
  log="$(mktemp)"
  trap 'rm -f "$log"' RETURN
  if ! as_root apt-get update -q >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    say "apt-get update failed. Check the network and /etc/apt, then run the same command again."
    exit 69
  fi
  for package in "${missing[@]}"; do packages+=("$(chosen "$package")"); done
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}" >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    say "apt-get could not install: ${packages[*]}. Mend that, then run the same command again."
    exit 69
  fi
}

# --- Swift -------------------------------------------------------------------------------------------------------------------------

check_swift() {
  local advice="Get Swift 6.3 or newer from https://www.swift.org/install/linux/ and put its usr/bin into PATH, then run the same command again."
  if ! command -v swift >/dev/null; then
    say "Swift is missing. $advice"
    exit 69
  fi
  local version
  if ! version="$(swift --version 2>&1)"; then
    say "Swift is there and doesn't run: $(head -n 1 <<<"$version")"
    say "$advice"
    exit 69
  fi
  if ! [[ "$version" =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]]; then
    say "the version of Swift can't be read from: $(head -n 1 <<<"$version"). $advice"
    exit 69
  fi
  if ((BASH_REMATCH[1] < 6 || (BASH_REMATCH[1] == 6 && BASH_REMATCH[2] < 3))); then
    say "Swift ${BASH_REMATCH[1]}.${BASH_REMATCH[2]} is too old. $advice"
    exit 69
  fi
}

# --- The browser tests' own Python packages ----------------------------------------------------------------------------------------

make_venv() {
  local wanted="Tests/Browser/requirements.txt" stamp=".venv/requirements.stamp" log
  [[ -f "$wanted" ]] || return 0
  if [[ -x .venv/bin/python ]] && cmp -s "$wanted" "$stamp"; then return 0; fi
  say "installing the Python packages of the browser tests into .venv"
  rm -rf .venv
  log="$(mktemp)"
  if ! { python3 -m venv .venv && .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$wanted"; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    rm -rf "$log" .venv
    say "the Python packages in $wanted could not be installed. Check the network, then run the same command again."
    exit 69
  fi
  rm -f "$log"
  cp "$wanted" "$stamp"
}

find_missing
if ((${#missing[@]} > 0)); then
  install_missing
  find_missing
  if ((${#missing[@]} > 0)); then
    say "still missing after installing: ${missing[*]}. Install them by hand, then run the same command again."
    exit 69
  fi
fi
check_swift
if [[ "$purpose" == test ]]; then make_venv; fi
