package org.tenantry.command.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.tenantry.events.EventEnvelope;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;

/**
 * One go at publishing a partition, from its producer's making to the first failure. The order is
 * the guarantee: initTransactions ends what a predecessor began, so that the end that is read then
 * is the end.
 */
final class PublishingSession implements AutoCloseable {
    /** How soon is noticed what another node has stored. What this node stores wakes the session at once. */
    private static final Duration BUSY_PROBE = Duration.ofMillis(50);

    /** The same when nothing has come for a while. */
    private static final Duration IDLE_PROBE = Duration.ofMillis(400);

    private static final int MAX_RECORDS = 500;
    private static final long UNKNOWN = -1;

    /** Behind a transaction's last record stands the marker that commits it. */
    private static final int MARKER = 1;

    private final EventLog log;
    private final EventRecords records;
    private final TopicPartition partition;
    private final Producer<String, byte[]> producer;
    private long next;

    /** Where the next transaction's first record must stand if nobody else writes; unknown before the first. */
    private long nextOffset = UNKNOWN;

    private PublishingSession(
            EventLog log, EventRecords records, TopicPartition partition, Producer<String, byte[]> producer) {
        this.log = log;
        this.records = records;
        this.partition = partition;
        this.producer = producer;
    }

    /**
     * @throws PublicationRefusedException if the topic does not fit the log
     */
    static PublishingSession open(
            EventLog log, KafkaClients clients, EventTopic topic, TopicEnd topicEnd, TopicPartition partition)
            throws InterruptedException {
        try (Admin admin = clients.admin()) {
            topic.ensure(admin);
            Producer<String, byte[]> producer = clients.producer("tenantry-" + log.id() + "-" + partition.partition());
            PublishingSession session =
                    new PublishingSession(log, new EventRecords(log.id(), partition.topic()), partition, producer);
            try {
                producer.initTransactions();
                session.next = topicEnd.lastCommitted(admin, partition)
                        .map(session::positionAfter)
                        .orElse(0L);
                return session;
            } catch (RuntimeException | InterruptedException e) {
                session.close();
                throw e;
            }
        }
    }

    /** The position of the next event to publish. */
    long next() {
        return next;
    }

    /** Publishes what comes, for as long as it may. */
    void publishWhile(BooleanSupplier mayPublish, IntConsumer published) throws InterruptedException {
        Duration probe = BUSY_PROBE;
        while (mayPublish.getAsBoolean()) {
            log.awaitBeyond(partition.partition(), next, probe);
            List<Commit> more = log.read(partition.partition(), next);
            if (!more.isEmpty()) {
                publish(more, published);
                probe = BUSY_PROBE;
            } else if (probe.compareTo(IDLE_PROBE) < 0) {
                probe = probe.plus(BUSY_PROBE);
            }
        }
    }

    private void publish(List<Commit> commits, IntConsumer published) throws InterruptedException {
        List<ProducerRecord<String, byte[]>> transaction = new ArrayList<>();
        for (Commit commit : commits) {
            List<ProducerRecord<String, byte[]>> more = records.of(partition.partition(), commit);
            if (!transaction.isEmpty() && transaction.size() + more.size() > MAX_RECORDS) {
                send(transaction);
                published.accept(transaction.size());
                transaction.clear();
            }
            transaction.addAll(more);
        }
        if (!transaction.isEmpty()) {
            send(transaction);
            published.accept(transaction.size());
        }
    }

    private void send(List<ProducerRecord<String, byte[]>> transaction) throws InterruptedException {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>(transaction.size());
        for (ProducerRecord<String, byte[]> record : transaction) {
            sent.add(producer.send(record));
        }
        producer.flush();
        requireThatNobodyElseWrote(sent);
        producer.commitTransaction();
        nextOffset = get(sent.get(sent.size() - 1)).offset() + 1 + MARKER;
        next += transaction.size();
    }

    /** Before it is committed: a record in between, or a topic made anew, is a reason to look at its end again. */
    private void requireThatNobodyElseWrote(List<Future<RecordMetadata>> sent) throws InterruptedException {
        long expected = nextOffset;
        for (Future<RecordMetadata> one : sent) {
            long offset = get(one).offset();
            if (expected != UNKNOWN && offset != expected) {
                throw new KafkaException("a record of " + partition + " came to offset " + offset + ", and " + expected
                        + " was next: somebody else writes to the topic, or it was made anew");
            }
            expected = offset + 1;
        }
    }

    private static RecordMetadata get(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a record was not sent", e.getCause());
        }
    }

    private long positionAfter(ConsumerRecord<String, byte[]> last) {
        EventEnvelope envelope = envelope(last);
        if (!envelope.log().equals(log.id())) {
            throw new PublicationRefusedException(
                    "the topic holds events of the log " + envelope.log() + ", and this log is " + log.id());
        }
        Optional<Commit> commit = log.find(partition.partition(), envelope.commit());
        if (commit.isEmpty()) {
            throw new PublicationRefusedException(partition + " is ahead of the log: it ends with position "
                    + envelope.position().offset() + ", which the log does not have. Was the log restored from an"
                    + " older copy?");
        }
        if (!commit.get().hash().hex().equals(envelope.hash())) {
            throw new PublicationRefusedException(partition + " differs from the log at position "
                    + envelope.position().offset() + ": the hashes are " + envelope.hash() + " and "
                    + commit.get().hash());
        }
        return commit.get().end();
    }

    private EventEnvelope envelope(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        try {
            return EventEnvelope.fromHeaders(partition.partition(), headers);
        } catch (IllegalArgumentException e) {
            throw new PublicationRefusedException(
                    partition + " ends with a record that is not Tenantry's: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
