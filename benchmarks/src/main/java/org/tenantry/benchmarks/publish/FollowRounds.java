package org.tenantry.benchmarks.publish;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.events.EventJson;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.subscriber.Subscription;
import org.tenantry.subscriber.SubscriptionSettings;

/** All of a topic to a handler that does nothing but ask what happened, or decoded and no more. */
final class FollowRounds {
    private final Parts parts;

    FollowRounds(Parts parts) {
        this.parts = parts;
    }

    /** By a subscription, with its usual settings. */
    Measurement ours(String topic, int events) throws InterruptedException {
        SubscriptionSettings settings = SubscriptionSettings.of(parts.kafka(), "bench-" + UUID.randomUUID())
                .onTopic(topic);
        try (Subscription subscription = Subscription.of(settings).start(PublishedEvent::event)) {
            return CatchUp.measure(subscription::handled, events, parts::cpu);
        }
    }

    /** By a consumer alone. */
    Measurement raw(String topic, int events) throws InterruptedException {
        LongAdder decoded = new LongAdder();
        AtomicBoolean ended = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().name("raw-consumer").start(() -> {
            try (RawConsumer consumer = new RawConsumer(parts.kafka(), topic)) {
                while (!ended.get()) {
                    for (ConsumerRecord<String, byte[]> record : consumer.poll()) {
                        EventJson.read(
                                RawConsumer.header(record, "ce_type"),
                                new String(record.value(), StandardCharsets.UTF_8));
                        decoded.increment();
                    }
                }
            }
        });
        try {
            return CatchUp.measure(decoded::sum, events, parts::cpu);
        } finally {
            ended.set(true);
            reader.join();
        }
    }
}
