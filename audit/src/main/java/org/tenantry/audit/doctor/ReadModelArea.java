package org.tenantry.audit.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.bson.Document;
import org.tenantry.audit.doctor.Diagnosis.State;
import org.tenantry.audit.doctor.StoredReadModels.Place;
import org.tenantry.log.Commit;
import org.tenantry.log.StoredLog;

/** Which generation of a read model serves, whether it has what happened, and what goes on beside it. */
final class ReadModelArea {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final StoredLog log;
    private final Instant now;
    private final String projection;
    private final String area;
    private final Document generations;
    private final SortedMap<Integer, Place> progress;

    /** @param models that were read before: where the log is then, it is further */
    ReadModelArea(StoredLog log, StoredReadModels models, String projection, Instant now) {
        this.log = log;
        this.now = now;
        this.projection = projection;
        this.area = "read model " + projection;
        this.generations = models.generations(projection);
        this.progress = models.progress(models.serving(projection));
    }

    Diagnosis examine() {
        Diagnosis serving = serving();
        return generations.get("rebuild") instanceof Document rebuild ? beside(serving, rebuild) : serving;
    }

    private Diagnosis serving() {
        long behind = 0;
        Instant oldest = now;
        for (int partition = 0; partition < log.partitions(); partition++) {
            Place place = progress.getOrDefault(partition, new Place(log.id(), 0));
            long waiting = log.head(partition).position() - place.position();
            if (!place.log().equals(log.id()) || waiting < 0) {
                return new Diagnosis(
                        area,
                        State.ACT,
                        "it has events of log " + place.log() + " that this log does not have, in partition "
                                + partition,
                        "The log was restored from an older copy, or this is the database of another system. See what"
                                + " differs with ./dev audit verify --topic before ./dev rebuild " + projection,
                        Map.of());
            }
            if (waiting > 0) {
                behind += waiting;
                Instant since = log.commitWith(partition, place.position())
                        .map(Commit::time)
                        .orElse(now);
                oldest = since.isBefore(oldest) ? since : oldest;
            }
        }
        return serving(behind, Duration.between(oldest, now));
    }

    private Diagnosis serving(long behind, Duration since) {
        Map<String, ?> figures = Map.of(
                "serving",
                generations.getInteger("serving"),
                "eventsBehind",
                behind,
                "secondsBehind",
                since.toSeconds());
        String told = "generation " + generations.getInteger("serving") + " serves, "
                + (behind == 0
                        ? "with all events"
                        : Amounts.count(behind, "event") + " behind, for " + Amounts.time(since));
        return since.compareTo(PATIENCE) <= 0
                ? Diagnosis.ok(area, told, figures)
                : new Diagnosis(
                        area,
                        State.ACT,
                        told,
                        "Queries tell what was so then. If the topic has the events (see above), no query side runs, or it"
                                + " cannot write to MongoDB: see its log and /readyz.",
                        figures);
    }

    private Diagnosis beside(Diagnosis serving, Document rebuild) {
        String generation = "generation " + rebuild.getInteger("generation");
        return switch (rebuild.getString("state")) {
            case "BUILDING" ->
                with(
                        serving,
                        stateOf(rebuild),
                        generation + " is built, " + Amounts.count(rebuild.getLong("events")) + " of "
                                + Amounts.count(rebuild.getLong("ofEvents"), "event"),
                        adviceOf(rebuild));
            case "COMPARING" ->
                with(
                        serving,
                        stateOf(rebuild),
                        generation + " is compared, " + Amounts.count(rebuild.getLong("documents"), "document"),
                        adviceOf(rebuild));
            case "PAUSED" ->
                with(
                        serving,
                        State.LOOK,
                        generation + " is built no further, by order",
                        "Go on with ./dev rebuild " + projection + " --resume, or drop it with --cancel.");
            case "DIFFERENT" ->
                with(
                        serving,
                        State.ACT,
                        generation + " is built, and " + Amounts.count(rebuild.getLong("differences"), "document")
                                + " of it differ or are parked",
                        "Look at what differs with ./dev rebuild " + projection
                                + "; then have it serve with --accept, or" + " drop it with --cancel.");
            default -> serving;
        };
    }

    private State stateOf(Document rebuild) {
        return isLed(rebuild) ? State.LOOK : State.ACT;
    }

    private String adviceOf(Document rebuild) {
        return isLed(rebuild)
                ? "A rebuild that " + rebuild.getString("by") + " ordered is under way: ./dev rebuild " + projection
                        + " shows how far it is."
                : "No node goes on with the rebuild: no query side runs, or it cannot write to MongoDB.";
    }

    /** It has no leader for a moment at its beginning, and between two. */
    private boolean isLed(Document rebuild) {
        Instant heard = rebuild.get("leader") instanceof Document leader
                ? leader.getDate("until").toInstant()
                : rebuild.getDate("changed").toInstant();
        return heard.isAfter(now.minus(PATIENCE));
    }

    private static Diagnosis with(Diagnosis serving, State state, String told, String advice) {
        return new Diagnosis(
                serving.area(),
                state.compareTo(serving.state()) > 0 ? state : serving.state(),
                serving.told() + "; " + told,
                (serving.advice() + " " + advice).strip(),
                serving.figures());
    }
}
