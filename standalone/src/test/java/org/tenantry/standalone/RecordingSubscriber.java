package org.tenantry.standalone;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.tenantry.events.EventEnvelope;
import org.tenantry.subscriber.ParkedTenant;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.subscriber.Retry;
import org.tenantry.subscriber.Subscription;
import org.tenantry.subscriber.SubscriptionSettings;

/**
 * A downstream service as one would write it, to be killed. An event's effect goes to the database,
 * unless the tenant's document tells that it is there already; then the event is noted in a file of
 * this process as handled.
 *
 * <p>One tenant it cannot handle until a file says that it is mended; then it retries it.
 */
final class RecordingSubscriber {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Retry GIVES_UP_SOON = new Retry(3, Duration.ofMillis(20), Duration.ofMillis(100));

    /** As a call to another service takes: so there is always something in hand when it is killed. */
    private static final long LONGEST_CALL_NANOS = 60_000_000;

    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> effects;
    private final OutputStream notes;
    private final String frailTenant;
    private final Path mended;

    private RecordingSubscriber(
            MongoCollection<Document> effects, OutputStream notes, String frailTenant, Path mended) {
        this.effects = effects;
        this.notes = notes;
        this.frailTenant = frailTenant;
        this.mended = mended;
    }

    /** Follows the usual topic as a member of a group, until it is killed or standard input ends. */
    public static void main(String[] args) throws Exception {
        SubscriberOptions options = SubscriberOptions.read(args);
        endWithParent();
        try (MongoClient client = MongoClients.create(options.mongodbUri());
                OutputStream notes = Files.newOutputStream(options.newNotes())) {
            new RecordingSubscriber(options.effects(client), notes, options.frailTenant(), options.mended())
                    .follow(SubscriptionSettings.of(options.bootstrapServers(), options.group()));
        }
    }

    private void follow(SubscriptionSettings settings) throws InterruptedException {
        try (Subscription subscription =
                Subscription.of(settings).retry(GIVES_UP_SOON).start(this::handle)) {
            while (true) {
                Thread.sleep(LOOK);
                if (Files.exists(mended)) {
                    retryParked(subscription);
                }
            }
        }
    }

    private static void retryParked(Subscription subscription) throws InterruptedException {
        for (ParkedTenant parked : subscription.parked()) {
            try {
                boolean goesOn = subscription.retry(parked.tenant());
                System.out.println(parked + (goesOn ? " goes on" : " is parked still"));
            } catch (RuntimeException e) {
                System.out.println(parked + " is to be retried again: " + e);
            }
        }
    }

    private void handle(PublishedEvent event) {
        EventEnvelope envelope = event.envelope();
        if (envelope.tenant().equals(frailTenant) && !Files.exists(mended)) {
            throw new IllegalStateException("cannot handle " + frailTenant + " yet");
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_CALL_NANOS));
        takeEffect(envelope);
        note(envelope);
    }

    private void takeEffect(EventEnvelope envelope) {
        long position = envelope.position().offset();
        Document notYet = new Document("_id", envelope.tenant()).append("last", new Document("$lt", position));
        try {
            effects.updateOne(
                    notYet,
                    Updates.combine(
                            Updates.set("last", position),
                            Updates.set("partition", envelope.position().partition()),
                            Updates.push("positions", position)),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getCode() != DUPLICATE_KEY) {
                throw e;
            }
            // The tenant's document is there, and knows of this event: it was handled before.
        }
    }

    /** The monotonic clock is the same for all processes of a machine: it puts their notes in one order. */
    private synchronized void note(EventEnvelope envelope) {
        try {
            notes.write("%d %d %d %s%n"
                    .formatted(
                            System.nanoTime(),
                            envelope.position().partition(),
                            envelope.position().offset(),
                            envelope.tenant())
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endWithParent() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
                System.out.println("standard input is gone: " + gone);
            }
            System.exit(0);
        });
    }
}
