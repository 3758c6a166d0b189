#!/usr/bin/env bash
# Makes a private repository for each student out of a template repository, and invites them.
#   give-out.sh ORGANISATION TEMPLATE STUDENTS.txt
# STUDENTS.txt has a GitHub account on each line. What is there already stays as it is, so call it
# again for who comes later. It needs gh, the command of GitHub, logged in as an owner.
set -euo pipefail

if [ $# -ne 3 ]; then
  echo "usage: give-out.sh ORGANISATION TEMPLATE STUDENTS.txt" >&2
  exit 2
fi
organisation=$1 template=$2 students=$3

while read -r account || [ -n "$account" ]; do
  account=${account%$'\r'}
  [ -n "$account" ] || continue
  if ! [[ $account =~ ^[A-Za-z0-9][A-Za-z0-9-]*$ ]]; then
    echo "not an account: $account" >&2
    exit 1
  fi
  repository=$organisation/$template-$account
  if ! gh repo view "$repository" --json name >/dev/null 2>&1 </dev/null; then
    gh repo create "$repository" --private --template "$organisation/$template" </dev/null
  fi
  # Who may push, and no more: not who else sees it, nor its settings.
  gh api --silent --method PUT "repos/$repository/collaborators/$account" \
    -f permission=push </dev/null
  echo "$repository"
done <"$students"
