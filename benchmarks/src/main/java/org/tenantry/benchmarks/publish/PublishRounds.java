package org.tenantry.benchmarks.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Gatherers;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tenantry.benchmarks.log.TenantryStore;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;

/** All of a filled log, or the same records without it, into a topic that is empty at first. */
final class PublishRounds {
    private final Parts parts;

    PublishRounds(Parts parts) {
        this.parts = parts;
    }

    /** By the publisher; the topic stays. */
    Measurement ours(EventLog log, int events, String topic) throws InterruptedException {
        try (OurPublisher publisher = new OurPublisher(log, parts.kafka(), topic)) {
            return CatchUp.measure(publisher::published, events, parts::cpu);
        }
    }

    /** What is read of the log before each transaction, if anything is. */
    interface Reading {
        List<Commit> read(int partition, long position);
    }

    /** By producers alone, a thread for each partition. */
    Measurement raw(SentRecords records, Reading reading) throws InterruptedException {
        String topic = parts.newTopic();
        List<Worker> workers = new ArrayList<>();
        LongAdder sent = new LongAdder();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int partition = 0; partition < TenantryStore.PARTITIONS; partition++) {
                workers.add(new Worker(
                        partition,
                        reading,
                        new RawProducer(parts.kafka(), topic, partition),
                        records.forTopic(topic, partition)
                                .gather(Gatherers.windowFixed(RawProducer.LARGEST))
                                .toList()));
            }
            List<Future<?>> sending = new ArrayList<>();
            workers.forEach(worker -> sending.add(threads.submit(() -> worker.run(sent))));
            Measurement measurement = CatchUp.measure(sent::sum, records.count(), parts::cpu);
            for (Future<?> one : sending) {
                one.get();
            }
            return measurement;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a producer failed", e.getCause());
        } finally {
            workers.forEach(worker -> worker.producer().close());
            parts.drop(topic);
        }
    }

    private record Worker(
            int partition,
            Reading reading,
            RawProducer producer,
            List<List<ProducerRecord<String, byte[]>>> transactions) {
        void run(LongAdder sent) {
            long position = 0;
            for (List<ProducerRecord<String, byte[]>> transaction : transactions) {
                var _ = reading.read(partition, position);
                producer.send(transaction);
                position += transaction.size();
                sent.add(transaction.size());
            }
        }
    }
}
