package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The entry in front of the two sides sends each request to the side that answers it. */
class EntryRoutesTest {
    private static final Pattern SIDES = Pattern.compile("map \"\\$request_method \\$uri\" \\$side \\{([^}]*)}");
    private static final Pattern ROUTE = Pattern.compile("(?m)^\\s*(?:\"~(.+)\"|(default))\\s+(command|query)-side;$");

    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    @Test
    void eachEndpointIsReached() throws IOException {
        Map<Pattern, String> routes = routes();
        List<DeclaredEndpoint> endpoints = DeclaredEndpoint.of(tenantry.endpoints()).stream()
                .filter(endpoint -> !endpoint.side().equals("standalone"))
                .toList();

        assertThat(routes).hasSizeGreaterThan(3);
        assertThat(endpoints)
                .hasSizeGreaterThan(50)
                .allSatisfy(endpoint ->
                        assertThat(side(endpoint, routes)).as(endpoint.name()).isEqualTo(endpoint.side()));
    }

    /** As nginx does: the first that fits. */
    private static String side(DeclaredEndpoint endpoint, Map<Pattern, String> routes) {
        String request = endpoint.name().replaceAll("\\{[a-z]+}", "preview");
        return routes.entrySet().stream()
                .filter(route -> route.getKey().matcher(request).find())
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Map<Pattern, String> routes() throws IOException {
        Matcher sides = SIDES.matcher(Files.readString(Path.of("..", "deploy", "nginx.conf")));
        assertThat(sides.find()).isTrue();
        Matcher route = ROUTE.matcher(sides.group(1));
        Map<Pattern, String> routes = new LinkedHashMap<>();
        while (route.find()) {
            routes.put(Pattern.compile(route.group(1) == null ? "" : route.group(1)), route.group(3));
        }
        return routes;
    }
}
