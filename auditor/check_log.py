#!/usr/bin/env python3
"""Checks a ledger from outside, with nothing of the ledger's own code: Python 3.9 or newer, standard library only.

    python3 check_log.py http://127.0.0.1:3170 --key 'NAME+ID+BASE64' [--token TOKEN] [--sample 200] [--earlier FILE]

The key must have come to you by another way than this server. FILE is a checkpoint kept from an earlier visit
(curl URL/checkpoint > FILE): with it, a log that was set back or rewritten since is found. Formats: record v1,
RFC 6962, RFC 8032, c2sp.org/signed-note, tlog-checkpoint, tlog-tiles. Exit: 0 all is well, 2 something could not be
read, 3 the content is wrong, 4 it is not the earlier log, 9 key or signature is wrong."""
import argparse, base64, functools, hashlib, random, re, sys, urllib.request

HEADER = re.compile(rb"ledger-event/v1\n([a-z0-9./-]{1,128})\n([a-z][a-z0-9_]{0,31}-[A-Za-z0-9][A-Za-z0-9._-]{0,79})\n"
                    rb"(0|[1-9][0-9]{0,15})\n([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\n"
                    rb"[A-Z][A-Za-z0-9]{1,63}@[1-9][0-9]{0,3}\n"
                    rb"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3})Z\n"
                    rb"[a-z][a-z-]{1,39}/(?:-|[A-Za-z0-9][A-Za-z0-9._-]{0,79})/[a-z0-9]{4,32}\nsha256\n"
                    rb"(0|[1-9][0-9]{0,6}) ([0-9a-f]{64})\n([0-9a-f]{64})\n[0-9a-f]{64}\n-\n\n")
MAX_PAYLOAD, MAX_HEADER = 1048576, 2048

class Failed(Exception): pass  # (exit code, reason)

def sha256(data): return hashlib.sha256(data).digest()

# Ed25519, RFC 8032 section 5.1: points as (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    rest = times(n >> 1, add(p, p)) if n else (0, 1, 1, 0)
    return add(rest, p) if n & 1 else rest

def point(encoded):
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * pow(2, (P - 1) // 4, P) % P if (x * x - square) % P else x
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

def ed25519_holds(key, message, signature):
    a, s = point(key), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    base = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    r = add(times(s, base), times(k, (P - a[0], a[1], 1, P - a[3])))
    z = pow(r[2], -1, P)
    return (r[1] * z % P | (r[0] * z % P & 1) << 255).to_bytes(32, "little") == signature[:32]

def from_base64(text):
    well_formed = len(text) % 4 == 0 and re.fullmatch(rb"[A-Za-z0-9+/]+={0,2}", text)
    if not well_formed or base64.b64encode(base64.b64decode(text)) != text:
        raise Failed(9, "malformed Base 64 in key or checkpoint")
    return base64.b64decode(text)

def read_key(text):
    name, key_id, material = (text.encode().split(b"+", 2) + [b"", b""])[:3]
    data = from_base64(material)
    if not name or len(data) != 33 or data[0] != 1 or key_id.decode() != sha256(name + b"\n" + data).hex()[:8]:
        raise Failed(9, "the verifier key is malformed; it looks like NAME+ID+BASE64")
    return name, sha256(name + b"\n" + data)[:4], data[1:]

def read_checkpoint(note, key):
    """Size and root that this key has signed."""
    name, key_id, public = key
    body, _, tail = note.rpartition(b"\n\n")
    lines, ours = tail.split(b"\n"), 0
    if lines.pop() != b"" or not 1 <= len(lines) <= 16 or re.search(rb"[\x00-\x09\x0b-\x1f]", note):
        raise Failed(9, "the checkpoint is no signed note")
    for line in lines:
        match = re.fullmatch(rb"\xe2\x80\x94 ([^ +]+) ([A-Za-z0-9+/=]+)", line)
        data = from_base64(match[2]) if match else b""
        if len(data) < 5:
            raise Failed(9, "the checkpoint has a malformed signature line")
        if (match[1], data[:4]) == (name, key_id):
            ours += 1
            if not ed25519_holds(public, body + b"\n", data[4:]):
                raise Failed(9, "the signature of the log does not hold")
    match = re.fullmatch(rb"([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)", body)
    if not ours or not match or match[1] != name:
        raise Failed(9, "not a checkpoint of this log, signed with this key")
    return int(match[2]), from_base64(match[3])

class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None  # a redirect could carry the token to another server

class Server:
    def __init__(self, url, token):
        self.url, self.opener = url.rstrip("/"), urllib.request.build_opener(StayHere)
        self.headers = {"Authorization": "Bearer " + token} if token else {}

    def get(self, path, limit, headers={}):
        try:
            with self.opener.open(urllib.request.Request(self.url + path, headers=headers), timeout=60) as answer:
                return answer.read(limit)
        except Exception as error:
            raise Failed(2, "%s: %s" % (path, error)) from error

    def tile(self, kind, n, width, limit, headers={}):
        digits = str(n).zfill(-(-len(str(n)) // 3) * 3)
        path = "/tile/%s/%s" % (kind, re.sub(r"(\d{3})(?=\d)", r"x\1/", digits))
        return self.get(path + (".p/%d" % width if width < 256 else ""), limit, headers)

    def entries(self, size):
        """Each record header with its index and what the log's own hash tile says its leaf hash is."""
        for start in range(0, size, 256):
            width = min(256, size - start)
            bundle, at = self.tile("entries", start // 256, width, 256 * 65537, self.headers), 0
            hashes = self.tile("0", start // 256, width, 8192)
            for i in range(width):
                end = at + 2 + int.from_bytes(bundle[at:at + 2], "big")
                yield start + i, bundle[at + 2:end], hashes[32 * i:32 * i + 32]
                at = end

def check_header(header, index, hash_in_tile, origin, streams, ids):
    """Form and place of one record; gives its leaf hash and what its payload has to be."""
    leaf, match = sha256(b"\0" + header), HEADER.fullmatch(header)
    if not match or len(header) > MAX_HEADER or int(match[6]) > MAX_PAYLOAD:
        raise Failed(3, "index %d: not a version 1 record header" % index)
    stream, revision, event, time = match[2].decode(), int(match[3]), match[4].decode(), match[5].decode()
    following, link, last_time, last = streams.get(stream, (0, "0" * 64, "", "-"))
    for wrong, why in (
            (leaf != hash_in_tile, "the entry is not the leaf in the hash tile"),
            (match[1] != origin, "belongs to another ledger"),
            (event in ids, "its event id was used before"),
            (revision != following, "revision %d of %s, where %d is next" % (revision, stream, following)),
            (match[8].decode() != link, "does not link to index %s, the record before it in %s" % (last, stream)),
            (time < last_time, "recorded earlier than index %s, the record before it in %s" % (last, stream))):
        if wrong:
            raise Failed(3, "index %d: %s" % (index, why))
    ids.add(event)
    streams[stream] = (revision + 1, leaf.hex(), time, index)
    return leaf, (event, header, int(match[6]), match[7].decode())

def check_payload(server, index, event, header, length, digest):
    record = server.get("/v1/events/%s/record" % event, MAX_HEADER + MAX_PAYLOAD + 1, server.headers)
    if record[:len(header)] != header:
        raise Failed(3, "index %d: the record's header is not the entry in the log" % index)
    if len(record) != len(header) + length or sha256(record[len(header):]).hex() != digest:
        raise Failed(3, "index %d: the payload is not the one that was recorded" % index)

def check(options):
    server, key = Server(options.url, options.token), read_key(options.key)
    size, root = read_checkpoint(server.get("/checkpoint", 131072), key)
    old_size, old_root = read_checkpoint(options.earlier.read(), key) if options.earlier else (0, sha256(b""))
    print("checkpoint   %s, %d records, root %s" % (key[0].decode(), size, root.hex()))
    if old_size > size:
        raise Failed(4, "the log had %d records at the earlier checkpoint" % old_size)
    sample = set(random.SystemRandom().sample(range(size), max(0, min(size, options.sample))))
    edge, streams, ids, roots, payloads = [], {}, set(), {0: sha256(b"")}, {}
    for index, header, hash_in_tile in server.entries(size):
        leaf, payload = check_header(header, index, hash_in_tile, key[0], streams, ids)
        if index in sample:
            payloads[index] = payload
        count = index
        while count & 1:
            leaf, count = sha256(b"\1" + edge.pop() + leaf), count >> 1
        edge.append(leaf)
        if index + 1 in (size, old_size):
            roots[index + 1] = functools.reduce(lambda right, left: sha256(b"\1" + left + right), reversed(edge))
    if roots[size] != root:
        raise Failed(3, "the root over all entries is not the signed one, though every entry is in its hash tile")
    if roots[old_size] != old_root:
        raise Failed(4, "the first %d records are not those of the earlier checkpoint" % old_size)
    for index, payload in sorted(payloads.items()):
        check_payload(server, index, *payload)
    print("""checked      the signature of the log over its checkpoint
checked      %d of %d record headers: form, ledger, order, unique event ids, hash tiles, root over all
checked      %d streams: revisions without gaps, links, recorded times never going back
checked      %d of %d payloads: they are the bytes that were recorded
%s  that the log still begins with what it had shown at an earlier visit (--earlier)
NOT CHECKED  %d of %d payloads (--sample)
NOT CHECKED  that others are shown the same log, and when it was signed (signatures of witnesses)
NOT CHECKED  what the payloads say, who was behind a key, and what was never recorded
OK""" % (size, size, len(streams), len(payloads), size, "checked    " if options.earlier else "NOT CHECKED",
         size - len(payloads), size))

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--key", required=True)
    parser.add_argument("--token")
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--earlier", type=argparse.FileType("rb"))
    try:
        check(parser.parse_args())
    except Failed as failed:
        print("FAILED       %s" % failed.args[1])
        sys.exit(failed.args[0])
