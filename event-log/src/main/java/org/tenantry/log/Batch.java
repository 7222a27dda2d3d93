package org.tenantry.log;

import java.util.List;

/**
 * Commits that have been given their positions, and those who wait for them, index by index. While
 * its outcome is unknown it is sent again only as it is.
 */
record Batch(List<PendingAppend> appends, List<Commit> commits) {
    int size() {
        return commits.size();
    }

    Commit commit(int index) {
        return commits.get(index);
    }

    PendingAppend append(int index) {
        return appends.get(index);
    }

    List<Commit> commitsFrom(int index) {
        return commits.subList(index, commits.size());
    }

    /** Those from {@code index} on, which surely are not stored and may be given other positions. */
    List<PendingAppend> notStoredFrom(int index) {
        List<PendingAppend> rest = List.copyOf(appends.subList(index, appends.size()));
        rest.forEach(PendingAppend::requeue);
        return rest;
    }
}
