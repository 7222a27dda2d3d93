package org.tenantry.audit.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.Published;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.EventEnvelope;
import org.tenantry.log.Commit;
import org.tenantry.log.StoredLog;

/**
 * A topic, with the records that the log's own would have. What is written together is a transaction, and of two replays
 * into one topic the later fences the earlier.
 */
final class TopicTarget implements Target {
    private static final int TRANSACTION_TIMEOUT_MS = 30_000;

    /** Behind a transaction's last record stands the marker that commits it. */
    private static final int MARKER = 1;

    private final String log;
    private final String topic;
    private final String id;
    private final List<TopicEnd.Found> ends = new ArrayList<>();
    private final Map<Integer, Long> nextOffsets = new HashMap<>();
    private final KafkaProducer<String, byte[]> producer;

    private TopicTarget(String log, String topic, String id, KafkaProducer<String, byte[]> producer) {
        this.log = log;
        this.topic = topic;
        this.id = id;
        this.producer = producer;
    }

    /**
     * Takes hold of a topic.
     *
     * @param log the id of the log that it is to tell of
     * @throws IllegalStateException if it does not fit, or tells of another
     */
    static TopicTarget open(KafkaConnection kafka, TargetTopic topic, String name, String log, int partitions) {
        TopicTarget target = new TopicTarget(log, name, topic.ensure(), producer(kafka, name));
        try (TopicEnd end = new TopicEnd(kafka, topic, name)) {
            target.producer.initTransactions(); // ends what a predecessor began: what is read then is the end
            for (int partition = 0; partition < partitions; partition++) {
                target.take(partition, end.find(partition));
            }
            return target;
        } catch (KafkaException e) {
            target.close();
            throw new IllegalStateException("Kafka at " + kafka.bootstrapServers() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            target.close();
            throw e;
        }
    }

    private static KafkaProducer<String, byte[]> producer(KafkaConnection kafka, String topic) {
        Map<String, Object> settings = new HashMap<>(kafka.settings());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tenantry-audit");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tenantry-replay-" + topic);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_TIMEOUT_MS);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20); // a transaction goes out when it is flushed
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private void take(int partition, TopicEnd.Found found) {
        @Nullable EventEnvelope last = found.last();
        if (last != null && !last.log().equals(log)) {
            throw new IllegalStateException(
                    "the topic " + topic + " tells of the log " + last.log() + ", and " + log + " is to be written");
        }
        ends.add(found);
        nextOffsets.put(partition, found.offset());
    }

    @Override
    public String identity() {
        return "topic " + topic + ", which Kafka knows as " + id;
    }

    @Override
    public End end(int partition) {
        @Nullable EventEnvelope last = ends.get(partition).last();
        return last == null ? End.EMPTY : new End(last.position().offset() + 1, last.hash());
    }

    @Override
    public void write(int partition, List<Commit> commits) {
        try {
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Commit commit : commits) {
                for (int index = 0; index < commit.events().size(); index++) {
                    sent.add(producer.send(record(partition, commit, index)));
                }
            }
            producer.flush();
            long next = requireThatNobodyElseWrote(partition, sent);
            producer.commitTransaction();
            nextOffsets.put(partition, next + MARKER);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new IllegalStateException("another replay writes to the topic " + topic + ": this one has ended", e);
        } catch (KafkaException e) {
            throw new IllegalStateException("the topic " + topic + " was not written to: " + e.getMessage(), e);
        }
    }

    private ProducerRecord<String, byte[]> record(int partition, Commit commit, int index) {
        List<Header> headers = new ArrayList<>();
        Published.envelope(log, partition, commit, index)
                .toHeaders()
                .forEach((name, value) -> headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
        return new ProducerRecord<>(
                topic,
                partition,
                commit.time().toEpochMilli(),
                commit.key(),
                commit.events().get(index).payload().getBytes(StandardCharsets.UTF_8),
                headers);
    }

    /** Before it is committed. The offset behind. */
    private long requireThatNobodyElseWrote(int partition, List<Future<RecordMetadata>> sent) {
        long expected = nextOffsets.getOrDefault(partition, 0L);
        for (Future<RecordMetadata> one : sent) {
            long offset = offset(one);
            if (offset != expected) {
                throw new KafkaException("a record came to offset " + partition + "-" + offset + ", and " + expected
                        + " was next: somebody else writes there, or it was made anew");
            }
            expected++;
        }
        return expected;
    }

    private static long offset(Future<RecordMetadata> sent) {
        try {
            return sent.get().offset();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refused) {
                throw refused;
            }
            throw new KafkaException(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void complete(StoredLog source, Predicate<String> tenants) {
        // a topic has events only
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
