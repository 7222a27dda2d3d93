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
import org.tenantry.command.tenant.domain.AddDomain;
import org.tenantry.command.tenant.domain.RemoveDomain;
import org.tenantry.command.tenant.lifecycle.ArchiveTenant;
import org.tenantry.command.tenant.lifecycle.SuspendTenant;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.http.ProblemException;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Who knows an earlier version is told so, and nothing is done on the way there. */
@MongoTest
class StaleVersionTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final CommandStack node =
            new CommandStack(mongo.uri(), mongo.freshDatabase().getName());
    private int commits;

    @BeforeEach
    void aTenantOfVersion2() {
        send(new CreateTenant("pb", new Profile("Punjab", "state", null, null, Map.of(), Map.of())));
        send(new SuspendTenant("pb", "unpaid", null));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aDomainIsNotClaimed() {
        assertStale(new AddDomain("pb", "portal.example", NOW, 0L));

        send(new AddDomain("pb", "portal.example", NOW, null));

        assertThat(node.tenant("pb").domains()).containsExactly(Map.entry("portal.example", 1L));
    }

    @Test
    void whatWouldBeRefusedOrChangeNothingAnywayIsStaleToo() {
        assertStale(new RemoveDomain("pb", "portal.example", 0L));
        send(new ArchiveTenant("pb", "merged", null, NOW, null));
        assertStale(new AddDomain("pb", "portal.example", NOW, 0L));
    }

    private void assertStale(Object command) {
        assertThatThrownBy(() -> send(command))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo("stale-version"));
    }

    private void send(Object command) {
        node.send("pb", command, "commit-" + commits++);
    }
}
