package org.tenantry.query.tenant;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tenantry.events.Position;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.query.history.AsOf;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.projection.Positions;

/** Makes a query wait for the write that its caller has in mind: the header Tenantry-Position. */
public final class ReadYourWrites {
    public static final String HEADER = "Tenantry-Position";

    /** More than a platform has partitions. */
    private static final int MAX_POSITIONS = 128;

    private final Positions positions;
    private final Duration patience;
    private final IntSupplier partitions;

    /**
     * For what is read of one projection.
     *
     * @param partitions how many there are; 0 as long as that is not known
     */
    public ReadYourWrites(Positions positions, Duration patience, IntSupplier partitions) {
        this.positions = positions;
        this.patience = patience;
        this.partitions = partitions;
    }

    /**
     * Waits until what is read is at least as new as some positions.
     *
     * @param header one position, or several with commas between
     * @param touched what is read: positions in other partitions are not waited for
     * @throws ProblemException 400 if it is malformed, 503 with the lag if it takes too long
     */
    public void await(@Nullable String header, Touched touched) {
        if (header == null) {
            return;
        }
        List<Position> wanted = Arrays.stream(header.split(",", -1))
                .map(position -> Position.parse(position.strip()).orElseThrow(() -> malformed(header)))
                .toList();
        if (wanted.size() > MAX_POSITIONS) {
            throw malformed(header);
        }
        long deadline = System.nanoTime() + patience.toNanos();
        for (Position position : wanted) {
            if (!touched.contains(position.partition(), partitions.getAsInt())) {
                continue;
            }
            await(position, Duration.ofNanos(deadline - System.nanoTime()));
        }
    }

    /**
     * Waits until what is read has come to where it is asked about. For an instant there is nothing to wait for.
     *
     * @throws ProblemException 503 with the lag if it takes too long
     */
    public void await(AsOf at, Touched touched) {
        if (at instanceof AsOf.Positions(PositionVector vector)) {
            await(vector.toString(), touched);
        }
    }

    private void await(Position position, Duration atMost) {
        try {
            if (!positions.await(position, atMost)) {
                throw behind(position);
            }
            positions.missing(position).ifPresent(reason -> {
                throw ProblemException.unavailable(
                        "projection-parked",
                        "Position " + position + " may not be read: " + reason + ".",
                        Duration.ofMinutes(1));
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw behind(position);
        }
    }

    private ProblemException behind(Position position) {
        long next = positions.next(position.partition());
        return ProblemException.unavailable(
                "projection-behind",
                "Position " + position + " is not to be read yet: partition " + position.partition() + " is "
                        + (position.offset() + 1 - next) + " events behind it.",
                Duration.ofSeconds(1));
    }

    private static ProblemException malformed(String header) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-position",
                "The header " + HEADER + " is not valid.",
                new Fault(HEADER, header, "positions as commands answered them, such as 3-1042 or 3-1042,5-17"));
    }
}
