#!/usr/bin/env bash
# Made by ./learn gradescope. Gradescope runs it once, as root, when it builds the image.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

apt-get update
apt-get install -y --no-install-recommends bubblewrap ca-certificates curl gnupg unzip util-linux
if ! apt-get install -y --no-install-recommends openjdk-25-jdk-headless; then
  # This system has none of its own.
  . /etc/os-release
  curl -fsSL https://packages.adoptium.net/artifactory/api/gpg/key/public |
    gpg --dearmor >/etc/apt/trusted.gpg.d/adoptium.gpg
  echo "deb https://packages.adoptium.net/artifactory/deb $VERSION_CODENAME main" \
    >/etc/apt/sources.list.d/adoptium.list
  apt-get update
  apt-get install -y --no-install-recommends temurin-25-jdk
fi

# Where every user can read it: code that nobody trusts does not run as root.
rm -rf /opt/loopcraft
cp -R /autograder/source/course /opt/loopcraft
chmod +x /opt/loopcraft/learn /opt/loopcraft/mvnw
chmod -R a+rX,go-w /opt/loopcraft

# Grades what the course gives out, and so builds all that need not be built for each submission.
cd /opt/loopcraft
./learn gradescope --submission /opt/loopcraft --results /tmp/results.json @ARGUMENTS@
rm /tmp/results.json
chmod -R a+rX,go-w /opt/loopcraft
