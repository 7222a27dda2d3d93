package org.tenantry.command.publishing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.tenantry.events.EventEnvelope;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;

/** Holds what a partition of the topic has against what the log has. */
final class TopicAgainstLog {
    private final EventLog log;
    private final TopicPartition partition;

    TopicAgainstLog(EventLog log, TopicPartition partition) {
        this.log = log;
        this.partition = partition;
    }

    /**
     * The position of the next event to publish.
     *
     * @throws PublicationRefusedException if what is there is not the log's beginning
     */
    long next(TopicEnd.Found found) {
        found.first().ifPresent(this::requireBeginning);
        return found.last().map(this::positionAfter).orElse(0L);
    }

    /** Retention that was limited for a while, or a person, has deleted from the front. */
    private void requireBeginning(ConsumerRecord<String, byte[]> first) {
        long position = envelope("begins", first).position().offset();
        if (position != 0) {
            throw new PublicationRefusedException(partition + " begins with position " + position
                    + ": what stood before was deleted. Delete the topic, which is then made anew, and order it to be"
                    + " filled again: POST " + PublishingEndpoint.REFILL);
        }
    }

    private long positionAfter(ConsumerRecord<String, byte[]> last) {
        EventEnvelope envelope = envelope("ends", last);
        if (!envelope.log().equals(log.id())) {
            throw new PublicationRefusedException(
                    "the topic holds events of the log " + envelope.log() + ", and this log is " + log.id());
        }
        Optional<Commit> commit = log.find(partition.partition(), envelope.commit());
        if (commit.isEmpty()) {
            throw new PublicationRefusedException(partition + " is ahead of the log: it ends with position "
                    + envelope.position().offset() + " of the commit " + envelope.commit()
                    + ", which the log does not have. Was the log restored from an older copy?");
        }
        if (!commit.get().hash().hex().equals(envelope.hash())) {
            throw new PublicationRefusedException(partition + " differs from the log at position "
                    + envelope.position().offset() + ": the hashes are " + envelope.hash() + " and "
                    + commit.get().hash());
        }
        return commit.get().end();
    }

    private EventEnvelope envelope(String where, ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        try {
            return EventEnvelope.fromHeaders(partition.partition(), headers);
        } catch (IllegalArgumentException e) {
            throw new PublicationRefusedException(
                    partition + " " + where + " with a record that is not Tenantry's: " + e.getMessage());
        }
    }
}
