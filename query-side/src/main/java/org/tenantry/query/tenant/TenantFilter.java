package org.tenantry.query.tenant;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.tenantry.query.tenant.Criterion.Before;
import org.tenantry.query.tenant.Criterion.ChildOf;
import org.tenantry.query.tenant.Criterion.From;
import org.tenantry.query.tenant.Criterion.InEffect;
import org.tenantry.query.tenant.Criterion.Kind;
import org.tenantry.query.tenant.Criterion.Labelled;
import org.tenantry.query.tenant.Criterion.Moment;
import org.tenantry.query.tenant.Criterion.OneOf;
import org.tenantry.query.tenant.Criterion.Root;
import org.tenantry.query.tenant.Criterion.Status;
import org.tenantry.query.tenant.Criterion.Text;
import org.tenantry.query.tenant.Criterion.Under;
import org.tenantry.query.tenant.Order.By;
import org.tenantry.query.tenant.Order.Place;

/** Searches as MongoDB filters, and the indexes that serve them. */
final class TenantFilter {
    /** So many are read, and compared with, for each page. */
    private static final int MAX_BLOCKERS = 10_000;

    private final MongoCollection<Document> tenants;

    TenantFilter(MongoCollection<Document> tenants) {
        this.tenants = tenants;
    }

    /**
     * Each index begins with what a search asks for by equality and goes on in the order of its pages, so
     * that a page is read without the ones before it, and without sorting. There is one
     *
     * <ul>
     *   <li>for each order, of all tenants: a range of times is a part of the one that is in its order;
     *   <li>for each order and subtree, parent, kind, status, and label; for a scope, as that is subtrees;
     *   <li>for a text, by id only, as a tenant has a great many beginnings of words. In another order
     *       all tenants of the scope are walked through, or MongoDB sorts what the text finds, whichever it
     *       deems less: of n tenants, for a page of k, some √(k·n) at worst.
     * </ul>
     *
     * What else is asked for is checked on what is read; ids that are named are as few as they are.
     */
    static void createIndexes(MongoCollection<Document> tenants) {
        for (By order : By.values()) {
            List<String> inOrder = order == By.ID ? List.of(TenantBson.ID) : List.of(order.field(), TenantBson.ID);
            if (order != By.ID) { // which MongoDB has an index for
                tenants.createIndex(Indexes.ascending(inOrder));
            }
            for (String asked : List.of(
                    TenantBson.PATH, TenantBson.PARENT, TenantBson.KIND, TenantBson.STATUS, TenantBson.LABELLED)) {
                tenants.createIndex(Indexes.ascending(
                        Stream.concat(Stream.of(asked), inOrder.stream()).toList()));
            }
        }
        tenants.createIndex(Indexes.ascending(TenantBson.BEGINNINGS, TenantBson.ID));
        tenants.createIndex(Indexes.ascending(TenantBson.BLOCKS, TenantBson.PATH));
    }

    /** What holds for the tenants of an area that a search is for; empty for all there are. */
    Optional<Bson> of(TenantSearch search, Area area) {
        List<Bson> conditions = conditions(search, narrowed(area, search));
        return conditions.isEmpty() ? Optional.empty() : Optional.of(and(conditions));
    }

    /**
     * What holds for those of them that come after a place, said so that an index serves it.
     *
     * @param after empty for all
     */
    Bson of(TenantSearch search, Area wholeArea, Optional<Place> after) {
        Area area = narrowed(wholeArea, search);
        List<Bson> conditions = new ArrayList<>(conditions(search, area));
        boolean isIndexed = area.roots().isPresent()
                || search.criteria().stream().anyMatch(criterion -> isIndexed(criterion, search.order()));
        after.map(search.order()::after)
                .or(() -> isIndexed
                        ? Optional.empty()
                        : Optional.of(search.order().fromTheFirst()))
                .ifPresent(conditions::add);
        return and(conditions);
    }

    private List<Bson> conditions(TenantSearch search, Area area) {
        List<Bson> conditions = new ArrayList<>();
        area.filter().ifPresent(conditions::add);
        search.criteria().forEach(criterion -> conditions.addAll(of(criterion, area)));
        return conditions;
    }

    /** To where the tenants are that are searched for; so what is beside it need not be known. */
    private static Area narrowed(Area area, TenantSearch search) {
        Area narrowed = area;
        for (Criterion criterion : search.criteria()) {
            narrowed = switch (criterion) {
                case Under under -> narrowed.within(under.root());
                case ChildOf child -> narrowed.within(child.parent());
                default -> narrowed;
            };
        }
        return narrowed;
    }

    private List<Bson> of(Criterion criterion, Area area) {
        return switch (criterion) {
            case Text text ->
                text.words().stream()
                        .map(word -> eq(TenantBson.BEGINNINGS, Words.beginning(word)))
                        .toList();
            case Kind kind -> List.of(eq(TenantBson.KIND, kind.kind()));
            case Status status -> List.of(eq(TenantBson.STATUS, status.status().name()));
            case InEffect effective ->
                List.of(Blockers.of(area, tenants, MAX_BLOCKERS).inEffect(effective.status()));
            case ChildOf child -> List.of(eq(TenantBson.PARENT, child.parent()));
            case Root root -> List.of(eq(TenantBson.PARENT, null));
            case Under under -> List.of(); // the area is narrowed to it
            case Labelled label -> List.of(eq(TenantBson.LABELLED, TenantBson.labelled(label.key(), label.value())));
            case From from -> List.of(gte(from.moment().field(), from.instant()));
            case Before before -> List.of(lt(before.moment().field(), before.instant()));
            case OneOf ids -> List.of(in(TenantBson.ID, ids.ids()));
        };
    }

    /** Whether an index that begins with what a criterion asks for goes on in an order. */
    private static boolean isIndexed(Criterion criterion, Order order) {
        return switch (criterion) {
            case Text text -> order.by() == By.ID;
            case From from -> isOf(from.moment(), order);
            case Before before -> isOf(before.moment(), order);
            case Kind kind -> true;
            case Status status -> true;
            case InEffect effective -> true;
            case ChildOf child -> true;
            case Root root -> true;
            case Under under -> true;
            case Labelled label -> true;
            case OneOf ids -> true;
        };
    }

    private static boolean isOf(Moment moment, Order order) {
        return order.by().field().equals(moment.field());
    }
}
