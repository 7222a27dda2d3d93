package org.tenantry.configuration.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Effect;
import org.tenantry.configuration.Effect.Hidden;
import org.tenantry.configuration.Effect.Ineffective;
import org.tenantry.configuration.Effect.Reason;
import org.tenantry.configuration.Explanation;
import org.tenantry.configuration.Inherited;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Origin;
import org.tenantry.configuration.model.Case.SomeLevel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever is defined, set and locked, what holds and why is as by the model. A failure tells the levels that it
 * takes, and a seed: {@code @Property(seed = "N")} plays the same again.
 */
class ConfigurationByTheModelTest {
    private static final int TRIES = 600;

    /** A value of a level, or of the defaults. */
    private record Source(Origin origin, String pointer) {}

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withDistribution(RandomDistribution.uniform());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void whatHoldsAndWhyIsAsByTheModel(@ForAll("seeds") long seed) {
        Case any = Cases.of(seed);
        withFewestLevels(any, ConfigurationByTheModelTest::check);
        Statistics.label("schema").collect(any.simple() ? "simple" : "complex");
        Effect effect = Explanation.of(any.definition(), any.realLevels());
        Statistics.label("what happens").collect(effect.ineffective().isEmpty() ? "all holds" : "some does not");
        effect.ineffective().forEach(each -> Statistics.label("reason").collect(each.reason()));
        Statistics.label("schema").coverage(coverage -> {
            coverage.check("simple").percentage(percent -> percent > 10);
            coverage.check("complex").percentage(percent -> percent > 10);
        });
        Statistics.label("what happens").coverage(coverage -> {
            coverage.check("all holds").percentage(percent -> percent > 5);
            coverage.check("some does not").percentage(percent -> percent > 30);
        });
        Statistics.label("reason").coverage(coverage -> {
            coverage.check(Reason.LOCKED).percentage(percent -> percent > 5);
            coverage.check(Reason.MISFIT).percentage(percent -> percent > 30);
        });
    }

    private static void withFewestLevels(Case any, Consumer<Case> check) {
        try {
            check.accept(any);
        } catch (AssertionError | RuntimeException e) {
            Case fewest = any;
            Throwable cause = e;
            for (int i = any.levels().size() - 1; i >= 0 && fewest.levels().size() > 1; i--) {
                List<SomeLevel> fewer = new ArrayList<>(fewest.levels());
                fewer.remove(i);
                try {
                    check.accept(fewest.with(fewer));
                } catch (AssertionError | RuntimeException alsoFails) {
                    fewest = fewest.with(fewer);
                    cause = alsoFails;
                }
            }
            throw new AssertionError("It takes\n" + fewest + cause, cause);
        }
    }

    private static void check(Case any) {
        Definition definition = any.definition();
        PlainRules rules = new PlainRules(any);
        List<Level> levels = any.realLevels();
        List<ObjectNode> effective = effective(definition, levels);
        Inherited above = Inherited.defaultsOf(definition);
        for (int last = 0; last < levels.size(); last++) {
            Map<String, Object> before = Plain.map(above.at(Level.empty("t")));
            above = above.below(levels.get(last));
            Map<String, Object> holds = Plain.map(effective.get(last));
            assertThat(rules.fits(holds)).as("%s at %s fits", holds, last).isTrue();
            assertMerged(any, rules, before, last, holds);

            Effect effect = Explanation.of(definition, levels.subList(0, last + 1));
            assertExplained(any, rules, effect, last, holds);
            assertEachLeafIsSomewhere(any, rules, effect, last);
        }
        assertOrderOfKeysMakesNoDifference(any, definition, effective);
        assertStoredDefinitionSaysTheSame(any, effective);
    }

    private static List<ObjectNode> effective(Definition definition, List<Level> levels) {
        List<ObjectNode> effective = new ArrayList<>();
        Inherited above = Inherited.defaultsOf(definition);
        for (Level level : levels) {
            effective.add(above.at(level));
            above = above.below(level);
        }
        return effective;
    }

    /** With a simple schema the model says what holds; with any, if all that is free fits, all of it holds. */
    private static void assertMerged(
            Case any, PlainRules rules, Map<String, Object> before, int last, Map<String, Object> holds) {
        if (any.simple()) {
            assertThat(holds).as("what holds at %s", last).isEqualTo(rules.effective(last));
        }
        Map<String, Object> all = PlainRules.merged(before, Plain.ofLeaves(rules.free(last, last)));
        assertThat(holds.equals(all)).as("all holds at %s", last).isEqualTo(rules.fits(all));
    }

    private static void assertExplained(
            Case any, PlainRules rules, Effect effect, int last, Map<String, Object> holds) {
        Map<String, Object> explained = new LinkedHashMap<>();
        Map<List<String>, Object> ofOrigins = new LinkedHashMap<>();
        effect.values().forEach((pointer, value) -> {
            List<String> keys = Plain.keys(pointer);
            explained.put(pointer, Plain.plain(value.value()));
            ofOrigins.put(keys, requireNonNull(Plain.at(valuesOf(any, value.origin()), keys)));
            int level = levelOf(any, value.origin());
            assertThat(level >= 0 && rules.isLocked(level, keys))
                    .as("%s of %s was locked above", pointer, value.origin())
                    .isFalse();
            assertThat(level < 0 || level == last || rules.isInherited(keys))
                    .as("%s of %s is inherited", pointer, value.origin())
                    .isTrue();
        });
        Map<String, Object> leaves = new LinkedHashMap<>();
        Plain.leaves(holds).forEach((keys, value) -> leaves.put(Plain.pointer(keys), value));
        assertThat(explained).as("what is explained at %s", last).isEqualTo(leaves);
        assertThat(Plain.ofLeaves(ofOrigins)).as("what the origins set").isEqualTo(holds);
        Map<String, String> locks = new LinkedHashMap<>();
        for (SomeLevel level : any.levels().subList(0, last + 1)) {
            level.locks().stream()
                    .filter(lock -> rules.locks(new SomeLevel("", Map.of(), List.of(lock)), Plain.keys(lock)))
                    .forEach(lock -> locks.putIfAbsent(lock, level.name()));
        }
        assertThat(effect.locks()).isEqualTo(locks);
    }

    private static void assertEachLeafIsSomewhere(Case any, PlainRules rules, Effect effect, int last) {
        List<Source> found = new ArrayList<>();
        effect.values().forEach((pointer, value) -> {
            found.add(new Source(value.origin(), pointer));
            value.hides().stream().map(ConfigurationByTheModelTest::source).forEach(found::add);
        });
        for (Ineffective each : effect.ineffective()) {
            found.add(new Source(each.origin(), each.pointer()));
            assertIneffective(any, rules, each);
        }
        assertThat(found).as("what is told at %s", last).doesNotHaveDuplicates();

        Set<Source> set = new HashSet<>();
        Plain.leaves(any.defaults())
                .forEach((keys, value) -> set.add(new Source(new Origin(Level.DEFAULTS, 7), Plain.pointer(keys))));
        for (int i = 0; i <= last; i++) {
            Level level = any.realLevels().get(i);
            int seen = i;
            Plain.leaves(any.levels().get(i).values()).forEach((keys, value) -> {
                Source source = new Source(new Origin(level.name(), level.version()), Plain.pointer(keys));
                boolean addsNothing = value.equals(Map.of()) && !found.contains(source);
                if (!addsNothing && (seen == last || rules.isInherited(keys))) {
                    set.add(source);
                }
            });
        }
        assertThat(found).as("what is told at %s", last).containsExactlyInAnyOrderElementsOf(set);
    }

    private static Source source(Hidden hidden) {
        return new Source(hidden.origin(), hidden.pointer());
    }

    private static void assertIneffective(Case any, PlainRules rules, Ineffective each) {
        List<String> keys = Plain.keys(each.pointer());
        int level = levelOf(any, each.origin());
        Object value = Plain.plain(each.value());
        assertThat(value).isEqualTo(Plain.at(any.levels().get(level).values(), keys));
        assertThat(each.reason() == Reason.LOCKED).as("%s is locked", each).isEqualTo(rules.isLocked(level, keys));
        if (each.reason() == Reason.LOCKED) {
            assertThat(any.levels().subList(0, level))
                    .as("the locker of %s", each)
                    .anyMatch(above -> above.name().equals(each.detail()) && rules.locks(above, keys));
        } else if (any.simple()) {
            assertThat(rules.fitsAlone(keys, value)).as("%s fits alone", each).isFalse();
        }
    }

    private static void assertOrderOfKeysMakesNoDifference(
            Case any, Definition definition, List<ObjectNode> effective) {
        Random random = new Random(any.levels().size());
        Case shuffled = any.with(any.levels().stream()
                .map(level -> new SomeLevel(level.name(), Plain.shuffled(level.values(), random), level.locks()))
                .toList());
        assertThat(effective(definition, shuffled.realLevels())).isEqualTo(effective);
        assertThat(Explanation.of(definition, shuffled.realLevels()))
                .isEqualTo(Explanation.of(definition, any.realLevels()));
    }

    /** And so do levels that remember nothing of another definition, and what was asked for twice. */
    private static void assertStoredDefinitionSaysTheSame(Case any, List<ObjectNode> effective) {
        Definition stored = Definition.stored("auth", 7, any.schema(), Plain.node(any.defaults()), any.marks());
        Definition other = Definition.stored(
                "auth",
                8,
                Plain.node(Map.of("type", "object", "additionalProperties", false)),
                Plain.node(Map.of()),
                Map.of());
        List<Level> levels = any.realLevels();
        assertThat(effective(stored, levels)).isEqualTo(effective);
        effective(other, levels)
                .forEach(nothing -> assertThat((JsonNode) nothing).isEmpty());
        assertThat(effective(stored, levels)).isEqualTo(effective);
    }

    private static int levelOf(Case any, Origin origin) {
        return IntStream.range(0, any.levels().size())
                .filter(i -> any.levels().get(i).name().equals(origin.level())
                        && any.realLevels().get(i).version() == origin.version())
                .findFirst()
                .orElse(-1);
    }

    private static Map<String, Object> valuesOf(Case any, Origin origin) {
        int level = levelOf(any, origin);
        assertThat(level >= 0 || origin.equals(new Origin(Level.DEFAULTS, 7))).isTrue();
        return level < 0 ? any.defaults() : any.levels().get(level).values();
    }
}
