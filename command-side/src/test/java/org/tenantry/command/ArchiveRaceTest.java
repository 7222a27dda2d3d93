package org.tenantry.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.tenant.create.CreateTenant;
import org.tenantry.command.tenant.lifecycle.ArchiveTenant;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.http.ProblemException;
import org.tenantry.log.Commit;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** A parent is archived on one node while a child is created on another, and on the same. */
@MongoTest
class ArchiveRaceTest {
    private static final int ROUNDS = 2_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @Test
    void noChildIsBornAfterItsParentWasArchived() throws Exception {
        int born = 0;
        int rounds = 0;
        Instant end = Instant.now().plus(LONGEST);
        try (CommandStack one = new CommandStack(mongo.uri(), mongo.databaseName());
                CommandStack other = new CommandStack(mongo.uri(), mongo.databaseName());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            create(one, "root");
            while (rounds < ROUNDS && Instant.now().isBefore(end)) {
                String parent = "root.p" + rounds;
                create(one, parent);
                CyclicBarrier together = new CyclicBarrier(2);
                CommandStack archiver = rounds % 4 == 0 ? one : other;
                Future<?> archived = threads.submit(() -> {
                    together.await();
                    return archiver.send(
                            parent,
                            new ArchiveTenant(parent, "merged", null, Instant.EPOCH, null),
                            "archive-" + parent);
                });
                together.await();
                boolean created = create(one, parent + ".child");
                archived.get();
                assertThat(created).isEqualTo(bornBeforeArchive(one, parent));
                born += created ? 1 : 0;
                rounds++;
            }
        }
        assertThat(born).as("children born in %d rounds", rounds).isBetween(1, rounds - 1);
    }

    private static boolean bornBeforeArchive(CommandStack node, String parent) {
        Optional<Commit> child = node.log().find(1, "create-" + parent + ".child");
        Commit archive = node.log().find(1, "archive-" + parent).orElseThrow();
        child.ifPresent(commit -> assertThat(commit.position()).isLessThan(archive.position()));
        return child.isPresent();
    }

    private static boolean create(CommandStack node, String id) {
        try {
            node.send(
                    id,
                    new CreateTenant(id, new Profile("A name", "city", null, null, Map.of(), Map.of())),
                    "create-" + id);
            return true;
        } catch (ProblemException e) {
            assertThat(e.code()).isEqualTo("parent-not-active");
            return false;
        }
    }
}
