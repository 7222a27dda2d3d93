package org.tenantry.query.tenant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.access.Scope;
import org.tenantry.query.history.AsOf;
import org.tenantry.query.history.PositionVector;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.Criterion.Under;
import org.tenantry.query.tenant.PastSearch.Place;
import org.tenantry.query.tenant.TenantReads.Count;
import org.tenantry.query.tenant.TenantReads.Found;

@RestController
@Tag(name = "Tenants")
public final class SearchEndpoint {
    private final ReadModels readModels;
    private final PastTenants past;
    private final ReadYourWrites readYourWrites;
    private final ReadYourWrites readYourHistory;

    SearchEndpoint(
            ReadModels readModels,
            PastTenants past,
            ReadYourWrites readYourWrites,
            @Qualifier("readYourHistory") ReadYourWrites readYourHistory) {
        this.readModels = readModels;
        this.past = past;
        this.readYourWrites = readYourWrites;
        this.readYourHistory = readYourHistory;
    }

    @GetMapping("/v1/tenants")
    @Requires(
            value = {Permission.READ_TENANT, Permission.READ_HISTORY},
            forMore = Permission.READ_PERSONAL_DATA)
    @Operation(
            operationId = "searchTenants",
            summary = "The caller's tenants for which all that is given holds, page by page",
            description =
                    "Where pages follow each other while tenants change, none is left out or comes twice but those"
                            + " whose own place in the order changes. A page may be short, or empty, and have a next one."
                            + " With at, tenants as they were, for those who may read their history.")
    TenantPage search(
            @ParameterObject SearchParameters parameters,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        if (parameters.at() != null) {
            return past(parameters, parameters.at(), position, caller);
        }
        SearchRequest request = SearchRequest.of(parameters);
        readYourWrites.await(position, touched(request.search(), caller));
        TenantReads tenants = TenantReads.of(caller, readModels);
        Found found = tenants.search(request.search(), request.after(), request.limit());
        Optional<Count> count = request.counts() ? Optional.of(tenants.count(request.search())) : Optional.empty();
        return new TenantPage(
                found.tenants(),
                found.next().map(place -> Cursor.of(request.search(), place)).orElse(null),
                count.map(Count::value).orElse(null),
                count.map(Count::isExact).orElse(null),
                null);
    }

    /** All pages are as of the positions that the first one found. */
    private TenantPage past(SearchParameters parameters, String at, @Nullable String position, Caller caller) {
        caller.requireAnywhere(Permission.READ_HISTORY);
        int limit = SearchRequest.limit(parameters);
        PastSearch search = PastSearch.of(parameters, at);
        AsOf asOf = AsOf.parse(at);
        Optional<Place> place = Optional.ofNullable(parameters.cursor()).map(search::read);
        Scope scope = caller.scope(Permission.READ_HISTORY);
        Touched touched = search.under().map(Touched::treeOf).orElseGet(() -> Touched.scope(scope));
        readYourHistory.await(position, touched);
        readYourHistory.await(asOf, touched);
        PositionVector positions =
                place.map(Place::positions).orElseGet(() -> past.positions(asOf, search.area(scope)));
        PastTenants.Found found =
                past.search(search, scope, positions, place.map(Place::id).orElse(""), limit, caller);
        return new TenantPage(
                found.tenants(),
                found.next().map(id -> search.cursor(new Place(positions, id))).orElse(null),
                null,
                null,
                positions.byPartition().isEmpty() ? null : positions.toString());
    }

    private static Touched touched(TenantSearch search, Caller caller) {
        return search.criteria().stream()
                .filter(Under.class::isInstance)
                .findFirst()
                .map(under -> Touched.treeOf(((Under) under).root()))
                .orElseGet(() -> Touched.scope(caller.scope()));
    }
}
