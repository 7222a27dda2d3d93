package org.tenantry.query.lookup;

import org.jspecify.annotations.Nullable;

/**
 * A document as a node holds it.
 *
 * @param version how many events it is made of; 0 if there is none
 * @param document null if there is none
 * @param weight of it in memory: characters of JSON, about
 */
public record Held<D>(long version, @Nullable D document, int weight) {
    private static final Held<?> NONE = new Held<>(0, null, 0);

    /** That there is no document. */
    @SuppressWarnings("unchecked") // it holds nothing
    public static <D> Held<D> none() {
        return (Held<D>) NONE;
    }
}
