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
import org.tenantry.command.tenant.bulk.ImportEndpoint;

/** The entry in front of the two sides sends each request to the side that answers it, and takes bodies as they do. */
class EntryRoutesTest {
    private static final Pattern SIDES = Pattern.compile("map \"\\$request_method \\$uri\" \\$side \\{([^}]*)}");
    private static final Pattern ROUTE = Pattern.compile("(?m)^\\s*(?:\"~(.+)\"|(default))\\s+(command|query)-side;$");

    private static final Path CONF = Path.of("..", "deploy", "nginx.conf");
    private static final Pattern LARGEST_BODY = Pattern.compile("client_max_body_size (\\d+)([km]);");
    private static final Pattern IMPORTS = Pattern.compile("location = (/v1/tenant-import) \\{([^}]*)}");

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

    @Test
    void aBodyThatASideTakesIsTakenAndALargerOneIsNot() throws IOException {
        String conf = Files.readString(CONF);
        int usual = (int) bytes(LARGEST_BODY, conf);
        Matcher forImports = IMPORTS.matcher(conf);
        assertThat(forImports.find()).isTrue();

        assertThat(status(usual)).isEqualTo(400);
        assertThat(status(usual + 1)).isEqualTo(413);
        assertThat(forImports.group(1)).isEqualTo(ImportEndpoint.BODY.path());
        assertThat(bytes(LARGEST_BODY, forImports.group(2))).isEqualTo(ImportEndpoint.BODY.bytes());
        assertThat(forImports.group(2)).contains("proxy_request_buffering off;");
    }

    private static int status(int bytes) {
        return tenantry.asPlatformAdmin()
                .post("/v1/access/check", " ".repeat(bytes))
                .status();
    }

    private static long bytes(Pattern pattern, String conf) {
        Matcher size = pattern.matcher(conf);
        assertThat(size.find()).isTrue();
        return Long.parseLong(size.group(1)) * (size.group(2).equals("m") ? 1024 * 1024 : 1024);
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
        Matcher sides = SIDES.matcher(Files.readString(CONF));
        assertThat(sides.find()).isTrue();
        Matcher route = ROUTE.matcher(sides.group(1));
        Map<Pattern, String> routes = new LinkedHashMap<>();
        while (route.find()) {
            routes.put(Pattern.compile(route.group(1) == null ? "" : route.group(1)), route.group(3));
        }
        return routes;
    }
}
