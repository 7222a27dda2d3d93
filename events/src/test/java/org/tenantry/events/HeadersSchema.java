package org.tenantry.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of a record's headers: of those that {@link EventEnvelope} writes, with what is said of each. */
final class HeadersSchema {
    /** An envelope with everything that one can have. */
    static final EventEnvelope FULL = fullOf("TenantUpdated");

    /** All headers are UTF-8 text; what is a number is written in decimal digits. */
    private static final Map<String, ObjectNode> HEADERS = new LinkedHashMap<>();

    static {
        add("ce_specversion", "CloudEvents' version").put("const", "1.0");
        add("ce_id", "partition and position, such as 3-1042: unique within ce_source")
                .put("pattern", "^[0-9]+-[0-9]+$");
        add("ce_source", "urn:tenantry:log: and the id of the log");
        add("ce_type", "the event type's wire name: which schema the payload has");
        add(
                "ce_subject",
                "the id of the tenant whose event it is, or, for one of the platform's own, the aggregate, which"
                        + " begins with a slash; also the record's key");
        add("ce_time", "when the event was accepted; never goes back within a partition")
                .put("format", "date-time");
        add("content-type", "the payload's media type").put("const", EventEnvelope.CONTENT_TYPE);
        add("tenantry_log", "the id of the log: another id is another history, whose positions mean something else");
        number("tenantry_position", "the event's place in the partition, from 0, without gaps");
        add(
                "tenantry_aggregate",
                "whose history it is part of: the tenant's id, or that, a slash and a name; the platform's own begin with"
                        + " the slash");
        number("tenantry_sequence", "its place among its aggregate's events, from 0, without gaps");
        add("tenantry_commit", "the id of its commit: of all events of one command");
        number("tenantry_index", "its place in its commit, from 0");
        number("tenantry_count", "how many events its commit has");
        add("tenantry_hash", "its commit's hash in the log's chain, SHA-256 in lower-case hex")
                .put("pattern", "^[0-9a-f]{64}$");
        add("tenantry_actor", "the subject of the token that caused it; absent if the platform did");
        add("tenantry_via", "the subject of the service that called on behalf of the actor; absent if none did");
        add("tenantry_correlation", "what it has in common with others of the same cause");
        add("tenantry_causation", "the id of the command or event that caused it");
        add("traceparent", "W3C trace context of the request that caused it");
    }

    private HeadersSchema() {}

    /** @throws IllegalStateException if a header is written of which nothing is said here, or not written any more */
    static JsonNode schema() {
        Set<String> written = FULL.toHeaders().keySet();
        Set<String> differing = new TreeSet<>(HEADERS.keySet());
        differing.removeAll(written);
        written.stream().filter(name -> !HEADERS.containsKey(name)).forEach(differing::add);
        if (!differing.isEmpty()) {
            throw new IllegalStateException(
                    "of these headers either EventEnvelope or HeadersSchema knows nothing: " + differing);
        }
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "headers");
        schema.put(
                "description", "The headers of every record, as UTF-8 text: CloudEvents 1.0 in binary mode, and more.");
        schema.put("type", "object");
        HEADERS.forEach(schema.putObject("properties")::set);
        ArrayNode required = schema.putArray("required");
        Sparsest.of(EventEnvelope.class).toHeaders().keySet().forEach(required::add);
        return schema;
    }

    /** Of an event of some type. */
    static EventEnvelope fullOf(String type) {
        return new EventEnvelope(
                "0190d9a7-6c1e-7f3a-8f55-2b1f0c8a4e10",
                new Position(1, 1042),
                "pb.amritsar",
                "pb.amritsar",
                7,
                type,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "0190d9a8-11f0-7c44-9d0e-51c7a2b90d3f",
                0,
                1,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "5f0c6d1e-8a52-4e0b-9c55-0f0a8a1c7f3e",
                "service-account-portal",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "0190d9a8-11f0-7c44-9d0e-51c7a2b90d3f",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    private static ObjectNode add(String name, String description) {
        ObjectNode header =
                JsonMapper.shared().createObjectNode().put("type", "string").put("description", description);
        HEADERS.put(name, header);
        return header;
    }

    private static void number(String name, String description) {
        add(name, description).put("pattern", "^[0-9]+$");
    }
}
