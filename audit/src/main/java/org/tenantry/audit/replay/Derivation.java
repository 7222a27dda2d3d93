package org.tenantry.audit.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenantry.audit.replay.Selection.PersonalData;
import org.tenantry.events.Position;
import org.tenantry.log.Commit;
import org.tenantry.log.Head;
import org.tenantry.log.Link;
import org.tenantry.log.LogEvent;

/**
 * What a partition's commits become in the copy, one after another: a log of its own, numbered without gaps and chained
 * from its own beginning; or, if nothing is left out, the very same.
 */
final class Derivation {
    /** Where a commit of a copy comes from. */
    static final String ORIGIN = "origin";

    private final Selection selection;
    private final String source;
    private final int partition;
    private final Map<String, Long> nextSequences = new HashMap<>();
    private Head followed;
    private Head head;

    /**
     * @param source the id of the log that is replayed
     * @param followed where that is read from
     * @param head of the copy
     */
    Derivation(Selection selection, String source, int partition, Head followed, Head head) {
        this.selection = selection;
        this.source = source;
        this.partition = partition;
        this.followed = followed;
        this.head = head;
    }

    /** Where the copy stands after what was derived. */
    Head head() {
        return head;
    }

    /**
     * The commit of the copy; empty if nothing of it is in.
     *
     * @throws IllegalStateException if the log is damaged there, or it cannot be told what is personal
     */
    Optional<Commit> next(Commit commit) {
        followed = follow(commit);
        if (selection.isOfAll()) {
            head = followed;
            return Optional.of(commit);
        }
        if (!selection.hasKey(commit.key())) {
            return Optional.empty();
        }
        List<LogEvent> events = events(commit);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        long sequence = nextSequences.getOrDefault(commit.aggregate(), 0L);
        Commit derived = head.followedBy(commit, sequence, metadata(commit), events);
        nextSequences.put(commit.aggregate(), derived.nextSequence());
        head = Head.after(derived);
        return Optional.of(derived);
    }

    /** What is damaged is not passed on. */
    private Head follow(Commit commit) {
        if (!Link.of(commit).hashAfter(followed.hash()).equals(commit.hash())) {
            throw new IllegalStateException("the log is damaged at " + new Position(partition, commit.position())
                    + ": ./dev audit verify tells more");
        }
        return Head.after(commit);
    }

    private List<LogEvent> events(Commit commit) {
        List<LogEvent> events = new ArrayList<>();
        for (LogEvent event : commit.events()) {
            if (selection.hasType(event.type())) {
                events.add(dropsPersonalData() ? withoutPersonalData(commit, event) : event);
            }
        }
        return events;
    }

    private boolean dropsPersonalData() {
        return selection.personalData() == PersonalData.drop;
    }

    private LogEvent withoutPersonalData(Commit commit, LogEvent event) {
        try {
            return PersonalFields.without(event);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(new Position(partition, commit.position()) + ": " + e.getMessage(), e);
        }
    }

    private Map<String, String> metadata(Commit commit) {
        Map<String, String> metadata =
                dropsPersonalData() ? PersonalFields.without(commit.metadata()) : new TreeMap<>(commit.metadata());
        metadata.put(ORIGIN, source + "/" + new Position(partition, commit.position()));
        return metadata;
    }
}
