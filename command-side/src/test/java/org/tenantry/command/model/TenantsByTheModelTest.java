package org.tenantry.command.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.EventJson;
import org.tenantry.log.Commit;
import org.tenantry.log.LogEvent;

/**
 * Whatever is asked of a tree of tenants, it answers as the model does. A failure tells the steps that
 * it takes, and a seed: {@code @Property(seed = "N")} plays the same again. {@code
 * -Djqwik.tries.default=N} plays so many sequences.
 */
class TenantsByTheModelTest {
    private static final List<String> OUTCOMES = List.of(
            Answer.DONE,
            "attributes-too-large",
            "domain-taken",
            "invalid-request",
            "parent-not-active",
            "parent-not-found",
            "provisioning-over",
            "restore-grace-over",
            "stale-version",
            "status-does-not-allow",
            "successor-not-usable",
            "tenant-archived",
            "tenant-exists",
            "tenant-not-found",
            "unknown-participant");

    private static @Nullable Nodes nodes;
    private static int sequences;

    @BeforeContainer
    static void start() {
        nodes = new Nodes(TenantsByTheModelTest.class);
    }

    @AfterContainer
    static void stop() {
        requireNonNull(nodes).close();
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        return Steps.sequences();
    }

    @Property(shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void commandsComeOutAsByTheModelAndTheirEventsTellTheSame(@ForAll("sequences") List<Step> steps) {
        Fewest.steps(steps, TenantsByTheModelTest::play);
        Statistics.coverage(TenantsByTheModelTest::assertAllHappen);
    }

    private static void play(List<Step> steps) {
        Nodes running = requireNonNull(nodes);
        TreeModel model = new TreeModel();
        RealTree real = new RealTree(running, sequences++);
        long stored = running.events();

        steps.forEach(step -> play(step, model, real));

        assertThat(running.events() - stored).as("events stored").isEqualTo(model.events());
        model.tenants().forEach((id, tenant) -> {
            assertThat(real.replayed(id)).as("%s replayed", id).contains(tenant.view());
            assertEvents(real.commits(id), tenant.version);
        });
    }

    private static void play(Step step, TreeModel model, RealTree real) {
        Command command = step.command();
        @Nullable Long expected = step.known().expectedSequence(model.version(command));
        Answer answer = model.answer(step);
        Statistics.collect(answer.outcome());

        assertThat(real.answer(step, expected, model.today()))
                .as("the answer to %s", step)
                .isEqualTo(answer);
        @Nullable TenantModel tenant = model.tenants().get(command.target());
        if (tenant != null && answer.outcome().equals(Answer.DONE)) {
            assertThat(real.view(1 - step.node(), command.target()))
                    .as("%s on the other node after %s", command.target(), step)
                    .contains(tenant.view());
        }
    }

    /** One after the other from the first, and each reads back as it was written. */
    private static void assertEvents(List<Commit> commits, long version) {
        long next = 0;
        for (Commit commit : commits) {
            assertThat(commit.sequence()).isEqualTo(next);
            for (LogEvent event : commit.events()) {
                assertThat(EventJson.write(EventJson.read(event.type(), event.payload())))
                        .isEqualTo(event.payload());
            }
            next = commit.nextSequence();
        }
        assertThat(next).isEqualTo(version);
    }

    /** The commands are such that the model has each of these answers to give, and rarer ones now and then. */
    private static void assertAllHappen(StatisticsCoverage coverage) {
        OUTCOMES.forEach(outcome -> coverage.check(outcome).count(count -> count > 0));
    }
}
