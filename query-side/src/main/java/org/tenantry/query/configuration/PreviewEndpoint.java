package org.tenantry.query.configuration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Caller;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Level;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import org.tenantry.http.PageSize;
import org.tenantry.http.Places;
import org.tenantry.http.ProblemException;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.projection.Positions;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.TenantProjection;
import org.tenantry.query.tenant.TenantReads;
import org.tenantry.query.tenant.Touched;

/** Whom a change would touch, asked before it is made. Nothing is stored, and nobody else sees it. */
@RestController
@Tag(name = "Configuration")
public final class PreviewEndpoint {
    private static final int MAX_TRIES = 3;
    private static final int AT_ONCE = 2;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Places places = new Places(AT_ONCE, PreviewEndpoint::busy, 1, PreviewEndpoint::ownUnderWay);

    private final ReadModels readModels;
    private final Lookup lookup;
    private final StoredVersions versions;
    private final SeenTopic topic;
    private final List<Positions> read;
    private final List<ReadYourWrites> readYourWrites;

    PreviewEndpoint(
            ReadModels readModels,
            Lookup lookup,
            StoredVersions versions,
            SeenTopic topic,
            @Qualifier("readYourConfiguration") ReadYourWrites readYourConfiguration,
            ReadYourWrites readYourTenants) {
        this.readModels = readModels;
        this.lookup = lookup;
        this.versions = versions;
        this.topic = topic;
        this.read = Stream.of(ConfigurationProjection.NAME, TenantProjection.NAME)
                .map(readModels::positions)
                .toList();
        this.readYourWrites = List.of(readYourConfiguration, readYourTenants);
    }

    @PostMapping("/v1/tenants/{id}/overrides/{namespace}/preview")
    @Requires(Permission.EDIT_CONFIGURATION)
    @Operation(
            operationId = "previewOverrides",
            summary = "Whom a change of what a tenant sets would touch, and how",
            description = "Whether the change would be taken is told by sending it with dryRun=true.")
    BlastRadiusView overrides(
            @PathVariable("id") String id,
            @PathVariable("namespace") String namespace,
            @RequestBody PreviewRequests.Overrides body,
            @Parameter(description = PageSize.DESCRIPTION) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "what 'next' was in the answer")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        caller.require(Permission.EDIT_CONFIGURATION, id, namespace);
        if (!TenantId.isValid(id)) {
            throw Caller.tenantNotFound(id);
        }
        Namespace.checked(namespace);
        int size = PageSize.of(limit);
        readYourWrites.forEach(one -> one.await(position, Touched.treeOf(id).andPlatform()));
        TenantId tenant = new TenantId(id);
        if (lookup.status(tenant).isEmpty()) {
            throw Caller.tenantNotFound(id);
        }
        return stable(
                () -> List.of(0, tenant.partition(topic.partitions())),
                () -> overridden(Aggregates.levels(tenant), Optional.of(id), namespace, body, cursor, size),
                caller,
                Optional.of(id));
    }

    @PostMapping("/v1/platform/overrides/{namespace}/preview")
    @Requires(Permission.MANAGE_DEFINITIONS)
    @Operation(
            operationId = "previewPlatformOverrides",
            summary = "Whom a change of what the platform sets would touch, and how")
    BlastRadiusView platform(
            @PathVariable("namespace") String namespace,
            @RequestBody PreviewRequests.Overrides body,
            @Parameter(description = PageSize.DESCRIPTION) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "what 'next' was in the answer")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.MANAGE_DEFINITIONS);
        Namespace.checked(namespace);
        int size = PageSize.of(limit);
        readYourWrites.forEach(one -> one.await(position, Touched.everything()));
        return stable(
                this::allPartitions,
                () -> overridden(List.of(Level.PLATFORM), Optional.empty(), namespace, body, cursor, size),
                caller,
                Optional.empty());
    }

    @PostMapping("/v1/definitions/{namespace}/preview")
    @Requires(Permission.MANAGE_DEFINITIONS)
    @Operation(
            operationId = "previewDefinition",
            summary = "Whom a definition would touch, how, and which stored values would not fit it")
    BlastRadiusView definition(
            @PathVariable("namespace") String namespace,
            @RequestBody PreviewRequests.Defined body,
            @Parameter(description = PageSize.DESCRIPTION) @RequestParam(name = "limit", required = false) @Nullable String limit,
            @Parameter(description = "what 'next' was in the answer")
                    @RequestParam(name = "cursor", required = false)
                    @Nullable String cursor,
            @RequestHeader(name = ReadYourWrites.HEADER, required = false) @Nullable String position,
            @AuthenticationPrincipal Caller caller) {
        caller.requirePlatformAdmin(Permission.MANAGE_DEFINITIONS);
        Namespace.checked(namespace);
        int size = PageSize.of(limit);
        readYourWrites.forEach(one -> one.await(position, Touched.everything()));
        return stable(
                this::allPartitions,
                () -> {
                    Optional<Definition> before = present(namespace);
                    Definition after = body.definition(
                            namespace, before.map(Definition::version).orElse(0L) + 1);
                    return new BlastRadius(
                            before,
                            after,
                            levels(Optional.empty(), namespace),
                            Optional.empty(),
                            cursor == null ? "" : cursor,
                            size);
                },
                caller,
                Optional.empty());
    }

    private BlastRadius overridden(
            List<String> path,
            Optional<String> root,
            String namespace,
            PreviewRequests.Overrides body,
            @Nullable String cursor,
            int size) {
        Definition definition = present(namespace).orElseThrow(() -> Namespace.notDefined(namespace));
        Map<String, Level> levels = levels(root, namespace);
        List<String> above = path.stream()
                .map(level -> Aggregates.overrides(level, namespace))
                .toList();
        versions.present(above).values().forEach(version -> add(levels, version));
        String name = path.getLast();
        Level changed = body.on(levels.getOrDefault(name, Level.empty(name)), definition);
        return new BlastRadius(
                Optional.of(definition), definition, levels, Optional.of(changed), cursor == null ? "" : cursor, size);
    }

    private Optional<Definition> present(String namespace) {
        String aggregate = Aggregates.definition(namespace);
        return Optional.ofNullable(versions.present(List.of(aggregate)).get(aggregate))
                .map(Lineage::definition);
    }

    private Map<String, Level> levels(Optional<String> root, String namespace) {
        Map<String, Level> levels = new HashMap<>();
        versions.overridesWithin(root, namespace).forEach(version -> add(levels, version));
        return levels;
    }

    private static void add(Map<String, Level> levels, Version version) {
        if (version.aggregate().startsWith(Aggregates.DEFINITIONS)) {
            return; // it is of the same namespace
        }
        Level level = Lineage.level("", version);
        levels.put(level.name(), level);
    }

    private List<Integer> allPartitions() {
        return IntStream.range(0, topic.partitions()).boxed().toList();
    }

    /** Works it out; anew, if what it is worked out on changed meanwhile. Only a few at a time: each may look at all. */
    private BlastRadiusView stable(
            Supplier<List<Integer>> partitions, Supplier<BlastRadius> begin, Caller caller, Optional<String> under) {
        topic.knownPartitions(); // or it is too early
        try (var _ = places.take(caller.account())) {
            for (int tries = 1; ; tries++) {
                String before = positions(partitions.get());
                BlastRadius radius = begin.get();
                TenantReads.forEachId(caller, readModels, under, tenant -> radius.look(new TenantId(tenant)));
                if (before.equals(positions(partitions.get())) || tries == MAX_TRIES) {
                    return radius.view(before);
                }
            }
        }
    }

    private static ProblemException busy() {
        return ProblemException.unavailable("overloaded", "Too many previews at once; try again.", SOON);
    }

    private static ProblemException ownUnderWay() {
        return ProblemException.tooMany(
                "too-many-own-previews",
                "This caller has a preview under way on this node, and may have no other until it is done.",
                SOON);
    }

    private String positions(List<Integer> partitions) {
        return partitions.stream()
                .map(partition -> new Position(
                        partition,
                        read.stream()
                                        .mapToLong(one -> one.next(partition))
                                        .min()
                                        .orElse(0)
                                - 1))
                .filter(position -> position.offset() >= 0)
                .map(Position::toString)
                .collect(Collectors.joining(","));
    }
}
