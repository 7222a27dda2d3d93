package org.tenantry.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Generated files that are committed, so that a change of the contract shows in review. */
final class Committed {
    static final Path DOCS = Path.of("..", "docs");

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Committed() {}

    /** Asserts that a file is as generated; {@code ./dev contract} makes it so. */
    static void assertIs(Path file, JsonNode generated) throws IOException {
        String text = text(generated);
        if (Boolean.getBoolean("contract.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text)
                .as("%s differs from the events: look at the difference, then run ./dev contract", file)
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }

    /** Asserts that a folder holds these files, by name, and no others. */
    static void assertHolds(Path folder, Map<String, JsonNode> generated) throws IOException {
        for (Map.Entry<String, JsonNode> file : generated.entrySet()) {
            assertIs(folder.resolve(file.getKey()), file.getValue());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("files in %s", folder)
                    .containsExactlyInAnyOrderElementsOf(new TreeMap<>(generated).keySet());
        }
    }

    private static String text(JsonNode json) {
        return MAPPER.writeValueAsString(json) + "\n";
    }
}
