package org.tenantry.query.tenant;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.http.HttpStatus;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

/**
 * The tenants that make others worse than they are by themselves: those that are not active and have
 * children. They are few, however many stand beneath them, and are read anew for each search.
 */
final class Blockers {
    private final Map<String, TenantStatus> statuses;

    private Blockers(Map<String, TenantStatus> statuses) {
        this.statuses = statuses;
    }

    /**
     * Those in an area and above it.
     *
     * @param max how many may be read
     * @throws ProblemException 400 if there are more
     */
    static Blockers of(Area area, MongoCollection<Document> tenants, int max) {
        Map<String, TenantStatus> statuses = new TreeMap<>();
        List<Bson> within =
                new ArrayList<>(List.of(in(TenantBson.BLOCKS, names(status -> status != TenantStatus.ACTIVE))));
        area.filter().ifPresent(within::add);
        read(tenants.find(and(within)).limit(max + 1), statuses);
        if (statuses.size() > max) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "search-too-broad",
                    "More than " + max
                            + " tenants with children are not active: too many to tell what is beneath them.",
                    new Fault("under", null, "a subtree with fewer of them"));
        }
        Set<String> above = area.above();
        if (!above.isEmpty()) {
            read(tenants.find(in(TenantBson.ID, above)), statuses);
        }
        return new Blockers(statuses);
    }

    private static void read(FindIterable<Document> tenants, Map<String, TenantStatus> to) {
        for (Document tenant : tenants.projection(Projections.include(TenantBson.STATUS))) {
            to.put(tenant.getString(TenantBson.ID), TenantStatus.valueOf(tenant.getString(TenantBson.STATUS)));
        }
    }

    /** What holds for the tenants that are this in effect: that is the worst on the path. */
    Bson inEffect(TenantStatus wanted) {
        Set<String> same = highest(status -> status == wanted && wanted != TenantStatus.ACTIVE);
        Set<String> worse = highest(status -> status.compareTo(wanted) > 0);
        Bson itself = eq(TenantBson.STATUS, wanted.name());
        Bson some = same.isEmpty()
                ? itself
                : or(
                        itself,
                        and(in(TenantBson.STATUS, names(own -> own.compareTo(wanted) < 0)), in(TenantBson.PATH, same)));
        return worse.isEmpty() ? some : and(some, nin(TenantBson.PATH, worse));
    }

    /** Without those beneath another: what is beneath them is beneath that as well. */
    private Set<String> highest(Predicate<TenantStatus> which) {
        Set<String> highest = new TreeSet<>();
        statuses.forEach((tenant, status) -> { // in the order of ids, so that what is above comes first
            boolean beneathAnother =
                    new TenantId(tenant).ancestors().stream().anyMatch(ancestor -> highest.contains(ancestor.value()));
            if (which.test(status) && !beneathAnother) {
                highest.add(tenant);
            }
        });
        return highest;
    }

    private static List<String> names(Predicate<TenantStatus> which) {
        return Arrays.stream(TenantStatus.values())
                .filter(which)
                .map(TenantStatus::name)
                .toList();
    }
}
