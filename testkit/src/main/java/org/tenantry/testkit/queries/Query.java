package org.tenantry.testkit.queries;

import java.util.Collection;
import java.util.List;

/**
 * The shape of what a command looks for.
 *
 * @param command its name
 * @param limited whether it is at an end after some documents, however many there are
 */
record Query(String command, Filter filter, List<Key> sort, boolean limited) {
    /**
     * Whether an index serves this: it narrows down what is read to a part of it, and the part comes
     * in the order of the sort; or it finds each by its name, as few as are named. An {@code $or} is served when each
     * branch is. Without any condition it is served when it is limited and comes in order.
     *
     * <p>Other conditions may be checked on what is read: so a search with criteria that are left
     * out or given has an index for each of them, not for each combination.
     *
     * <p>Which fields hold arrays is not known here: MongoDB does not bound two fields of one array
     * together outside of {@code $elemMatch}, and does not sort by an array that it bounds.
     */
    boolean isServedBy(Collection<Index> indexes) {
        if (filter.isAll()) {
            return limited && indexes.stream().anyMatch(index -> index.delivers(sort, filter));
        }
        return indexes.stream().anyMatch(this::isServedBy)
                || filter.waysByAlternatives()
                        .anyMatch(branches -> branches.stream()
                                .allMatch(branch -> new Query(command, branch, sort, limited).isServedBy(indexes)));
    }

    private boolean isServedBy(Index index) {
        return index.findsWhatIsNamed(filter) || (index.narrows(filter) && index.delivers(sort, filter));
    }

    Query matching(Filter more) {
        return new Query(command, filter.and(more), sort, limited);
    }

    Query sortedBy(List<Key> keys) {
        return new Query(command, filter, keys, limited);
    }

    Query withLimit() {
        return new Query(command, filter, sort, true);
    }

    @Override
    public String toString() {
        return command + " " + filter + (sort.isEmpty() ? "" : " sorted by " + Key.toString(sort))
                + (limited ? ", limited" : "");
    }
}
