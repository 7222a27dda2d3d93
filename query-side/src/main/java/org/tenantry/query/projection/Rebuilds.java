package org.tenantry.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.tenantry.http.ProblemException;
import org.tenantry.query.projection.Generations.Previous;
import org.tenantry.query.projection.Rebuild.State;

/**
 * What operators order of projections. It is recorded where all nodes see it, and done by whichever is there: see {@link
 * RebuildLeader}.
 */
public final class Rebuilds {
    private static final int MOST_PARKED_COUNTED = 10_000;

    private final ReadModels readModels;
    private final ParkedDocuments parked;
    private final GenerationStore store;

    public Rebuilds(ReadModels readModels, ParkedDocuments parked) {
        this.readModels = readModels;
        this.parked = parked;
        this.store = readModels.store();
    }

    /**
     * How a projection stands.
     *
     * @param events how many are projected
     * @param parked how many documents wait
     * @param failure why it does not go on, on this node
     * @param previous the generation that served before, and until when one can go back to it
     * @param rebuild the last, which may be over
     */
    public record Standing(
            Generation serving,
            long events,
            int parked,
            Optional<String> failure,
            Optional<WayBack> previous,
            Optional<Rebuild> rebuild) {}

    /**
     * The generation that served before.
     *
     * @param until when it is dropped
     */
    public record WayBack(Generation generation, Instant until) {}

    /** The projections' names. */
    public List<String> names() {
        return readModels.names();
    }

    /** The collections of the generations that serve, and of those that are built. */
    public List<String> shown() {
        List<String> shown = new ArrayList<>();
        for (String projection : names()) {
            Generations agreed = store.load(projection);
            shown.add(new Generation(projection, agreed.serving()).collection());
            agreed.underWay()
                    .map(rebuild -> new Generation(projection, rebuild.generation()).collection())
                    .ifPresent(shown::add);
        }
        return shown;
    }

    /** All projections. */
    public List<Standing> all() {
        return readModels.names().stream().map(this::find).toList();
    }

    /**
     * One projection.
     *
     * @throws ProblemException 404 if there is no such
     */
    public Standing find(String projection) {
        return standing(model(projection), store.load(projection));
    }

    /**
     * Begins to build a generation beside the one that serves.
     *
     * @param dryRun whether it is only compared, and then dropped
     * @throws ProblemException 404 if there is no such projection; 409 if one is built already
     */
    public Standing begin(String projection, boolean dryRun, String by) {
        return change(projection, before -> {
            before.underWay().ifPresent(rebuild -> {
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "rebuild-under-way",
                        "Generation " + rebuild.generation() + " of " + projection + " is " + words(rebuild.state())
                                + ".");
            });
            return before.begin(dryRun, by, Instant.now());
        });
    }

    public Standing pause(String projection) {
        return change(
                projection, before -> before.with(in(before, State.BUILDING).in(State.PAUSED, Instant.now())));
    }

    public Standing resume(String projection) {
        return change(projection, before -> before.with(in(before, State.PAUSED).in(State.BUILDING, Instant.now())));
    }

    /** Drops what is built. */
    public Standing cancel(String projection) {
        return change(projection, before -> {
            Rebuild rebuild = before.underWay().orElseThrow(() -> notUnderWay(projection));
            return before.discard(rebuild.in(State.CANCELLED, Instant.now()), Instant.now());
        });
    }

    /** Has what is built serve, though it differs. */
    public Standing acceptDifferences(String projection) {
        return change(projection, before -> {
            Instant now = Instant.now();
            Rebuild rebuild = in(before, State.DIFFERENT).in(State.SWITCHED, now);
            return before.switchTo(rebuild, now, now.plus(RebuildLeader.GRACE));
        });
    }

    /** Has the generation serve again that served before. */
    public Standing goBack(String projection) {
        return change(projection, before -> {
            Instant now = Instant.now();
            Previous previous = before.previous()
                    .filter(one -> one.until().isAfter(now))
                    .orElseThrow(() -> new ProblemException(
                            HttpStatus.CONFLICT,
                            "no-way-back",
                            "No generation of " + projection + " that served before is there any more."));
            return before.back(previous, now.plus(RebuildLeader.GRACE));
        });
    }

    private Standing change(String projection, UnaryOperator<Generations> change) {
        ReadModel<?> model = model(projection);
        return standing(model, store.change(projection, change));
    }

    private Standing standing(ReadModel<?> model, Generations agreed) {
        Generation serving = model.generation(agreed.serving());
        return new Standing(
                serving,
                model.positions(agreed.serving()).events(),
                parked.count(List.of(serving.collection()), MOST_PARKED_COUNTED),
                model.failure(agreed.serving()),
                agreed.previous().map(one -> new WayBack(model.generation(one.generation()), one.until())),
                agreed.rebuild());
    }

    private ReadModel<?> model(String projection) {
        if (!readModels.names().contains(projection)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "projection-not-found",
                    "There is no projection " + projection + ": there are " + String.join(", ", readModels.names())
                            + ".");
        }
        return readModels.get(projection);
    }

    private static Rebuild in(Generations agreed, State wanted) {
        Rebuild rebuild = agreed.underWay().orElseThrow(() -> notUnderWay(agreed.projection()));
        if (rebuild.state() != wanted) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "rebuild-in-other-state",
                    "Generation " + rebuild.generation() + " of " + agreed.projection() + " is "
                            + words(rebuild.state()) + ", and not " + words(wanted) + ".");
        }
        return rebuild;
    }

    private static ProblemException notUnderWay(String projection) {
        return new ProblemException(
                HttpStatus.CONFLICT, "no-rebuild", "No generation of " + projection + " is being built.");
    }

    private static String words(State state) {
        return switch (state) {
            case BUILDING -> "being built";
            case PAUSED -> "paused";
            case COMPARING -> "being compared";
            case DIFFERENT -> "found to differ, and waits to be switched to or cancelled";
            case SWITCHED -> "switched to";
            case COMPARED -> "compared";
            case CANCELLED -> "cancelled";
        };
    }
}
