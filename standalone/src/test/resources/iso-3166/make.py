#!/usr/bin/env python3
"""Makes tenants.ndjson: the countries of ISO 3166-1 as root tenants and their ISO 3166-2 subdivisions beneath,
named in the language that is most spoken there where CLDR has such a name, else in English.

The names are those of Unicode CLDR (Unicode License v3): npm install cldr-core cldr-localenames-full
cldr-subdivisions-full, then: make.py node_modules > tenants.ndjson
"""
import json
import pathlib
import sys

modules = pathlib.Path(sys.argv[1])
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}


def read(*path):
    file = modules.joinpath(*path)
    return json.loads(file.read_text()) if file.exists() else {}


def countries(language):
    names = read("cldr-localenames-full", "main", language, "territories.json")
    return names["main"][language]["localeDisplayNames"]["territories"] if names else {}


def subdivisions(language):
    names = read("cldr-subdivisions-full", "subdivisions", language, language + ".json")
    return names["subdivisions"]["localeDisplayNames"]["subdivisions"] if names else {}


def tenant(id, name, kind, iso, language):
    print(json.dumps({"id": id, "name": name, "kind": kind, "locale": language, "labels": {"iso": iso}}, ensure_ascii=False))


likely = read("cldr-core", "supplemental", "likelySubtags.json")["supplemental"]["likelySubtags"]
english, english_subdivisions = countries("en"), subdivisions("en")
for code in sorted(c for c in english if len(c) == 2 and c.isalpha() and c not in NOT_ISO):
    language = likely.get("und-" + code, "en").split("-")[0]
    names, parts = countries(language), subdivisions(language)
    local = code in names
    tenant(code.lower(), names.get(code, english[code]), "country", code, f"{language if local else 'en'}-{code}")
    for part in sorted(p for p in english_subdivisions if p.startswith(code.lower())):
        suffix = part[2:]
        tenant(f"{code.lower()}.{suffix}", parts.get(part, english_subdivisions[part]), "subdivision",
               f"{code}-{suffix.upper()}", f"{language if part in parts else 'en'}-{code}")
