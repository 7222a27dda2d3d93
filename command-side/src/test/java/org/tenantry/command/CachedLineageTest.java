package org.tenantry.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.tenant.create.CreateTenant;
import org.tenantry.command.tenant.lifecycle.ArchiveTenant;
import org.tenantry.command.tenant.lifecycle.ReactivateTenant;
import org.tenantry.command.tenant.lifecycle.RestoreTenant;
import org.tenantry.command.tenant.lifecycle.SuspendTenant;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.http.ProblemException;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** A node decides on what it has cached, and another node has changed it meanwhile. */
@MongoTest
class CachedLineageTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final String database = mongo.freshDatabase().getName();
    private final CommandStack one = new CommandStack(mongo.uri(), database);
    private final CommandStack other = new CommandStack(mongo.uri(), database);
    private int commits;

    @BeforeEach
    void aRootThatIsCached() {
        create(one, "pb");
        create(one, "pb.first");
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void noChildIsBornUnderAParentThatAnotherNodeArchived() {
        send(other, "pb", new ArchiveTenant("pb", "merged", null, Instant.MAX, null));

        assertRefused("pb.second", "parent-not-active");
    }

    @Test
    void aChildIsBornUnderAParentThatAnotherNodeRestored() {
        send(one, "pb", new ArchiveTenant("pb", "merged", null, Instant.MAX, null));
        assertRefused("pb.second", "parent-not-active");
        send(other, "pb", new RestoreTenant("pb", "a mistake", Instant.EPOCH, null));

        create(one, "pb.second");
    }

    @Test
    void aChildIsBornThoughAnotherNodeChangedItsParent() {
        send(other, "pb", new SuspendTenant("pb", "unpaid", null));
        send(other, "pb", new ReactivateTenant("pb", "paid", null));

        create(one, "pb.second");
    }

    @Test
    void anIdThatAnotherNodeUsedIsTaken() {
        create(other, "pb.second");

        assertRefused("pb.second", "tenant-exists");
    }

    private void assertRefused(String id, String code) {
        long head = one.log().head(1).position();
        assertThatThrownBy(() -> create(one, id))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(one.log().head(1).position()).isEqualTo(head);
    }

    private void create(CommandStack node, String id) {
        send(node, id, new CreateTenant(id, new Profile("A name", "city", null, null, Map.of(), Map.of())));
    }

    private void send(CommandStack node, String tenant, Object command) {
        node.send(tenant, command, "commit-" + commits++);
    }
}
