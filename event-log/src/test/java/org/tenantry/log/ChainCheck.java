package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of every log, checked by reading it whole. */
public final class ChainCheck {
    private ChainCheck() {}

    /** Asserts that positions and sequences have no gaps, times do not go back and every hash fits; returns all. */
    public static List<Commit> assertIntact(EventLog log, int partition) {
        List<Commit> commits = new ArrayList<>();
        long position = 0;
        for (List<Commit> window = log.read(partition, 0); !window.isEmpty(); window = log.read(partition, position)) {
            commits.addAll(window);
            position = commits.get(commits.size() - 1).end();
        }
        Hash previous = Chain.genesis(log.id(), partition, log.partitions());
        Instant time = Instant.EPOCH;
        long end = 0;
        Map<String, Long> sequences = new HashMap<>();
        for (Commit commit : commits) {
            NewCommit content = new NewCommit(
                    commit.id(),
                    commit.key(),
                    commit.aggregate(),
                    commit.sequence(),
                    commit.metadata(),
                    commit.events(),
                    List.of());
            assertThat(commit).isEqualTo(Chain.link(previous, end, commit.time(), content));
            assertThat(commit.time()).isAfterOrEqualTo(time);
            assertThat(commit.sequence()).isEqualTo(sequences.getOrDefault(commit.aggregate(), 0L));
            sequences.put(commit.aggregate(), commit.nextSequence());
            previous = commit.hash();
            time = commit.time();
            end = commit.end();
        }
        return commits;
    }
}
