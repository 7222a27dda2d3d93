package org.tenantry.benchmarks.publish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tenantry.benchmarks.log.TenantryStore;
import org.tenantry.events.Position;

/** A producer and a thread for each partition: sends what has come meanwhile in one transaction. */
final class RawPublisher implements AutoCloseable {
    private final List<Partition> partitions;

    RawPublisher(String kafka, String topic, SentRecords records) {
        this.partitions = IntStream.range(0, TenantryStore.PARTITIONS)
                .mapToObj(partition -> new Partition(
                        new RawProducer(kafka, topic, partition),
                        new LinkedBlockingQueue<>(
                                records.forTopic(topic, partition).toList())))
                .toList();
    }

    /** Leaves the next record of a partition to its thread; returns which position it had in its log. */
    Position publishNext(int partition) {
        return new Position(partition, partitions.get(partition).publishNext());
    }

    @Override
    public void close() {
        partitions.forEach(Partition::close);
    }

    private static final class Partition implements AutoCloseable {
        private final RawProducer producer;
        private final BlockingQueue<ProducerRecord<String, byte[]>> unsent;
        private final BlockingQueue<ProducerRecord<String, byte[]>> waiting = new LinkedBlockingQueue<>();
        private final Thread thread = Thread.ofVirtual().unstarted(this::run);

        Partition(RawProducer producer, BlockingQueue<ProducerRecord<String, byte[]>> unsent) {
            this.producer = producer;
            this.unsent = unsent;
            thread.start();
        }

        long publishNext() {
            ProducerRecord<String, byte[]> record = unsent.remove(); // fails when all were sent
            long position = Long.parseLong(
                    new String(record.headers().lastHeader("tenantry_position").value(), StandardCharsets.UTF_8));
            waiting.add(record);
            return position;
        }

        private void run() {
            try {
                while (true) {
                    List<ProducerRecord<String, byte[]>> transaction = new ArrayList<>();
                    transaction.add(waiting.take());
                    waiting.drainTo(transaction, RawProducer.LARGEST - 1);
                    producer.send(transaction);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it is over
            }
        }

        @Override
        public void close() {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            producer.close();
        }
    }
}
