package org.tenantry.command.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Random sequences, of few names so that commands meet. */
final class Steps {
    private static final int MAX_STEPS = 60;
    private static final int MAX_LEVELS = 8;
    private static final List<String> KINDS = List.of("city", "state");
    private static final Arbitrary<String> PARTICIPANTS = Arbitraries.of("billing", "storage");
    private static final Arbitrary<String> DOMAINS = Arbitraries.of("one.example", "two.example");

    private Steps() {}

    /** A root that is provisioned, a line of tenants, each beneath the one before, and then anything. */
    static Arbitrary<List<Step>> sequences() {
        Arbitrary<Set<String>> plan = PARTICIPANTS.set();
        Arbitrary<Integer> levels =
                Arbitraries.integers().between(0, MAX_LEVELS).withDistribution(RandomDistribution.uniform());
        Arbitrary<List<Step>> anything =
                step().list().ofMaxSize(MAX_STEPS).withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(plan, levels, anything).as(Steps::sequence);
    }

    private static List<Step> sequence(Set<String> plan, int levels, List<Step> anything) {
        List<Step> steps = new ArrayList<>();
        if (!plan.isEmpty()) {
            steps.add(Step.of(new Command.SetPlan("city", plan)));
            steps.add(Step.of(new Command.Create("b", Map.of("name", "Berlin", "kind", "city"))));
        }
        for (int level = 0; level < levels; level++) {
            steps.add(Step.of(new Command.Create(line(level), Map.of("name", "Punjab", "kind", "state"))));
        }
        steps.addAll(anything);
        return steps;
    }

    private static Arbitrary<Step> step() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(25, 0), Tuple.of(1, 10), Tuple.of(2, 30)),
                        Arbitraries.of(0, 1),
                        Arbitraries.frequency(
                                Tuple.of(10, Step.Known.ANY),
                                Tuple.of(2, Step.Known.PRESENT),
                                Tuple.of(1, Step.Known.EARLIER),
                                Tuple.of(1, Step.Known.LATER)),
                        Arbitraries.frequency(Tuple.of(7, false), Tuple.of(1, true)),
                        command())
                .as(Step::new);
    }

    private static Arbitrary<Command> command() {
        Arbitrary<String> tenant = tenants();
        Arbitrary<String> created =
                Arbitraries.frequencyOf(Tuple.of(20, tenant), Tuple.of(1, Arbitraries.just(line(MAX_LEVELS))));
        Arbitrary<String> provisioned =
                Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just("b")), Tuple.of(1, tenant));
        Arbitrary<String> reason = Arbitraries.of("full", "gone");
        return Arbitraries.frequencyOf(
                Tuple.of(
                        8,
                        Combinators.combine(created, Profiles.profiles(KINDS)).as(Command.Create::new)),
                Tuple.of(9, Combinators.combine(tenant, Profiles.patches(KINDS)).as(Command.Update::new)),
                Tuple.of(2, tenant.map(Command.Suspend::new)),
                Tuple.of(3, tenant.map(Command.Reactivate::new)),
                Tuple.of(3, Combinators.combine(tenant, tenant.injectNull(0.7)).as(Command.Archive::new)),
                Tuple.of(4, tenant.map(Command.Restore::new)),
                Tuple.of(3, tenant.map(Command.Erase::new)),
                Tuple.of(4, Combinators.combine(provisioned, PARTICIPANTS).as(Command.Complete::new)),
                Tuple.of(
                        2,
                        Combinators.combine(provisioned, PARTICIPANTS, reason).as(Command.Fail::new)),
                Tuple.of(2, Combinators.combine(provisioned, PARTICIPANTS).as(Command.Retry::new)),
                Tuple.of(5, Combinators.combine(tenant, DOMAINS).as(Command.AddDomain::new)),
                Tuple.of(2, Combinators.combine(tenant, DOMAINS).as(Command.RemoveDomain::new)),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of(KINDS), PARTICIPANTS.set())
                                .as(Command.SetPlan::new)));
    }

    /** Of two trees, mostly on the line, and mostly near its root. */
    private static Arbitrary<String> tenants() {
        return Arbitraries.frequency(
                Tuple.of(6, line(0)),
                Tuple.of(6, line(1)),
                Tuple.of(3, line(2)),
                Tuple.of(1, line(3)),
                Tuple.of(1, line(MAX_LEVELS - 2)),
                Tuple.of(1, line(MAX_LEVELS - 1)),
                Tuple.of(2, "a.y"),
                Tuple.of(1, "a.x.y"),
                Tuple.of(4, "b"),
                Tuple.of(2, "b.x"));
    }

    private static String line(int level) {
        return "a" + ".x".repeat(level);
    }
}
