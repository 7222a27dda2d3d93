package org.tenantry.standalone;

import java.util.List;
import java.util.Random;
import org.tenantry.standalone.Api.Answer;

/** Commands of all kinds on a few trees, drawn at random; many are refused, as it happens. */
final class RandomCommands {
    private static final List<String> TENANTS =
            List.of("ra", "ra.b", "ra.b.c", "ra.d", "ra2", "rb", "rb.b", "rb.b.c", "rb.b.c.d");

    private static final List<String> DEFINITIONS = List.of("""
            {"schema": {"type": "object", "properties": {
                "n": {"type": "integer", "minimum": 0, "maximum": 10}, "s": {"type": "string"},
                "o": {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}},
                "p": {"type": "string"}, "l": {"type": "array", "items": {"type": "string"}}}},
             "defaults": {"n": 1, "o": {"b": "of all"}}, "marks": {"/p": {"secret": true}}}""", """
            {"schema": {"type": "object", "properties": {
                "n": {"type": "integer", "maximum": 5}, "s": {"enum": ["x", "y"]},
                "o": {"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}},
                      "dependentRequired": {"b": ["a"]}},
                "p": {"type": "string"}, "l": {"type": "array", "maxItems": 1}},
                "dependentRequired": {"s": ["n"]}},
             "marks": {"/p": {"secret": true}, "/s": {"inherited": false}}}""", """
            {"schema": {"type": "object", "properties": {
                "n": {"type": ["integer", "string"]}, "s": {"type": "string"}, "o": {"type": ["object", "string"]},
                "p": {"type": "string"}, "l": {}},
                "anyOf": [{"required": ["s"]}, {"properties": {"n": {"type": "integer"}}}]},
             "defaults": {"n": 2}, "marks": {"/p": {"secret": true}, "/n": {"lockable": false}, "/o/b": {"public": true}}}""");

    private static final List<String> VALUES = List.of(
            "\"n\": %d".formatted(3),
            "\"n\": 7",
            "\"n\": \"many\"",
            "\"n\": null",
            "\"s\": \"x\"",
            "\"s\": \"long\"",
            "\"s\": null",
            "\"o\": {\"a\": 1}",
            "\"o\": {\"b\": \"own\"}",
            "\"o\": {\"a\": null, \"b\": \"alone\"}",
            "\"o\": \"none\"",
            "\"o\": {}",
            "\"o\": null",
            "\"p\": \"planted\"",
            "\"l\": [\"1\", \"2\"]",
            "\"l\": [\"1\"]");

    private static final List<String> PROFILES = List.of(
            "\"name\": \"Other\"",
            "\"timeZone\": \"Asia/Kolkata\"",
            "\"timeZone\": null",
            "\"locale\": \"pa-IN\"",
            "\"labels\": {\"tier\": \"gold\", \"a/b~c\": \"x\"}",
            "\"labels\": {\"tier\": null}",
            "\"attributes\": {\"area\": 12.50, \"deep\": {\"x\": [1, {\"y\": null}], \"empty\": {}}}",
            "\"attributes\": {\"area\": null, \"big\": 123456789012345678901234567890}",
            "\"contact\": {\"email\": \"planted@r.example\"}",
            "\"contact\": null");

    private final Random random;
    private final Api api;

    RandomCommands(long seed, Api api) {
        this.random = new Random(seed);
        this.api = api;
    }

    static List<String> tenants() {
        return TENANTS;
    }

    /** The answer to the next. */
    Answer next() {
        String tenant = one(TENANTS);
        String path = "/v1/tenants/" + tenant;
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 ->
                api.post(
                        "/v1/tenants",
                        "{\"id\": \"%s\", \"name\": \"%s\", \"kind\": \"%s\"}"
                                .formatted(tenant, tenant, one(List.of("city", "department"))));
            case 5, 6, 7 -> api.patch(path, "{" + one(PROFILES) + "}");
            case 8 -> api.post(path + "/" + one(List.of("suspend", "reactivate", "archive", "restore", "erase")), """
                        {"reason": "at random"}""");
            case 9 -> api.post(path + "/" + one(List.of("reactivate", "restore")), "{\"reason\": \"at random\"}");
            case 10 -> api.putNothing(path + "/domains/" + one(List.of("r1.example", "r2.example")));
            case 11 -> api.delete(path + "/domains/" + one(List.of("r1.example", "r2.example")));
            case 12 -> api.patch("/v1/platform/overrides/random", values());
            case 13 -> api.put("/v1/definitions/random", one(DEFINITIONS));
            case 14 ->
                api.put(
                        "/v1/provisioning-plans/department",
                        "{\"participants\": " + one(List.of("[\"dns\", \"mail\"]", "[\"dns\"]", "[]")) + "}");
            case 15 ->
                api.post(
                        path + "/provisioning/" + one(List.of("dns", "mail")),
                        one(List.of(
                                "{\"outcome\": \"completed\"}", "{\"outcome\": \"failed\", \"reason\": \"full\"}")));
            default -> api.patch(path + "/overrides/random", values());
        };
    }

    private String values() {
        String locks = random.nextInt(4) == 0
                ? ", \"locks\": {\"" + one(List.of("/n", "/s", "/o", "/o/b", "/l")) + "\": " + random.nextBoolean()
                        + "}"
                : "";
        return "{\"values\": {" + one(VALUES) + "}" + locks + "}";
    }

    private String one(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
