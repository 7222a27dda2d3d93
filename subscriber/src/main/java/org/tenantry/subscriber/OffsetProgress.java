package org.tenantry.subscriber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps progress in Kafka's own offsets, with log, position and parked tenants in their metadata.
 * Kafka forgets them some time after the group's last member has left (seven days, by default), and
 * takes 4 KB of metadata, which is enough for about twenty parked tenants a partition.
 */
final class OffsetProgress implements ProgressStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_REASON = 60;

    private final Consumer<String, byte[]> consumer;
    private final String topic;

    OffsetProgress(Consumer<String, byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    /** What stands in the metadata; short names, since there is little room. */
    record Metadata(String log, long position, List<Parked> parked) {
        record Parked(String t, long p, long o, String r, long s) {}
    }

    @Override
    public Optional<Place> load(int partition) {
        TopicPartition topicPartition = new TopicPartition(topic, partition);
        @Nullable OffsetAndMetadata committed = consumer.committed(Set.of(topicPartition)).get(topicPartition);
        if (committed == null) {
            return Optional.empty();
        }
        if (committed.metadata().isBlank()) {
            throw new IllegalStateException("the offset of the group for " + topicPartition
                    + " was set by another tool, and tells no position: delete the group's offsets to begin anew");
        }
        Metadata metadata = JSON.readValue(committed.metadata(), Metadata.class);
        List<ParkedTenant> parked = new ArrayList<>();
        for (Metadata.Parked one : metadata.parked()) {
            parked.add(new ParkedTenant(one.t(), partition, one.p(), one.o(), one.r(), Instant.ofEpochSecond(one.s())));
        }
        return Optional.of(new Place(metadata.log(), metadata.position(), committed.offset(), parked));
    }

    @Override
    public void save(int partition, Place place) {
        List<Metadata.Parked> parked = new ArrayList<>();
        for (ParkedTenant one : place.parked()) {
            parked.add(new Metadata.Parked(
                    one.tenant(),
                    one.position(),
                    one.offset(),
                    one.reason().substring(0, Math.min(one.reason().length(), LONGEST_REASON)),
                    one.since().getEpochSecond()));
        }
        String metadata = JSON.writeValueAsString(new Metadata(place.log(), place.position(), parked));
        consumer.commitSync(
                Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(place.offset(), metadata)));
    }
}
