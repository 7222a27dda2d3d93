package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenantry.events.Position;
import org.tenantry.events.TenantId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is described of ids and positions is what the code takes. */
class DescribedFormsTest {
    private static final List<String> IDS = List.of(
            "pb",
            "pb.amritsar",
            "a",
            "a.b.c.d.e.f.g.h",
            "a.b.c.d.e.f.g.h.i",
            "a_b-c",
            "-a",
            "a-",
            "a.",
            ".a",
            "a..b",
            "A",
            "ä",
            "",
            "a\n",
            "x".repeat(63),
            "x".repeat(64));

    private static final List<String> POSITIONS = List.of(
            "0-0",
            "3-1042",
            "99999-0",
            "100000-0",
            "0-" + "9".repeat(18),
            "0-" + "9".repeat(19),
            "0",
            "0-",
            "-1",
            "0--1",
            "a-1");

    @Test
    void anIdIsDescribedAsItIsTaken() {
        Stream.of("/get/parameters", "/patch/parameters")
                .forEach(parameters -> assertThat(IDS)
                        .allSatisfy(id -> assertThat(described("/v1/tenants/{id}", parameters, "id"))
                                .as(id)
                                .matches(form -> form.test(id) == TenantId.isValid(id))));
    }

    @Test
    void aPositionIsDescribedAsItIsTaken() {
        assertThat(POSITIONS)
                .allSatisfy(
                        position -> assertThat(described("/v1/tenants/{id}", "/get/parameters", "Tenantry-Position"))
                                .as(position)
                                .matches(form -> form.test(position)
                                        == Position.parse(position).isPresent()));
    }

    private static Predicate<String> described(String path, String parameters, String name) {
        JsonNode description =
                new JsonMapper().readTree(Path.of("..", "docs", "openapi.json").toFile());
        return description
                .path("paths")
                .path(path)
                .at(parameters)
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals(name))
                .map(parameter -> Pattern.compile(
                        parameter.at("/schema/pattern").asString().replace("$", "\\z")))
                .findFirst()
                .orElseThrow()
                .asPredicate();
    }
}
