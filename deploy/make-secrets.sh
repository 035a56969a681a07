#!/bin/sh
# Passwords of the store's accounts and of the service's, each in a file that its reader alone may read. Run it as root,
# once, in the checkout; what is there already is left as it is. The log key is made by `shilu log-key create`.
set -eu
umask 077
cd "$(dirname "$0")"

NODE=1001:1001    # the account that store nodes run as
SERVICE=1000:1000 # the account that the service runs as

password() {
  test -s "$1" || head -c 24 /dev/urandom | base64 > "$1"
  chown "$2" "$1"
  chmod 0400 "$1"
}

mkdir -p secrets/store secrets/service/keys
password secrets/store/admin-password "$NODE"
password secrets/store/ops-password "$NODE"
password secrets/service/ledger-password "$SERVICE"
chown "$NODE" secrets/store
chown "$SERVICE" secrets/service secrets/service/keys
