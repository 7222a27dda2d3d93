package org.tenantry.query.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A projection built anew beside the generation that serves; immutable.
 *
 * @param generation that is built
 * @param dryRun whether it ends with the comparison
 * @param by who ordered it: a token's subject
 * @param begun when it was ordered
 * @param changed when its state became what it is
 * @param leader the node that leads it now
 */
public record Rebuild(
        int generation,
        State state,
        boolean dryRun,
        String by,
        Instant begun,
        Instant changed,
        Projected projected,
        Compared compared,
        Optional<Leader> leader) {

    /**
     * How far it is built.
     *
     * @param events how many are projected
     * @param ofEvents how many there are, less those that came since it was looked
     * @param perSecond events, since the node that leads it began to
     */
    public record Projected(long events, long ofEvents, long perSecond) {}

    /**
     * How far it is compared.
     *
     * @param documents how many are
     * @param differences how many of them differ
     * @param examples of what differs
     */
    public record Compared(long documents, long differences, List<Difference> examples) {
        public Compared {
            examples = List.copyOf(examples);
        }
    }

    /** Where a rebuild stands. */
    public enum State {
        /** Events are projected. */
        BUILDING,
        PAUSED,
        /** The two generations are compared. */
        COMPARING,
        /** They differ: an operator must say whether what was built serves. */
        DIFFERENT,
        /** What was built serves. */
        SWITCHED,
        /** It was a dry run, whose comparison tells what there is to tell. */
        COMPARED,
        CANCELLED;

        /** Whether nothing more will happen. */
        public boolean isOver() {
            return this == SWITCHED || this == COMPARED || this == CANCELLED;
        }
    }

    /**
     * A document that is not the same in the generation that serves and in the one that was built.
     *
     * @param fields those that differ, by name; none if only one of them has it
     */
    public record Difference(String document, Kind kind, List<String> fields) {
        /** How they differ. */
        public enum Kind {
            /** What was built has it not. */
            MISSING,
            /** What serves has it not. */
            ADDED,
            CHANGED
        }
    }

    /** @param until when another may lead it, if it is not heard of */
    record Leader(String node, Instant until) {}

    static Rebuild begun(int generation, boolean dryRun, String by, Instant now) {
        return new Rebuild(
                generation,
                State.BUILDING,
                dryRun,
                by,
                now,
                now,
                new Projected(0, 0, 0),
                new Compared(0, 0, List.of()),
                Optional.empty());
    }

    Rebuild in(State next, Instant now) {
        Optional<Leader> leading = next.isOver() ? Optional.empty() : leader;
        return new Rebuild(generation, next, dryRun, by, begun, now, projected, compared, leading);
    }

    Rebuild ledBy(Leader next) {
        return new Rebuild(generation, state, dryRun, by, begun, changed, projected, compared, Optional.of(next));
    }

    Rebuild with(Projected further) {
        return new Rebuild(generation, state, dryRun, by, begun, changed, further, compared, leader);
    }

    Rebuild with(Compared further) {
        return new Rebuild(generation, state, dryRun, by, begun, changed, projected, further, leader);
    }
}
