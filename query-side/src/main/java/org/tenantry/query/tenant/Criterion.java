package org.tenantry.query.tenant;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What must hold for a tenant that is searched for. */
sealed interface Criterion {
    /**
     * By its words.
     *
     * @param words each the beginning of a word in name, id or domains; as {@link Words} makes them
     */
    record Text(List<String> words) implements Criterion {
        public Text {
            words = List.copyOf(words);
        }
    }

    record Kind(String kind) implements Criterion {}

    /** By its own status. */
    record Status(TenantStatus status) implements Criterion {}

    /** By what it is in effect: the worst on its path. */
    record InEffect(TenantStatus status) implements Criterion {}

    record ChildOf(String parent) implements Criterion {}

    /** Without a parent. */
    record Root() implements Criterion {}

    /** In a subtree, its root included. */
    record Under(String root) implements Criterion {}

    record Labelled(String key, String value) implements Criterion {}

    /** At an instant or after it. */
    record From(Moment moment, Instant instant) implements Criterion {}

    /** Before an instant. */
    record Before(Moment moment, Instant instant) implements Criterion {}

    record OneOf(Set<String> ids) implements Criterion {
        public OneOf {
            ids = Collections.unmodifiableSet(new TreeSet<>(ids));
        }
    }

    /** A time that a tenant has. */
    enum Moment {
        CREATED,
        UPDATED;

        String field() {
            return this == CREATED ? TenantBson.CREATED_AT : TenantBson.UPDATED_AT;
        }
    }
}
