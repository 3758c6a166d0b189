#!/usr/bin/env bash
# Fetches what students have pushed, as a zip each, for ./learn grade.
#   collect.sh ORGANISATION TEMPLATE FOLDER
# It takes the default branch as it is now, so call it at the deadline: dates of commits can be
# forged, and no later push changes a zip that is there. It takes all repositories whose names begin
# with TEMPLATE and a dash, so let no other one be named so. Nothing is checked out or run. A zip
# appears whole or not at all. It needs gh, the command of GitHub, logged in as an owner.
set -euo pipefail

if [ $# -ne 3 ]; then
  echo "usage: collect.sh ORGANISATION TEMPLATE FOLDER" >&2
  exit 2
fi
organisation=$1 template=$2 folder=$3
mkdir -p -- "$folder"

gh repo list "$organisation" --limit 4000 --json name --jq '.[].name' |
  while read -r name; do
    case $name in "$template"-*) ;; *) continue ;; esac
    zip=$folder/${name#"$template"-}.zip
    [ ! -e "$zip" ] || continue
    if gh api "repos/$organisation/$name/zipball" >"$zip.part" </dev/null; then
      mv -- "$zip.part" "$zip"
      echo "$zip"
    else
      rm -f -- "$zip.part"
      echo "not fetched: $name" >&2
    fi
  done
