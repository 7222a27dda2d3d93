package org.tenantry.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the nodes have agreed upon of a projection's generations; immutable.
 *
 * @param serving the one that is read
 * @param last the highest number that was ever given
 * @param previous the one that served before, for as long as it is fed on
 * @param rebuild the last that was ordered, which may be over
 * @param dropped those that are of no use any more, until nothing of them is left
 * @param revision grows with each change
 */
record Generations(
        String projection,
        int serving,
        int last,
        Optional<Previous> previous,
        Optional<Rebuild> rebuild,
        List<Dropped> dropped,
        long revision) {

    /** @param until when it is fed */
    record Previous(int generation, Instant until) {}

    /** @param since when no node needs it: a node may learn of it a little later */
    record Dropped(int generation, Instant since) {}

    /** Of a projection that was never rebuilt. */
    static Generations first(String projection) {
        return new Generations(projection, 1, 1, Optional.empty(), Optional.empty(), List.of(), 0);
    }

    /** The rebuild that goes on. */
    Optional<Rebuild> underWay() {
        return rebuild.filter(one -> !one.state().isOver());
    }

    /** Those that are to be fed now. */
    List<Integer> fed() {
        List<Integer> fed = new ArrayList<>(List.of(serving));
        previous.map(Previous::generation).ifPresent(fed::add);
        underWay()
                .filter(one -> one.state() != Rebuild.State.PAUSED)
                .map(Rebuild::generation)
                .ifPresent(fed::add);
        return fed;
    }

    Generations begin(boolean dryRun, String by, Instant now) {
        int number = last + 1;
        return new Generations(
                projection,
                serving,
                number,
                previous,
                Optional.of(Rebuild.begun(number, dryRun, by, now)),
                dropped,
                revision);
    }

    Generations with(Rebuild changed) {
        return new Generations(projection, serving, last, previous, Optional.of(changed), dropped, revision);
    }

    /** The rebuild is over, and what it built is dropped. */
    Generations discard(Rebuild over, Instant now) {
        return new Generations(
                projection,
                serving,
                last,
                previous,
                Optional.of(over),
                droppedAnd(List.of(over.generation()), now),
                revision);
    }

    /** What was built serves from now on; what served is fed on for a while. */
    Generations switchTo(Rebuild over, Instant now, Instant until) {
        return new Generations(
                projection,
                over.generation(),
                last,
                Optional.of(new Previous(serving, until)),
                Optional.of(over),
                droppedAnd(previous.map(Previous::generation).stream().toList(), now),
                revision);
    }

    /** What served before serves again. */
    Generations back(Previous before, Instant until) {
        return new Generations(
                projection,
                before.generation(),
                last,
                Optional.of(new Previous(serving, until)),
                rebuild,
                dropped,
                revision);
    }

    Generations withoutPrevious(Instant now) {
        return new Generations(
                projection,
                serving,
                last,
                Optional.empty(),
                rebuild,
                droppedAnd(previous.map(Previous::generation).stream().toList(), now),
                revision);
    }

    /** Nothing of some is left. */
    Generations without(List<Dropped> gone) {
        List<Dropped> left = dropped.stream().filter(one -> !gone.contains(one)).toList();
        return new Generations(projection, serving, last, previous, rebuild, left, revision);
    }

    private List<Dropped> droppedAnd(List<Integer> more, Instant now) {
        List<Dropped> all = new ArrayList<>(dropped);
        more.forEach(number -> all.add(new Dropped(number, now)));
        return List.copyOf(all);
    }
}
