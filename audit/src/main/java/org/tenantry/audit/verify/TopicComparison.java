package org.tenantry.audit.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.Published;
import org.tenantry.audit.Shown;
import org.tenantry.audit.TopicRecords;
import org.tenantry.audit.verify.Finding.Kind;
import org.tenantry.log.Commit;

/**
 * Holds a partition of the topic against the log's, event by event, as the log's are told in order. The topic is the log's
 * witness: its headers have the commits' hashes, so that a cut tail shows, and a chain that was computed anew.
 */
final class TopicComparison {
    private static final String POSITION = "tenantry_position";
    private static final int LONGEST_VALUE = 100;

    private final String log;
    private final int partition;
    private final TopicRecords records;
    private final Findings findings;
    private final Instant published;
    private long next;
    private long unpublished;
    private boolean begun;

    /**
     * @param from the position of the first event that is compared
     * @param published when what the log had is in the topic, unless something is wrong
     */
    TopicComparison(String log, int partition, long from, TopicRecords records, Findings findings, Instant published) {
        this.log = log;
        this.partition = partition;
        this.next = from;
        this.records = records;
        this.findings = findings;
        this.published = published;
    }

    /** How many events are in the log and not in the topic yet. */
    long unpublished() {
        return unpublished;
    }

    /** The log's next commit. */
    void compare(Commit commit) {
        for (int index = 0; index < commit.events().size(); index++) {
            long position = commit.position() + index;
            @Nullable ConsumerRecord<String, byte[]> record = recordAt(position);
            if (record == null) {
                missing(commit, position);
            } else {
                compare(commit, index, record);
                records.advance();
            }
            next = position + 1;
        }
    }

    /** The log has no more. */
    void end() {
        recordAt(Long.MAX_VALUE);
    }

    /** The record of a position, if there is one; all before it are of no event that the log has. */
    private @Nullable ConsumerRecord<String, byte[]> recordAt(long position) {
        for (ConsumerRecord<String, byte[]> record = records.peek(); record != null; record = records.peek()) {
            @Nullable Long stated = statedPosition(record);
            if (stated != null && stated >= position) {
                begun = true;
                return stated == position ? record : null;
            }
            records.advance();
            if (stated == null) {
                findings.add(
                        Kind.TOPIC_UNREADABLE, next, "the record at offset " + record.offset() + " has no " + POSITION);
            } else if (stated >= next) {
                begun = true;
                findings.add(Kind.TOPIC_EXTRA, stated, at(record) + " tells of an event that the log does not have");
            } else if (begun) {
                findings.add(
                        Kind.TOPIC_EXTRA, stated, at(record) + " comes after " + (next - 1) + ", out of its place");
            } // else it is before where the comparison begins
        }
        return null;
    }

    private static @Nullable Long statedPosition(ConsumerRecord<String, byte[]> record) {
        @Nullable String stated = text(record.headers().lastHeader(POSITION));
        try {
            return stated == null ? null : Long.valueOf(stated);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void missing(Commit commit, long position) {
        boolean isLater = records.peek() != null;
        if (isLater || commit.time().isBefore(published)) {
            findings.add(
                    Kind.TOPIC_MISSING,
                    position,
                    "commit " + commit.id() + " of " + commit.time() + " is not in the topic"
                            + (isLater ? ", and later events are" : ""));
        } else {
            unpublished++;
        }
    }

    private void compare(Commit commit, int index, ConsumerRecord<String, byte[]> record) {
        List<String> differences = new ArrayList<>();
        if (!commit.key().equals(record.key())) {
            differences.add("its key is " + shown(record.key()) + ", and by the log " + shown(commit.key()));
        }
        byte[] payload = commit.events().get(index).payload().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(payload, record.value())) {
            differences.add("its value is another");
        }
        if (commit.time().toEpochMilli() != record.timestamp()) {
            differences.add("its timestamp is " + Instant.ofEpochMilli(record.timestamp()) + ", and by the log "
                    + commit.time());
        }
        differences.addAll(differencesOfHeaders(
                Published.envelope(log, partition, commit, index).toHeaders(), record));
        if (!differences.isEmpty()) {
            findings.add(
                    Kind.TOPIC_DIFFERS, commit.position() + index, at(record) + ": " + String.join("; ", differences));
        }
    }

    private static List<String> differencesOfHeaders(
            Map<String, String> expected, ConsumerRecord<String, byte[]> record) {
        List<String> differences = new ArrayList<>();
        Map<String, String> left = new LinkedHashMap<>(expected);
        for (Header header : record.headers()) {
            @Nullable String wanted = left.remove(header.key());
            @Nullable String found = text(header);
            if (wanted == null) {
                differences.add("it has a header " + shown(header.key()) + " too many");
            } else if (!wanted.equals(found)) {
                differences.add(
                        "its header " + header.key() + " is " + shown(found) + ", and by the log " + shown(wanted));
            }
        }
        left.keySet().forEach(name -> differences.add("it lacks the header " + name));
        return differences;
    }

    private static String at(ConsumerRecord<String, byte[]> record) {
        return "the record at offset " + record.offset();
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Whoever can write to the topic must not write to the auditor's terminal. */
    private static String shown(@Nullable String value) {
        String text = Shown.text(Objects.toString(value));
        return "'" + (text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text) + "'";
    }
}
