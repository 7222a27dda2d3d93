package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The API's description is committed; a change of the API shows in review. */
class OpenApiTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");

    @Test
    void theCommittedDescriptionIsWhatIsServed() throws Exception {
        String served = normalized(get("/openapi.json"));
        if (Boolean.getBoolean("contract.update")) {
            Files.writeString(COMMITTED, served);
        }

        assertThat(served)
                .as("docs/openapi.json differs from the API: look at the difference, then run ./dev contract")
                .isEqualTo(Files.readString(COMMITTED));
    }

    @Test
    void aPageShowsIt() throws Exception {
        assertThat(get("/docs")).contains("swagger-ui");
    }

    private static String normalized(String json) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .build();
        return mapper.writeValueAsString(mapper.readTree(json)) + "\n";
    }

    private static String get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(tenantry.url() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
