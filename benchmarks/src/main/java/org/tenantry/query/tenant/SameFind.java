package org.tenantry.query.tenant;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.NullMarked;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.tenantry.access.Scope;
import org.tenantry.query.projection.ReadModels;

/**
 * The find that a search makes, by MongoDB's driver alone: the same filter, order, limit and fields, and what is found
 * decoded to documents; and the same count, if one is asked for. It stands in the package of what it is compared with,
 * which nobody else may see.
 */
@NullMarked
public final class SameFind {
    private final MongoCollection<Document> tenants;
    private final SearchRequest request;
    private final Bson filter;

    private SameFind(MongoCollection<Document> tenants, SearchRequest request) {
        this.tenants = tenants;
        this.request = request;
        this.filter = new TenantFilter(tenants).of(request.search(), Area.of(new Scope.Platform()), Optional.empty());
    }

    /** What a search by a platform administrator makes, its parameters written as in a URL. */
    public static SameFind of(ReadModels readModels, String query) {
        return new SameFind(readModels.collection(TenantProjection.NAME), SearchRequest.of(parameters("?" + query)));
    }

    private static SearchParameters parameters(String query) {
        MultiValueMap<String, String> sent =
                UriComponentsBuilder.fromUriString(query).build().getQueryParams();
        return new SearchParameters(
                sent.getFirst("text"),
                sent.getFirst("kind"),
                sent.getFirst("status"),
                sent.getFirst("effectiveStatus"),
                sent.getFirst("parent"),
                sent.getFirst("roots"),
                sent.getFirst("under"),
                sent.getOrDefault("label", List.of()),
                sent.getFirst("createdFrom"),
                sent.getFirst("createdBefore"),
                sent.getFirst("updatedFrom"),
                sent.getFirst("updatedBefore"),
                sent.getOrDefault("id", List.of()),
                sent.getFirst("sort"),
                sent.getFirst("limit"),
                sent.getFirst("cursor"),
                sent.getFirst("count"),
                sent.getFirst("at"));
    }

    /** Finds; the ids of a page. */
    public List<String> ids() {
        return found().stream()
                .limit(request.limit())
                .map(tenant -> Objects.requireNonNull(tenant.getString(TenantBson.ID)))
                .toList();
    }

    /** Finds, and does nothing with it. */
    public void run() {
        var _ = found();
        if (request.counts()) {
            var _ = tenants.countDocuments(filter, new CountOptions().limit(TenantReads.MAX_COUNT + 1));
        }
    }

    private List<Document> found() {
        return tenants.find(filter)
                .projection(Projections.exclude(TenantBson.BEGINNINGS))
                .sort(request.search().order().sort())
                .limit(request.limit() + 1)
                .into(new ArrayList<>());
    }
}
