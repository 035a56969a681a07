#!/bin/sh
# Certificates of the cluster: an authority once, and one for each node that has none. The authority's key stays in /ca,
# which nothing but this job mounts; a node sees its own key alone, and everybody the authority's certificate.
# To renew a node's certificate, take node.crt out of its volume, run the job again, restart the node.
set -eu
umask 077

# The account that the nodes run as.
NODE=1001:1001
AUTHORITY=/ca/authority
DRAFT=/ca/draft

# The tool wants a folder that is not there yet, and ends with 0 when it has failed: what it made is looked for.
make() {
  rm -rf "$DRAFT"
  es-gencert-cli "$@" -out "$DRAFT"
  test -s "$DRAFT/$made.key"
  test -s "$DRAFT/$made.crt"
}

if ! test -e "$AUTHORITY"; then
  made=ca
  make create-ca
  mv "$DRAFT" "$AUTHORITY"
fi

cp "$AUTHORITY/ca.crt" /public/ca.crt
chmod 0755 /public
chmod 0444 /public/ca.crt

for n in 1 2 3; do
  if ! test -e "/node$n/node.crt"; then
    made=node
    make create-node -ca-certificate "$AUTHORITY/ca.crt" -ca-key "$AUTHORITY/ca.key" \
      -ip-addresses "127.0.0.1,172.30.240.1$n" -dns-names "localhost,node$n.kurrentdb"
    mv -f "$DRAFT/node.key" "/node$n/node.key"
    mv -f "$DRAFT/node.crt" "/node$n/node.crt"
  fi
  mkdir -p "/node$n/ca"
  cp -f "$AUTHORITY/ca.crt" "/node$n/ca/ca.crt"
  chmod 0500 "/node$n" "/node$n/ca"
  chmod 0400 "/node$n/node.crt" "/node$n/node.key" "/node$n/ca/ca.crt"
  chown -R "$NODE" "/node$n"
done
rm -rf "$DRAFT"
