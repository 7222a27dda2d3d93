package org.tenantry.query.tenant;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tenantry.events.Position;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.query.projection.ProjectionPositions;

/** Makes a query wait for the write that its caller has in mind: the header Tenantry-Position. */
public final class ReadYourWrites {
    static final String HEADER = "Tenantry-Position";

    private final ProjectionPositions positions;
    private final Duration patience;

    public ReadYourWrites(ProjectionPositions positions, Duration patience) {
        this.positions = positions;
        this.patience = patience;
    }

    /**
     * Waits until what is read is at least as new as a position.
     *
     * @throws ProblemException 400 if it is malformed, 503 with the lag if it takes too long
     */
    void await(@Nullable String header) {
        if (header == null) {
            return;
        }
        Position position = Position.parse(header).orElseThrow(() -> malformed(header));
        try {
            if (!positions.await(position, patience)) {
                throw behind(position);
            }
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
                new Fault(HEADER, header, "a position as a command answered it, such as 3-1042"));
    }
}
