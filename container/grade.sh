#!/bin/sh
# Grades in a container: container/grade.sh SUBMISSIONS REPORT [OPTION…]
# ENGINE is podman or docker; MORE is for further options of it, such as those in THREAT-MODEL.md.
set -eu

if [ $# -lt 2 ]; then
  echo "usage: container/grade.sh SUBMISSIONS REPORT [OPTION...]" >&2
  exit 2
fi
: "${ENGINE:=podman}" "${MORE:=}"
submissions=$(CDPATH='' cd -- "$1" && pwd)
mkdir -p -- "$2"
report=$(CDPATH='' cd -- "$2" && pwd)
shift 2

# Who calls this owns the report; but nobody is root in the container.
case $ENGINE in
  *podman) user=--userns=keep-id:uid=10001,gid=10001 ;;
  *) user=--user=$(id -u):$(id -g) ;;
esac
if [ "$(id -u)" -eq 0 ]; then
  user=--user=10001:10001
  chown 10001:10001 -- "$report"
fi

# MORE is several words on purpose.
# shellcheck disable=SC2086
exec "$ENGINE" run --rm --network none --read-only --cap-drop all \
  --security-opt no-new-privileges --pids-limit 4096 --memory 4g --cpus 2 \
  --tmpfs /tmp:rw,size=256m,mode=1777 --tmpfs /course/.learn:rw,size=1g,mode=1777 \
  "$user" --env HOME=/tmp $MORE \
  --volume "$submissions:/submissions:ro" --volume "$report:/report:rw" \
  loopcraft-grade /submissions --out /report "$@"
