package org.tenantry.query.tenant;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.tenantry.events.TenantId;

/** In which order tenants are found. Those that are alike in it are in the order of their ids. */
record Order(By by, boolean descending) {
    static final Order BY_ID = new Order(By.ID, false);

    /** What {@link #parse} takes, in words for an error. */
    static final String EXPECTED = "one of "
            + Arrays.stream(By.values()).map(by -> by.parameter).collect(Collectors.joining(", "))
            + ", with '-' before it for descending";

    private static final char DESCENDING = '-';

    /** What tenants can be sorted by. */
    enum By {
        ID("id", TenantBson.ID),
        NAME("name", TenantBson.NAME_KEY),
        CREATED("createdAt", TenantBson.CREATED_AT),
        UPDATED("updatedAt", TenantBson.UPDATED_AT);

        private final String parameter;
        private final String field;

        By(String parameter, String field) {
            this.parameter = parameter;
            this.field = field;
        }

        String field() {
            return field;
        }

        private boolean isTime() {
            return this == CREATED || this == UPDATED;
        }
    }

    /** Where a tenant stands in an order: by what it is sorted by, as text, and its id. */
    record Place(String key, String id) {}

    static Optional<Order> parse(String parameter) {
        boolean descending = parameter.indexOf(DESCENDING) == 0;
        String name = descending ? parameter.substring(1) : parameter;
        return Arrays.stream(By.values())
                .filter(by -> by.parameter.equals(name))
                .findFirst()
                .map(by -> new Order(by, descending));
    }

    Place placeOf(Document tenant) {
        String key = by.isTime()
                ? Long.toString(tenant.getDate(by.field).toInstant().toEpochMilli())
                : tenant.getString(by.field);
        return new Place(key, tenant.getString(TenantBson.ID));
    }

    /** Whether there can be a tenant in such a place. */
    boolean has(Place place) {
        return TenantId.isValid(place.id())
                && switch (by) {
                    case ID -> place.key().equals(place.id());
                    case NAME -> place.key().matches("(?:[0-9a-f]{2})*");
                    case CREATED, UPDATED -> place.key().matches("\\d{1,15}");
                };
    }

    Bson sort() {
        return by == By.ID ? sort(TenantBson.ID) : Sorts.orderBy(sort(by.field), sort(TenantBson.ID));
    }

    private Bson sort(String field) {
        return descending ? Sorts.descending(field) : Sorts.ascending(field);
    }

    /** What comes after a place. */
    Bson after(Place place) {
        BiFunction<String, Object, Bson> beyond =
                descending ? (field, value) -> lt(field, value) : (field, value) -> gt(field, value);
        BiFunction<String, Object, Bson> from =
                descending ? (field, value) -> lte(field, value) : (field, value) -> gte(field, value);
        Bson beyondId = beyond.apply(TenantBson.ID, place.id());
        if (by == By.ID) {
            return beyondId;
        }
        Object key = by.isTime() ? Instant.ofEpochMilli(Long.parseLong(place.key())) : place.key();
        return and(from.apply(by.field, key), or(beyond.apply(by.field, key), and(eq(by.field, key), beyondId)));
    }

    /** What holds for all tenants, said of what they are sorted by: a walk from the one end to the other. */
    Bson fromTheFirst() {
        return gte(by.field, by.isTime() ? Instant.EPOCH : "");
    }
}
