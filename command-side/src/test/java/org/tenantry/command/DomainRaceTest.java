package org.tenantry.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.tenant.create.CreateTenant;
import org.tenantry.command.tenant.domain.AddDomain;
import org.tenantry.command.tenant.domain.RemoveDomain;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Two nodes fight for one domain, each for a tenant in a partition of its own. */
@MongoTest
class DomainRaceTest {
    private static final int ROUNDS = 2_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String DOMAIN = "portal.example";
    private static final Set<String> LOSERS = Set.of("domain-taken", "concurrent-change", "request-given-up");

    /** So late that what was removed now is free again. */
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private enum Answer {
        DONE,
        REFUSED
    }

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @Test
    void aDomainNeverHasTwoTenants() throws Exception {
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        Set<String> owners = new HashSet<>();
        Instant end = Instant.now().plus(LONGEST);
        Random random = new Random(7);
        try (CommandStack one = node();
                CommandStack other = node();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(new TenantId("pb").partition(3)).isNotEqualTo(new TenantId("hr").partition(3));
            create(one, "pb");
            create(other, "hr");
            for (int round = 0; round < ROUNDS && Instant.now().isBefore(end); round++) {
                Instant now = LATER.plus(Duration.ofHours(round));
                Instant impatient = now.plusSeconds(random.nextInt(2) * 10L); // then it fences off what is on its way
                String commit = "commit-" + round;
                CyclicBarrier together = new CyclicBarrier(2);
                Future<Answer> pb = threads.submit(() -> {
                    together.await();
                    return change(one, "pb", now, commit);
                });
                together.await();
                answers.merge(change(other, "hr", impatient, commit), 1, Integer::sum);
                answers.merge(pb.get(), 1, Integer::sum);
                Set<String> having = new HashSet<>();
                for (String tenant : Set.of("pb", "hr")) {
                    if (one.tenant(tenant).domains().containsKey(DOMAIN)) {
                        having.add(tenant);
                    }
                }
                assertThat(having)
                        .as("who has the domain after round %d", round)
                        .hasSizeLessThan(2);
                owners.addAll(having);
            }
        }
        assertThat(owners).containsExactlyInAnyOrder("pb", "hr");
        assertThat(answers.get(Answer.DONE)).isGreaterThan(20);
        assertThat(answers.get(Answer.REFUSED)).isGreaterThan(20);
    }

    private static CommandStack node() {
        return new CommandStack(mongo.uri(), mongo.databaseName(), 3);
    }

    private static void create(CommandStack node, String id) {
        node.send(
                id,
                new CreateTenant(id, new Profile("A name", "state", null, null, Map.of(), Map.of())),
                "create-" + id);
    }

    /** Gives the domain away if the tenant has it; else asks for it. */
    private static Answer change(CommandStack node, String tenant, Instant now, String commit) {
        Object command = node.tenant(tenant).domains().containsKey(DOMAIN)
                ? new RemoveDomain(tenant, DOMAIN, null)
                : new AddDomain(tenant, DOMAIN, now, null);
        try {
            node.send(tenant, command, commit + tenant);
            return Answer.DONE;
        } catch (ProblemException e) {
            assertThat(e.code()).isIn(LOSERS);
            return Answer.REFUSED;
        }
    }
}
