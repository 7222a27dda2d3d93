package org.tenantry.log;

import java.util.List;
import java.util.Map;

/** Commits for tests. */
final class Commits {
    private Commits() {}

    static NewCommit of(String aggregate, long sequence) {
        return of(aggregate + "@" + sequence, aggregate, sequence);
    }

    static NewCommit of(String id, String aggregate, long sequence, Guard... guards) {
        return new NewCommit(
                id,
                aggregate,
                aggregate,
                sequence,
                Map.of("actor", "admin"),
                List.of(new LogEvent("Happened", "{\"n\":" + sequence + "}")),
                List.of(guards));
    }

    static NewCommit ofTwo(String aggregate, long sequence) {
        return new NewCommit(
                aggregate + "@" + sequence,
                aggregate,
                aggregate,
                sequence,
                Map.of(),
                List.of(new LogEvent("First", "{}"), new LogEvent("Second", "{}")),
                List.of());
    }
}
