package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.tenantry.standalone.Api.Answer;
import tools.jackson.databind.JsonNode;

/**
 * A query node, with what it has told of {@link NumberedLevels} so far. Whoever asks, it tells no older version of a level
 * than it told before, and nothing that is made of two versions of one.
 */
final class WitnessedNode {
    private static final String ALONE = "configuration/" + NumberedLevels.NAMESPACE;
    private static final String WITH_REASONS = ALONE + "?explain=true";
    private static final String AMONG_OTHERS = "configuration?namespace=" + NumberedLevels.NAMESPACE;

    private final Api api;
    private final ConcurrentMap<String, Integer> newest = new ConcurrentHashMap<>();
    private final LongAdder answers = new LongAdder();
    private final LongAdder busy = new LongAdder();
    private final LongAdder unchanged = new LongAdder();

    WitnessedNode(Api api) {
        this.api = api;
    }

    /** What somebody was told of a tenant, and the tag to ask by whether that still holds. */
    record Told(String tenant, Map<String, Integer> versions, String tag) {}

    /** Looks up what holds for a tenant; the headers may name a position. Empty if the node is too busy to say. */
    Optional<Told> lookUp(String tenant, String... headers) {
        return ask(tenant, ALONE, Answer::body, headers);
    }

    /** Looks up what holds by now. */
    Optional<Told> lookUpAgain(Told told) {
        Map<String, Integer> before = Map.copyOf(newest);
        Answer answer = api.get(path(told.tenant(), ALONE), "If-None-Match", told.tag());
        if (answer.status() == 304) {
            answers.increment();
            unchanged.increment();
            checkNoneIsOlder(before, told.versions());
            return Optional.of(told);
        }
        return checked(told.tenant(), before, answer, Answer::body);
    }

    Optional<Told> lookUpAmongOthers(String tenant) {
        return ask(tenant, AMONG_OTHERS, answer -> answer.body().at("/items/0"));
    }

    Optional<Told> lookUpReasons(String tenant) {
        return ask(tenant, WITH_REASONS, Answer::body);
    }

    private Optional<Told> ask(String tenant, String path, Function<Answer, JsonNode> effective, String... headers) {
        Map<String, Integer> before = Map.copyOf(newest);
        return checked(tenant, before, api.get(path(tenant, path), headers), effective);
    }

    private static String path(String tenant, String path) {
        return "/v1/tenants/" + tenant + "/" + path;
    }

    private Optional<Told> checked(
            String tenant, Map<String, Integer> before, Answer answer, Function<Answer, JsonNode> effective) {
        if (answer.status() == 503) {
            busy.increment();
            return Optional.empty();
        }
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        answers.increment();
        return Optional.of(checked(tenant, before, effective.apply(answer), answer.header("ETag")));
    }

    private Told checked(String tenant, Map<String, Integer> before, JsonNode effective, String tag) {
        Map<String, Integer> versions = new HashMap<>();
        effective
                .get("versions")
                .properties()
                .forEach(level -> versions.put(level.getKey(), level.getValue().asInt()));
        assertThat(versions).containsOnlyKeys(NumberedLevels.levelsOf(tenant));
        assertThat(effective.get("values"))
                .as("what holds for %s is made of %s", tenant, versions)
                .isEqualTo(NumberedLevels.values(tenant, versions));
        for (JsonNode reason : effective.path("explanation")) {
            String level = reason.get("level").asString();
            assertThat(versions)
                    .as(reason.toString())
                    .containsEntry(level, reason.get("version").asInt());
        }
        checkNoneIsOlder(before, versions);
        versions.forEach((level, version) -> newest.merge(level, version, Math::max));
        return new Told(tenant, Map.copyOf(versions), tag);
    }

    private static void checkNoneIsOlder(Map<String, Integer> before, Map<String, Integer> versions) {
        versions.forEach((level, version) ->
                assertThat(version).as("version of %s", level).isGreaterThanOrEqualTo(before.getOrDefault(level, 0)));
    }

    /** The newest version of a level that it has told of; 0 if it has told of none. */
    int newest(String level) {
        return newest.getOrDefault(level, 0);
    }

    long answers() {
        return answers.sum();
    }

    /** Answers that what was known still holds. */
    long unchanged() {
        return unchanged.sum();
    }

    @Override
    public String toString() {
        return "%s answers, %s that nothing has changed, and %s times 503".formatted(answers, unchanged, busy);
    }
}
