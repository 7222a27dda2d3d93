package org.tenantry.testkit.guarantees;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

final class TopicIsLog implements Guarantee {
    @Override
    public void check(Observed run) {
        Map<Integer, List<Event>> log = byPartition(run.log());
        Map<Integer, List<Event>> topic = byPartition(run.topic());
        TreeSet<Integer> partitions = new TreeSet<>(log.keySet());
        partitions.addAll(topic.keySet());
        for (int partition : partitions) {
            List<Event> logged = log.getOrDefault(partition, List.of());
            requireGapless(logged);
            requireEqual(partition, logged, topic.getOrDefault(partition, List.of()));
        }
    }

    private static Map<Integer, List<Event>> byPartition(List<Event> events) {
        return events.stream().collect(groupingBy(Event::partition, TreeMap::new, toList()));
    }

    private static void requireGapless(List<Event> logged) {
        for (int next = 0; next < logged.size(); next++) {
            if (logged.get(next).position() != next) {
                throw new AssertionError("the log has %s where position %d is expected"
                        .formatted(logged.get(next).place(), next));
            }
        }
    }

    private static void requireEqual(int partition, List<Event> logged, List<Event> published) {
        for (int next = 0; next < Math.max(logged.size(), published.size()); next++) {
            Object expected = next < logged.size() ? logged.get(next) : "nothing more";
            Object actual = next < published.size() ? published.get(next) : "nothing more";
            if (!expected.equals(actual)) {
                throw new AssertionError(
                        "partition %d of the topic differs from the log's in its event %d of %d:%nlog   %s%ntopic %s"
                                .formatted(partition, next, logged.size(), expected, actual));
            }
        }
    }
}
