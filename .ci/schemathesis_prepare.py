"""Waits for a server, gives each role a tree of tenants with some configuration, and prints each role's token.

schemathesis_prepare.py PORT PID ROLE...
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request

port, pid, roles = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
DEFINITION = {
    "schema": {
        "type": "object",
        "properties": {
            "maxUsers": {"type": "integer", "minimum": 1},
            "theme": {"type": "object", "properties": {"colour": {"type": "string"}}},
            "smtp": {"type": "object", "properties": {"password": {"type": "string"}}},
        },
    },
    "defaults": {"maxUsers": 100},
    "marks": {"/smtp/password": {"secret": True}, "/theme": {"public": True}},
}


def ask(method, path, body=None, token=None, kind="application/json"):
    data = body.encode() if isinstance(body, str) else json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=data, method=method)
    request.add_header("Content-Type", kind)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read().decode()


def wait():
    until = time.monotonic() + 300  # it may have to be built
    while time.monotonic() < until:
        try:
            return ask("GET", "/readyz")
        except (urllib.error.URLError, OSError):
            os.kill(pid, 0)  # or it has ended
            time.sleep(0.5)
    sys.exit("the server does not get ready")


def token(role):
    admin = role == "platform-admin"
    body = {"subject": role, "platformAdmin": admin, "grants": {} if admin else {role: [role]}}
    return json.loads(ask("POST", "/dev/token", body))["token"]


def tenants():
    for role in roles:
        yield {"id": role, "name": f"The tree of {role}", "kind": "state"}
        for child in ("amritsar", "majha"):
            yield {"id": f"{role}.{child}", "name": child, "kind": "city", "labels": {"tier": "gold"}}


wait()
admin = token("platform-admin")
lines = "\n".join(map(json.dumps, tenants()))
done = json.loads(ask("POST", "/v1/tenant-import", lines, admin, "application/x-ndjson").splitlines()[-1])
if done["created"] != 3 * len(roles):
    sys.exit(f"not all tenants were created: {done}")
for namespace in ("auth", "billing"):
    ask("PUT", f"/v1/definitions/{namespace}", DEFINITION, admin)
    for role in roles:
        overrides = {"values": {"maxUsers": 5, "theme": {"colour": "gold"}, "smtp": {"password": "hidden"}}}
        ask("PATCH", f"/v1/tenants/{role}/overrides/{namespace}", overrides, admin, "application/merge-patch+json")
for role in roles:
    ask("PUT", f"/v1/tenants/{role}.amritsar/domains/amritsar.{role}.example", token=admin)
for role in roles:
    print(role, token(role))
