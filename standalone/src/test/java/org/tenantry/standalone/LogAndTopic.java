package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenantry.log.ChainCheck;
import org.tenantry.log.Commit;
import org.tenantry.log.EventLog;
import org.tenantry.testkit.KafkaExtension;

/** The guarantee that partition p of the topic is the log's partition p. */
final class LogAndTopic {
    private LogAndTopic() {}

    /** One event of either. */
    private record Line(int partition, long position, String key, String hash, String payload) {}

    /**
     * Asserts that every partition of the log is intact, and, once everything is published, that the
     * topic holds each event once, in order, as the log has it.
     *
     * @return all commits of the log
     */
    static List<Commit> assertEqual(EventLog log, KafkaExtension kafka, String topic) {
        List<Commit> commits = new ArrayList<>();
        List<Line> logged = new ArrayList<>();
        IntStream.range(0, log.partitions()).forEach(partition -> {
            List<Commit> intact = ChainCheck.assertIntact(log, partition);
            commits.addAll(intact);
            intact.forEach(commit -> logged.addAll(lines(partition, commit)));
        });
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(kafka.readCommitted(topic)).hasSizeGreaterThanOrEqualTo(logged.size()));
        List<Line> published =
                kafka.readCommitted(topic).stream().map(LogAndTopic::line).toList();
        assertThat(published).isEqualTo(logged);
        return commits;
    }

    private static List<Line> lines(int partition, Commit commit) {
        return IntStream.range(0, commit.events().size())
                .mapToObj(index -> new Line(
                        partition,
                        commit.position() + index,
                        commit.key(),
                        commit.hash().hex(),
                        commit.events().get(index).payload()))
                .toList();
    }

    private static Line line(ConsumerRecord<String, byte[]> record) {
        return new Line(
                record.partition(),
                Long.parseLong(header(record, "tenantry_position")),
                record.key(),
                header(record, "tenantry_hash"),
                new String(record.value(), StandardCharsets.UTF_8));
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
