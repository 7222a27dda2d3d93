package org.tenantry.audit.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenantry.events.Position;
import org.tenantry.log.StoredLog;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** When it is that is asked about. */
sealed interface Moment {
    /** What {@link Reader} takes, for the description of an option. */
    String DESCRIPTION = "an instant such as 2026-11-27T10:15:30Z, or positions such as 0-17,3-1042";

    /** What had happened until an instant, and at it. */
    record OfTime(Instant instant) implements Moment {}

    /** What had happened when partitions stood there. */
    record OfPlaces(Places places) implements Moment {}

    /** All that has happened. */
    record Now() implements Moment {}

    /**
     * Where partitions stood then.
     *
     * @throws IllegalStateException if the log does not have a position yet
     */
    default Places in(StoredLog log, Collection<Integer> partitions) {
        SortedMap<Integer, Long> last = new TreeMap<>();
        for (int partition : partitions) {
            long next = switch (this) {
                case OfTime time -> log.positionAt(partition, time.instant());
                case OfPlaces given -> next(log, partition, given.places());
                case Now now -> log.head(partition).position();
            };
            if (next > 0) {
                last.put(partition, next - 1);
            }
        }
        return new Places(last);
    }

    private static long next(StoredLog log, int partition, Places places) {
        long last = places.last().getOrDefault(partition, -1L);
        long head = log.head(partition).position();
        if (last >= head) {
            throw new IllegalStateException("position " + new Position(partition, last) + " is not there: the log has "
                    + (head == 0 ? "none in that partition" : "them up to " + new Position(partition, head - 1)));
        }
        return last + 1;
    }

    /** Reads an option. */
    final class Reader implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            return Places.parse(text).<Moment>map(OfPlaces::new).orElseGet(() -> new OfTime(instant(text)));
        }

        private static Instant instant(String text) {
            try {
                Instant instant = Instant.parse(text);
                if (instant.isAfter(Instant.now())) {
                    throw new TypeConversionException("'" + text + "' is to come");
                }
                return instant;
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "': expected " + DESCRIPTION);
            }
        }
    }
}
