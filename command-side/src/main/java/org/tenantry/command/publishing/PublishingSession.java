package org.tenantry.command.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
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

    /** How soon is noticed what others did to the topic, though nothing is published. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final int MAX_RECORDS = 500;

    /** Behind a transaction's last record stands the marker that commits it. */
    private static final int MARKER = 1;

    private final EventLog log;
    private final EventTopic topic;
    private final EventRecords records;
    private final TopicPartition partition;
    private final PublishedMark mark;
    private final Admin admin;
    private final Producer<String, byte[]> producer;
    private long next;

    /** Where the next transaction's first record must stand if nobody else writes. */
    private long nextOffset;

    private PublishingSession(
            EventLog log, KafkaClients clients, EventTopic topic, TopicPartition partition, PublishedMark mark) {
        this.log = log;
        this.topic = topic;
        this.records = new EventRecords(log.id(), partition.topic());
        this.partition = partition;
        this.mark = mark;
        this.admin = clients.admin();
        this.producer = clients.producer("tenantry-" + log.id() + "-" + partition.partition());
    }

    /**
     * @throws PublicationRefusedException if the topic does not fit the log
     */
    static PublishingSession open(
            EventLog log,
            KafkaClients clients,
            EventTopic topic,
            TopicEnd topicEnd,
            TopicPartition partition,
            PublishedMark mark)
            throws InterruptedException {
        PublishingSession session = new PublishingSession(log, clients, topic, partition, mark);
        try {
            session.begin(topicEnd);
            return session;
        } catch (RuntimeException | InterruptedException e) {
            session.close();
            throw e;
        }
    }

    private void begin(TopicEnd topicEnd) throws InterruptedException {
        topic.ensure(admin);
        producer.initTransactions();
        TopicEnd.Found end = topicEnd.find(admin, partition);
        next = new TopicAgainstLog(log, partition).next(end);
        nextOffset = end.offset();
        mark.begin(next);
    }

    /** The position of the next event to publish. */
    long next() {
        return next;
    }

    /** Publishes what comes, for as long as it may. */
    void publishWhile(BooleanSupplier mayPublish, PublishingMetrics metrics) throws InterruptedException {
        Duration probe = BUSY_PROBE;
        long lastLook = System.nanoTime();
        while (mayPublish.getAsBoolean()) {
            mark.raise(next);
            if (System.nanoTime() - lastLook > LOOK.toNanos()) {
                requireTopicAsItWas();
                lastLook = System.nanoTime();
            }
            log.awaitBeyond(partition.partition(), next, probe);
            List<Commit> more = log.read(partition.partition(), next);
            metrics.waiting(more);
            if (!more.isEmpty()) {
                publish(more, metrics);
                probe = BUSY_PROBE;
            } else if (probe.compareTo(IDLE_PROBE) < 0) {
                probe = probe.plus(BUSY_PROBE);
            }
        }
        mark.raiseAtOnce(next);
    }

    private void publish(List<Commit> commits, PublishingMetrics metrics) throws InterruptedException {
        List<ProducerRecord<String, byte[]>> transaction = new ArrayList<>();
        for (Commit commit : commits) {
            List<ProducerRecord<String, byte[]>> more = records.of(partition.partition(), commit);
            if (!transaction.isEmpty() && transaction.size() + more.size() > MAX_RECORDS) {
                send(transaction);
                metrics.published(transaction.size());
                transaction.clear();
            }
            transaction.addAll(more);
        }
        if (!transaction.isEmpty()) {
            send(transaction);
            metrics.published(transaction.size());
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
            if (offset != expected) {
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
            throw new KafkaException("a record was not sent: " + e.getCause(), e.getCause());
        }
    }

    /** Whoever changes the topic does not tell. The last transaction's marker may yet have to come. */
    private void requireTopicAsItWas() throws InterruptedException {
        topic.ensure(admin);
        long end = topic.highWatermark(admin, partition);
        if (end < nextOffset - MARKER || end > nextOffset) {
            throw new KafkaException(partition + " ends at offset " + end + ", and should at " + nextOffset
                    + ": somebody else writes to the topic, or it was made anew");
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
        producer.close(Duration.ofSeconds(1));
    }
}
