package org.tenantry.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an event beside its payload. It travels as Kafka headers: CloudEvents 1.0,
 * binary mode, and Tenantry's own.
 *
 * @param log the id of the log that holds the event
 * @param position its place there
 * @param tenant whose event it is; also the record's key. In an event of the platform's own it is the
 *     aggregate, which begins with {@code /}, as no tenant's id does
 * @param aggregate whose history it is part of: the tenant's id, with {@code /} and a name behind it
 *     where a tenant has several
 * @param sequence its place among its aggregate's events, from 0
 * @param type its wire name
 * @param time when its commit was made; never goes back within a partition
 * @param commit the id of the commit that it belongs to
 * @param index its place in the commit, from 0
 * @param count how many events the commit has
 * @param hash the commit's hash in the log's chain, lower-case hex: the topic is the log's witness
 * @param actor the subject of the token that caused it
 * @param via the subject of the service that called on behalf of the actor, if one did
 * @param correlation what this event has in common with others of the same cause
 * @param causation the command or event that caused it
 * @param traceparent W3C trace context
 */
public record EventEnvelope(
        String log,
        Position position,
        String tenant,
        String aggregate,
        long sequence,
        String type,
        Instant time,
        String commit,
        int index,
        int count,
        String hash,
        @Nullable String actor,
        @Nullable String via,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String traceparent) {
    /** The media type of every payload. */
    public static final String CONTENT_TYPE = "application/json";

    /** The headers that carry this envelope, in the order in which they are sent. */
    public Map<String, String> toHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", position.toString());
        headers.put("ce_source", "urn:tenantry:log:" + log);
        headers.put("ce_type", type);
        headers.put("ce_subject", tenant);
        headers.put("ce_time", time.toString());
        headers.put("content-type", CONTENT_TYPE);
        headers.put("tenantry_log", log);
        headers.put("tenantry_position", Long.toString(position.offset()));
        headers.put("tenantry_aggregate", aggregate);
        headers.put("tenantry_sequence", Long.toString(sequence));
        headers.put("tenantry_commit", commit);
        headers.put("tenantry_index", Integer.toString(index));
        headers.put("tenantry_count", Integer.toString(count));
        headers.put("tenantry_hash", hash);
        putIfPresent(headers, "tenantry_actor", actor);
        putIfPresent(headers, "tenantry_via", via);
        putIfPresent(headers, "tenantry_correlation", correlation);
        putIfPresent(headers, "tenantry_causation", causation);
        putIfPresent(headers, "traceparent", traceparent);
        return headers;
    }

    /**
     * Reads what {@link #toHeaders} wrote.
     *
     * @param partition the topic's partition, which is the log's
     * @throws IllegalArgumentException if a header is missing or malformed, naming it
     */
    public static EventEnvelope fromHeaders(int partition, Map<String, String> headers) {
        try {
            return new EventEnvelope(
                    required(headers, "tenantry_log"),
                    new Position(partition, Long.parseLong(required(headers, "tenantry_position"))),
                    required(headers, "ce_subject"),
                    required(headers, "tenantry_aggregate"),
                    Long.parseLong(required(headers, "tenantry_sequence")),
                    required(headers, "ce_type"),
                    Times.parse(required(headers, "ce_time")),
                    required(headers, "tenantry_commit"),
                    Integer.parseInt(required(headers, "tenantry_index")),
                    Integer.parseInt(required(headers, "tenantry_count")),
                    required(headers, "tenantry_hash"),
                    headers.get("tenantry_actor"),
                    headers.get("tenantry_via"),
                    headers.get("tenantry_correlation"),
                    headers.get("tenantry_causation"),
                    headers.get("traceparent"));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("a header cannot be read: " + e.getMessage(), e);
        }
    }

    private static String required(Map<String, String> headers, String name) {
        @Nullable String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the header " + name + " is missing: not an event of Tenantry");
        }
        return value;
    }

    private static void putIfPresent(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }
}
