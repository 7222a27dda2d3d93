package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.access.Permission;
import org.tenantry.access.Role;

/**
 * Each endpoint, asked by each role on each relation to a tenant, is answered as its permission says; and a tenant that cannot
 * be seen is answered as one that does not exist, to the letter.
 */
class AccessMatrixTest {
    private static final String TENANT = "pb.a.t";
    private static final String MISSING = "pb.a.m";

    /** Where a role may be, and whether it is on the tenant or above it. */
    private static final Map<String, Boolean> RELATIONS = Map.of(
            TENANT,
            true,
            "pb.a",
            true,
            "pb",
            true,
            "pb.a.t.child",
            false,
            "pb.a.sibling",
            false,
            "pb.b.cousin",
            false,
            "hr",
            false,
            "pb.a.tx",
            false,
            "p",
            false);

    private static final String REASON = "{\"reason\": \"r\"}";

    /** Endpoints of a tenant, each with a body that is right; nothing is changed by them. */
    private static final Map<String, Asked> OF_A_TENANT = Map.ofEntries(
            Map.entry("GET /v1/tenants/{id}", asked(Permission.READ_TENANT, "")),
            Map.entry("GET /v1/tenants/{id}/history", asked(Permission.READ_HISTORY, "")),
            Map.entry("PATCH /v1/tenants/{id}", asked(Permission.UPDATE_TENANT, "{\"name\": \"N\"}")),
            Map.entry(
                    "POST /v1/tenants",
                    asked(Permission.CREATE_TENANT, "{\"id\": \"{id}.new\", \"name\": \"N\", \"kind\": \"k\"}")),
            Map.entry("POST /v1/tenants/{id}/suspend", asked(Permission.CHANGE_LIFECYCLE, REASON)),
            Map.entry("POST /v1/tenants/{id}/reactivate", asked(Permission.CHANGE_LIFECYCLE, REASON)),
            Map.entry("POST /v1/tenants/{id}/archive", asked(Permission.CHANGE_LIFECYCLE, REASON)),
            Map.entry("POST /v1/tenants/{id}/restore", asked(Permission.CHANGE_LIFECYCLE, REASON)),
            Map.entry("POST /v1/tenants/{id}/erase", asked(Permission.ERASE_TENANT, REASON)),
            Map.entry(
                    "POST /v1/tenants/{id}/provisioning/{participant}",
                    asked(Permission.REPORT_PROVISIONING, "{\"outcome\": \"completed\"}")),
            Map.entry("PUT /v1/tenants/{id}/domains/{domain}", asked(Permission.UPDATE_TENANT, "")),
            Map.entry("DELETE /v1/tenants/{id}/domains/{domain}", asked(Permission.UPDATE_TENANT, "")),
            Map.entry("GET /v1/tenants/{id}/configuration/{namespace}", asked(Permission.READ_CONFIGURATION, "")),
            Map.entry("GET /v1/tenants/{id}/configuration", asked(Permission.READ_CONFIGURATION, "")),
            Map.entry("GET /v1/tenants/{id}/configuration-watch", asked(Permission.READ_CONFIGURATION, "")),
            Map.entry("GET /v1/tenants/{id}/overrides/{namespace}", asked(Permission.READ_CONFIGURATION, "")),
            Map.entry("GET /v1/tenants/{id}/overrides/{namespace}/versions", asked(Permission.READ_CONFIGURATION, "")),
            Map.entry(
                    "PATCH /v1/tenants/{id}/overrides/{namespace}",
                    asked(Permission.EDIT_CONFIGURATION, "{\"values\": {\"a\": 1}}")),
            Map.entry(
                    "POST /v1/tenants/{id}/overrides/{namespace}/preview",
                    asked(Permission.EDIT_CONFIGURATION, "{\"values\": {\"a\": 1}}")),
            Map.entry(
                    "POST /v1/tenants/{id}/overrides/{namespace}/restore",
                    asked(Permission.EDIT_CONFIGURATION, "{\"version\": 1}")));

    /** Endpoints that tell each caller what is in the caller's scope. */
    private static final Set<String> OF_A_SCOPE = Set.of(
            "GET /v1/tenants",
            "GET /v1/tenant-export",
            "POST /v1/tenant-import",
            "GET /v1/domains/{domain}",
            "GET /v1/definitions",
            "GET /v1/definitions/{namespace}");

    /** What those of the platform's endpoints take that take something. */
    private static final Map<String, String> OF_THE_PLATFORM = Map.of(
            "POST /v1/operations/parked/retry", "{\"projection\": \"tenants\", \"document\": \"pb\"}",
            "POST /v1/operations/parked/skip",
                    "{\"projection\": \"tenants\", \"document\": \"pb\", \"position\": \"1-1\", \"reason\": \"r\"}",
            "PUT /v1/provisioning-plans/{kind}", "{\"participants\": []}",
            "PUT /v1/definitions/{namespace}", "{\"schema\": {\"type\": \"object\"}}",
            "POST /v1/definitions/{namespace}/preview", "{\"schema\": {\"type\": \"object\"}}",
            "PATCH /v1/platform/overrides/{namespace}", "{\"values\": {}}",
            "POST /v1/platform/overrides/{namespace}/preview", "{\"values\": {}}",
            "POST /v1/platform/overrides/{namespace}/restore", "{\"version\": 1}");

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static String positions = "";

    private record Asked(Permission permission, String body) {}

    private record Answer(int status, String body, Map<String, List<String>> headers) {}

    private static Asked asked(Permission permission, String body) {
        return new Asked(permission, body);
    }

    @BeforeAll
    static void trees() {
        Api root = tenantry.asPlatformAdmin();
        List<String> seen = new ArrayList<>();
        for (String tenant : List.of(
                "pb", "pb.a", TENANT, "pb.a.t.child", "pb.a.sibling", "pb.a.tx", "pb.b", "pb.b.cousin", "hr", "p")) {
            seen.add(root.create(tenant).position());
        }
        seen.add(root.put("/v1/definitions/ns", "{\"schema\": {\"type\": \"object\"}}")
                .position());
        positions = String.join(",", seen);
    }

    @Test
    void everyEndpointIsClassified() {
        Set<String> classified = new TreeSet<>(OF_A_TENANT.keySet());
        classified.addAll(OF_A_SCOPE);
        endpoints().filter(AccessMatrixTest::isOfThePlatform).forEach(endpoint -> classified.add(endpoint.name()));
        endpoints()
                .filter(endpoint -> endpoint.permissions().isEmpty())
                .forEach(endpoint -> classified.add(endpoint.name()));

        assertThat(classified)
                .containsExactlyInAnyOrderElementsOf(
                        endpoints().map(DeclaredEndpoint::name).toList());
    }

    @Test
    void eachRoleOnEachRelationIsAnsweredAsThePermissionSays() {
        List<String> wrong = new ArrayList<>();
        OF_A_TENANT.forEach((name, asked) -> {
            for (Role role : Role.values()) {
                RELATIONS.forEach((relation, isOnOrAbove) -> {
                    String token = token(relation, role);
                    for (String tenant : List.of(TENANT, MISSING)) {
                        boolean sees = tenant.equals(TENANT) ? isOnOrAbove : isOnOrAbove && !relation.equals(TENANT);
                        String expected = expected(name, asked.permission(), role, relation, tenant, sees);
                        String kind = kind(ask(name, tenant, asked.body(), token));
                        if (!kind.equals(expected)) {
                            wrong.add(name + " of " + tenant + " by " + role + " on " + relation + ": " + kind
                                    + ", expected " + expected);
                        }
                    }
                });
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void aRoleForANamespaceIsAnsweredAsForThatNamespaceOnly() {
        List<String> wrong = new ArrayList<>();
        OF_A_TENANT.forEach((name, asked) -> {
            String whole = expected(name, asked.permission(), Role.CONFIG_EDITOR, "pb.a", TENANT, true);
            boolean isOfNamespace =
                    asked.permission().isOfNamespaces() && !name.endsWith("/configuration-watch"); // that is of all
            for (String namespace : List.of("ns", "ns2", "n")) {
                String expected = !asked.permission().isOfNamespaces() || (isOfNamespace && namespace.equals("ns"))
                        ? whole
                        : "forbidden";
                String kind = kind(
                        ask(name, TENANT, asked.body(), token(Map.of("pb.a", List.of("config-editor:" + namespace)))));
                if (!kind.equals(expected)) {
                    wrong.add(name + " by an editor of " + namespace + ": " + kind + ", expected " + expected);
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void onBehalfOfAUserAServiceIsAnsweredAsBothMay() {
        List<String> wrong = new ArrayList<>();
        String admin = token("pb", Role.TENANT_ADMIN);
        OF_A_TENANT.forEach((name, asked) -> {
            String expected = expected(name, asked.permission(), Role.VIEWER, "pb", TENANT, true);
            Map.of(
                            token("pb", Role.VIEWER), expected,
                            token("pb.b", Role.TENANT_ADMIN), "not found",
                            token("hr", Role.values()), "not found")
                    .forEach((narrow, answer) -> {
                        for (boolean isUser : List.of(true, false)) {
                            String kind = kind(ask(
                                    name,
                                    TENANT,
                                    asked.body(),
                                    isUser ? admin : narrow,
                                    "Tenantry-On-Behalf-Of",
                                    isUser ? narrow : admin));
                            if (!kind.equals(answer)) {
                                wrong.add(name + ", narrower is the " + (isUser ? "user" : "service") + ": " + kind
                                        + ", expected " + answer);
                            }
                        }
                    });
        });

        assertThat(wrong).isEmpty();
    }

    private static String expected(
            String endpoint, Permission permission, Role role, String relation, String tenant, boolean sees) {
        if (!sees) {
            return "not found";
        }
        boolean isFromAbove = !relation.equals(tenant);
        boolean may = permission.isGivenBy(role) && (isFromAbove || permission.askedOn() == Permission.AskedOn.TENANT);
        if (!may) {
            return "forbidden";
        }
        return tenant.equals(MISSING) && !isCreation(endpoint) ? "not found" : "allowed";
    }

    /** Who may create beneath what is missing is told of the rule that is broken. */
    private static boolean isCreation(String endpoint) {
        return endpoint.equals("POST /v1/tenants");
    }

    private static String kind(Answer answer) {
        String body = answer.body();
        if (answer.status() == 401) {
            return "unauthenticated";
        }
        if (answer.status() == 404 && body.contains("\"tenant-not-found\"")) {
            return "not found";
        }
        if (answer.status() == 403) {
            return body.contains("\"forbidden\"") ? "forbidden" : "403 without its code";
        }
        if (answer.status() >= 500) {
            return answer.status() + " " + body;
        }
        return "allowed";
    }

    @Test
    void whatIsThePlatformsIsForPlatformAdministrators() {
        List<String> wrong = new ArrayList<>();
        endpoints().filter(AccessMatrixTest::isOfThePlatform).forEach(endpoint -> {
            for (Role role : Role.values()) {
                Answer answer = ask(
                        endpoint.name(), "pb", OF_THE_PLATFORM.getOrDefault(endpoint.name(), ""), token("pb", role));
                if (answer.status() != 403) {
                    wrong.add(endpoint.name() + " by " + role + ": " + answer.status() + " " + answer.body());
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void withoutATokenNothingIsAnsweredButWhatIsOpen() {
        endpoints().forEach(endpoint -> {
            int status = ask(endpoint.name(), TENANT, "{}", "").status();
            assertThat(status == 401).as(endpoint.name() + ": " + status).isEqualTo(!endpoint.isOpen());
        });
    }

    @Test
    void aTenantThatCannotBeSeenIsAnsweredAsOneThatDoesNotExist() {
        OF_A_TENANT.forEach((name, asked) -> {
            for (String relation : List.of("hr", "pb.a.sibling", "pb.a.tx", "pb.a.t.child")) {
                String token = token(relation, Role.values());
                Answer invisible = ask(name, TENANT, asked.body(), token);
                Answer missing = ask(name, MISSING, asked.body(), token);

                assertThat(invisible.status()).as(name).isEqualTo(missing.status());
                assertThat(invisible.body()).as(name).isEqualTo(missing.body().replace(MISSING, TENANT));
                assertThat(headers(invisible)).as(name).isEqualTo(headers(missing));
            }
        });
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        headers.keySet().removeAll(Set.of("date", "connection", "keep-alive")); // of the moment, and the connection
        return headers;
    }

    private static boolean isOfThePlatform(DeclaredEndpoint endpoint) {
        return !endpoint.permissions().isEmpty()
                && endpoint.permissions().stream()
                        .allMatch(permission -> permission.askedOn() == Permission.AskedOn.PLATFORM);
    }

    private static Stream<DeclaredEndpoint> endpoints() {
        return DeclaredEndpoint.of(tenantry.endpoints()).stream();
    }

    private static String token(String tenant, Role... roles) {
        return token(Map.of(tenant, Stream.of(roles).map(Role::claim).toList()));
    }

    private static String token(Map<String, List<String>> granted) {
        return tenantry.issuer().token("asha", granted, false, Instant.now(), Api.TOKEN_LIFETIME);
    }

    /** Asks for nothing to be changed; of a stream only its beginning is awaited. */
    private static Answer ask(String endpoint, String tenant, String body, String token, String... headers) {
        String verb = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(endpoint.indexOf(' ') + 1)
                .replace("{id}", tenant)
                .replace("{namespace}", "ns")
                .replace("{participant}", "billing")
                .replace("{domain}", "portal.example")
                .replace("{kind}", "city")
                .replace("{name}", "none");
        String query = "";
        if (path.endsWith("/configuration")) {
            query = "?namespace=ns";
        } else if (OF_A_TENANT.containsKey(endpoint) && !verb.equals("GET") && !path.endsWith("/preview")) {
            query = "?dryRun=true";
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(tenantry.url() + path + query))
                .method(
                        verb,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace("{id}", tenant)))
                .header("Content-Type", path.endsWith("import") ? "application/x-ndjson" : contentType(verb, path))
                .header("Tenantry-Position", positions);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private static String contentType(String verb, String path) {
        return path.endsWith("/token") || !verb.equals("PATCH") ? "application/json" : "application/merge-patch+json";
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                boolean isStream = response.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("text/event-stream"))
                        .isPresent();
                return new Answer(
                        response.statusCode(),
                        isStream ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8),
                        response.headers().map());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
