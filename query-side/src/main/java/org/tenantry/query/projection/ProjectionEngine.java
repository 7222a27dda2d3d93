package org.tenantry.query.projection;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps one projection going: one consumer group over all nodes of one database, session after
 * session. Whatever fails, a new session begins where what is stored says.
 */
public final class ProjectionEngine<D> implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ProjectionEngine.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Projection<D> projection;
    private final DocumentWriter<D> writer;
    private final Progress progress;
    private final ProjectionPositions positions;
    private final String topic;
    private final Map<String, Object> consumerSettings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String failure;

    /** An engine that has not started yet. */
    public ProjectionEngine(Projection<D> projection, MongoDatabase readModels, String bootstrapServers, String topic) {
        this.projection = projection;
        this.writer = new DocumentWriter<>(projection, readModels.getCollection(projection.name()));
        this.progress = new Progress(readModels.getCollection("progress"), projection.name());
        this.positions = new ProjectionPositions(progress);
        this.topic = topic;
        this.consumerSettings =
                consumerSettings(bootstrapServers, "tenantry." + readModels.getName() + "." + projection.name());
        this.thread =
                Thread.ofPlatform().name("projection-" + projection.name()).unstarted(this::run);
    }

    private static Map<String, Object> consumerSettings(String bootstrapServers, String group) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false); // the publisher makes it as it must be
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000); // a topic that is made later is soon seen
        return settings;
    }

    /** How far this projection has come, on whichever node. */
    public ProjectionPositions positions() {
        return positions;
    }

    /** Why the last session ended; empty while all is well. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        stopping.countDown();
        try {
            if (!thread.join(STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts before requests are taken, and goes on until the last is answered. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        try {
            do {
                try (Consumer<String, byte[]> consumer =
                        new KafkaConsumer<>(consumerSettings, new StringDeserializer(), new ByteArrayDeserializer())) {
                    new ProjectionSession(consumer, writer, progress, this::advanced)
                            .projectWhile(topic, () -> stopping.getCount() > 0);
                } catch (RuntimeException e) {
                    failure = String.valueOf(e.getMessage());
                    log.warn("Projection {} begins again: {}", projection.name(), e.toString());
                }
            } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.info("Projection {} was interrupted", projection.name());
        }
    }

    private void advanced() {
        failure = null;
        positions.changed();
    }
}
