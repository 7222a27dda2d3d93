package org.tenantry.query.tenant;

import com.mongodb.client.MongoDatabase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;

@RestController
@Tag(name = "Tenants")
public final class SearchEndpoint {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TEXT = 200;
    private static final int MAX_WORDS = 8;

    private final MongoDatabase readModels;
    private final ReadYourWrites readYourWrites;

    SearchEndpoint(MongoDatabase readModels, ReadYourWrites readYourWrites) {
        this.readModels = readModels;
        this.readYourWrites = readYourWrites;
    }

    @GetMapping("/v1/tenants")
    @Requires(Permission.READ_TENANT)
    @Operation(
            operationId = "searchTenants",
            summary = "The caller's tenants for which all that is given holds, in the order of their ids")
    TenantPage search(
            @Parameter(description = "beginnings of words in name, id or domains; case and accents do not matter")
                    @RequestParam(name = "text", required = false)
                    @Nullable String text,
            @RequestParam(name = "kind", required = false) @Nullable String kind,
            @Parameter(description = "the tenant's own: provisioning, failed, active, suspended or archived")
                    @RequestParam(name = "status", required = false)
                    @Nullable String status,
            @Parameter(description = "the root of a subtree, itself included")
                    @RequestParam(name = "under", required = false)
                    @Nullable String under,
            @Parameter(description = "1 to 200; 50 unless given")
                    @RequestParam(name = "limit", required = false)
                    @Nullable String limit,
            @Parameter(description = "what 'next' was in the answer to the same query")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        String query = String.join(
                "\n", String.valueOf(text), String.valueOf(kind), String.valueOf(status), String.valueOf(under));
        Optional<String> after = Optional.ofNullable(cursor).map(given -> Cursor.read(query, given));
        TenantSearch search = checked(text, kind, status, under, limit, after);
        readYourWrites.await(position);
        List<TenantView> found = TenantReads.of(caller, readModels).search(oneMore(search));
        if (found.size() <= search.limit()) {
            return new TenantPage(found, null);
        }
        List<TenantView> page = found.subList(0, search.limit());
        return new TenantPage(page, Cursor.of(query, page.get(page.size() - 1).id()));
    }

    /** One more than the page holds tells whether there is a next. */
    private static TenantSearch oneMore(TenantSearch search) {
        return new TenantSearch(
                search.words(), search.kind(), search.status(), search.under(), search.after(), search.limit() + 1);
    }

    private static TenantSearch checked(
            @Nullable String text,
            @Nullable String kind,
            @Nullable String status,
            @Nullable String under,
            @Nullable String limit,
            Optional<String> after) {
        List<Fault> faults = new ArrayList<>();
        List<String> words = text == null ? List.of() : Words.of(text);
        if (text != null && (text.length() > MAX_TEXT || words.isEmpty() || words.size() > MAX_WORDS)) {
            faults.add(new Fault("text", text, "1 to " + MAX_WORDS + " words, at most " + MAX_TEXT + " characters"));
        }
        Optional<TenantStatus> wanted = status(status);
        if (status != null && wanted.isEmpty()) {
            faults.add(new Fault("status", status, "one of " + Arrays.toString(TenantStatus.values())));
        }
        if (under != null && !TenantId.isValid(under)) {
            faults.add(new Fault("under", under, TenantId.EXPECTED));
        }
        int size = limit == null ? DEFAULT_LIMIT : size(limit);
        if (size < 1 || size > MAX_LIMIT) {
            faults.add(new Fault("limit", limit, "a number from 1 to " + MAX_LIMIT));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new TenantSearch(words, Optional.ofNullable(kind), wanted, Optional.ofNullable(under), after, size);
    }

    private static Optional<TenantStatus> status(@Nullable String name) {
        return Arrays.stream(TenantStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static int size(String limit) {
        return limit.matches("\\d{1,4}") ? Integer.parseInt(limit) : 0;
    }
}
