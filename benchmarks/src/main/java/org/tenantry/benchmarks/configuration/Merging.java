package org.tenantry.benchmarks.configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Effect;
import org.tenantry.configuration.Explanation;
import org.tenantry.configuration.Flaw;
import org.tenantry.configuration.Inherited;
import org.tenantry.configuration.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Eight levels set 50 of 100 properties each, which stand in 10 objects. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Merging {
    private static final int LEVELS = 8;
    private static final int GROUPS = 10;
    private static final int PROPERTIES = 100;
    private static final int SET = 50;

    /** Whether each value fits by itself, or it counts what else there is. */
    @Param({"single", "across"})
    public String schema = "";

    private Definition definition = definition(false);
    private List<Level> levels = List.of();
    private Inherited above = Inherited.defaultsOf(definition);
    private ObjectNode effective = Documents.empty();

    /** Makes what is measured upon. */
    @Setup
    public void prepare() {
        definition = definition(schema.equals("across"));
        Random random = new Random(1);
        levels = IntStream.range(0, LEVELS)
                .mapToObj(i -> new Level("t" + i, 1, values(random), List.of()))
                .toList();
        above = above(levels);
        effective = above.at(levels.getLast());
    }

    /** All levels, the definition's defaults to begin with. */
    @Benchmark
    public ObjectNode eightLevels() {
        return above(levels).at(levels.getLast());
    }

    /** All levels, as if they had just been read. */
    @Benchmark
    public ObjectNode eightLevelsSeenFirst() {
        List<Level> seenFirst = levels.stream()
                .map(level -> new Level(level.name(), level.version(), level.values(), level.locks()))
                .toList();
        return above(seenFirst).at(seenFirst.getLast());
    }

    /** One level, when what stands above it is known. */
    @Benchmark
    public ObjectNode oneLevel() {
        return above.at(levels.getLast());
    }

    /** A check of all properties by the schema alone. */
    @Benchmark
    public List<Flaw> check() {
        return definition.flaws(effective);
    }

    /** All levels, and for each value why it holds. */
    @Benchmark
    public Effect explanation() {
        return Explanation.of(definition, levels);
    }

    private Inherited above(List<Level> all) {
        Inherited inherited = Inherited.defaultsOf(definition);
        for (Level level : all.subList(0, LEVELS - 1)) {
            inherited = inherited.below(level);
        }
        return inherited;
    }

    private static Definition definition(boolean across) {
        ObjectNode properties = Documents.empty();
        for (int i = 0; i < PROPERTIES; i++) {
            Documents.set(properties, "/g%d/type".formatted(i % GROUPS), text("object"));
            Documents.set(
                    properties,
                    "/g%d/properties/p%d".formatted(i % GROUPS, i),
                    Documents.of(
                            switch (i % 3) {
                                case 0 -> Map.of("type", "integer", "minimum", 0);
                                case 1 -> Map.of("type", "string", "maxLength", 100);
                                default -> Map.of("type", "boolean");
                            }));
        }
        ObjectNode schema = Documents.of(Map.of("type", "object", "additionalProperties", false));
        schema.set("properties", properties);
        if (across) {
            schema.set("dependentRequired", Documents.of(Map.of("g0", List.of("g1"))));
        }
        return Definition.accepted("bench", 1, schema, Documents.empty(), Map.of());
    }

    private static ObjectNode values(Random random) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(0, PROPERTIES).boxed().toList());
        Collections.shuffle(numbers, random);
        ObjectNode values = Documents.empty();
        for (int i : numbers.subList(0, SET)) {
            ObjectNode value = Documents.of(
                    switch (i % 3) {
                        case 0 -> Map.of("value", random.nextInt(1_000));
                        case 1 -> Map.of("value", "some text " + random.nextInt());
                        default -> Map.of("value", random.nextBoolean());
                    });
            Documents.set(values, "/g%d/p%d".formatted(i % GROUPS, i), value.get("value"));
        }
        return values;
    }

    private static JsonNode text(String text) {
        return Documents.of(Map.of("text", text)).get("text");
    }
}
