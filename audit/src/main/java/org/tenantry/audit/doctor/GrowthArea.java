package org.tenantry.audit.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tenantry.log.StoredLog;

/** How fast the log grows, by the times of its commits. */
final class GrowthArea {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int WEEK = 7;

    private GrowthArea() {}

    static Diagnosis examine(StoredLog log, Instant now) {
        long all = IntStream.range(0, log.partitions())
                .mapToLong(partition -> log.head(partition).position())
                .sum();
        long day = all - eventsUntil(log, now.minus(DAY));
        long week = all - eventsUntil(log, now.minus(DAY.multipliedBy(WEEK)));
        Map<String, Long> figures = new TreeMap<>(Map.of("eventsInTheLastDay", day, "eventsInTheLastWeek", week));
        String told = Amounts.count(day, "event") + " in the last day, " + Amounts.count(week) + " in the last week";
        OptionalLong bytes = Sizes.ofLog(log.database());
        if (all > 0 && bytes.isPresent()) {
            long ofDay = Math.round((double) bytes.getAsLong() / (double) all * (double) day);
            figures.put("bytesInTheLastDay", ofDay);
            told += "; the log grew by about " + Amounts.bytes(ofDay) + " in the last day";
        }
        return Diagnosis.ok("growth", told, figures);
    }

    private static long eventsUntil(StoredLog log, Instant instant) {
        return IntStream.range(0, log.partitions())
                .mapToLong(partition -> log.positionAt(partition, instant))
                .sum();
    }
}
