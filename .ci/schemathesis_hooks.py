"""What schemathesis cannot know of Tenantry's API."""

import itertools
import json
import re

import jsonschema_rs
import schemathesis
from schemathesis.core.parameters import ParameterLocation

NDJSON = "application/x-ndjson"
POSITION = "Tenantry-Position"
POSITIONS = re.compile(r"[0-9]{1,5}-[0-9]{1,18}(,[0-9]{1,5}-[0-9]{1,18})*")
VERSION = re.compile(r'\*|"[1-9][0-9]{0,17}"')

keys = itertools.count(1)
seen = {}  # the last position of each partition that was answered


@schemathesis.serializer(NDJSON)
def lines(_, value):
    """A tenant with what was made as its name, and what was made as it is."""
    text = value if isinstance(value, str) else json.dumps(value)
    tenant = {"id": "pb.imported", "name": text, "kind": "city"}
    return f"{json.dumps(tenant)}\n{text}\n".encode("utf-8", errors="replace")


def headers_are_wrong_on_purpose(meta):
    if meta is None or not meta.generation.mode.is_negative:
        return False
    where = getattr(meta.phase.data, "parameter_location", None)
    return meta.is_negative_at(ParameterLocation.HEADER) if where is None else where == ParameterLocation.HEADER


@schemathesis.hook
def before_call(_, case, kwargs):
    """Where headers are meant to be valid, makes them so: patterns of headers are not heeded everywhere.

    Positions that there are not yet would be waited for, so those that were answered stand in their place; then what was
    written before is also read. An Idempotency-Key is good for one request only.
    """
    meant = not headers_are_wrong_on_purpose(case.meta)
    position = ",".join(f"{partition}-{offset}" for partition, offset in sorted(seen.items()))
    described = {parameter.name for parameter in case.operation.headers}
    if POSITION in described and (meant or POSITIONS.fullmatch(case.headers.get(POSITION, ""))):
        case.headers.pop(POSITION, None)
        if position:
            case.headers[POSITION] = position
    if POSITIONS.fullmatch(str(case.query.get("at", ""))):
        case.query["at"] = position or "0-0"
    if meant and not VERSION.fullmatch(case.headers.get("If-Match", "*")):
        del case.headers["If-Match"]
    if meant and "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"attack-{next(keys)}"


@schemathesis.hook
def after_call(_, case, response):
    position = response.headers.get(POSITION.lower(), [""])[0]
    if POSITIONS.fullmatch(position):
        partition, offset = map(int, position.split("-"))
        seen[partition] = max(offset, seen.get(partition, 0))


@schemathesis.check
def lines_conform(_, response, case):
    """Of an answer of lines each is as it is described."""
    answer = case.operation.definition.raw["responses"].get(str(response.status_code), {})
    schema = answer.get("content", {}).get(NDJSON, {}).get("schema")
    if schema is None or response.status_code != 200:
        return True
    api = case.operation.schema.raw_schema
    validator = jsonschema_rs.validator_for({**schema, "components": api["components"]})
    for line in response.content.decode().splitlines():
        validator.validate(json.loads(line))
    return None
