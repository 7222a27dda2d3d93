package org.tenantry.benchmarks.publish;

import java.time.Duration;
import java.util.List;
import org.tenantry.benchmarks.measuring.Measurement;
import org.tenantry.benchmarks.publish.Kind.Contender;
import org.tenantry.log.EventLog;

/** A round of each kind, on the same log, records and topic. */
final class Rounds {
    private final Parts parts;
    private final EventLog log;
    private final int events;
    private final Duration duration;
    private final String topic;
    private final SentRecords records;
    private final PublishRounds publish;
    private final FollowRounds follow;
    private final ArrivalRounds arrive;

    private Rounds(Parts parts, EventLog log, Duration duration, String topic, SentRecords records) {
        this.parts = parts;
        this.log = log;
        this.events = records.count();
        this.duration = duration;
        this.topic = topic;
        this.records = records;
        this.publish = new PublishRounds(parts);
        this.follow = new FollowRounds(parts);
        this.arrive = new ArrivalRounds(parts);
    }

    /** Publishes the log once, and sees whether that is right: each event one record. */
    static Rounds prepare(Parts parts, EventLog log, int events, Duration duration) throws InterruptedException {
        String topic = parts.newTopicName();
        new PublishRounds(parts).ours(log, events, topic);
        return new Rounds(parts, log, duration, topic, SentRecords.of(parts.kafka(), topic, events));
    }

    Measurement run(Kind kind) throws InterruptedException {
        boolean ours = kind.contender() == Contender.TENANTRY;
        return switch (kind.task()) {
            case PUBLISH ->
                switch (kind.contender()) {
                    case TENANTRY -> publishOurs();
                    case LIMIT_BEHIND_THE_LOG -> publish.raw(records, log::read);
                    case LIMIT -> publish.raw(records, (partition, position) -> List.of());
                };
            case FOLLOW -> ours ? follow.ours(topic, events) : follow.raw(topic, events);
            case ARRIVE ->
                ours ? arrive.ours(kind.perSecond(), duration) : arrive.raw(records, kind.perSecond(), duration);
        };
    }

    private Measurement publishOurs() throws InterruptedException {
        String fresh = parts.newTopicName();
        Measurement measurement = publish.ours(log, events, fresh);
        parts.drop(fresh);
        return measurement;
    }
}
