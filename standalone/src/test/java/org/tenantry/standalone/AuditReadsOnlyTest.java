package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.queries.QueryWatch;

/** The right to read is enough for what {@code dev audit} tells: it sends nothing else. */
class AuditReadsOnlyTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private static final List<String> READING = List.of(
            "find",
            "getMore",
            "killCursors",
            "aggregate",
            "count",
            "collStats",
            "listCollections",
            // what drivers say of themselves
            "hello",
            "isMaster",
            "ismaster",
            "ping",
            "buildInfo",
            "endSessions");

    @BeforeAll
    static void aStateAndItsCities() {
        Audited.stateWithCities(tenantry, 3);
        assertThat(tenantry.asPlatformAdmin()
                        .putNothing("/v1/tenants/pb/domains/pb.example")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void verifyStateTimelineAndDoctorOnlyRead() {
        try (QueryWatch watch = QueryWatch.before(tenantry.mongodbUri())) {
            for (List<String> command : List.of(
                    List.of("verify", "--topic", tenantry.topic(), "--read-models"),
                    List.of("timeline", "pb", "--subtree"),
                    List.of("state", "pb.city1"),
                    List.of("doctor", "--topic", tenantry.topic()))) {
                AuditRun run = AuditRun.of(with(command, watch.uri()));
                assertThat(run.code()).as(command + run.all()).isZero();
            }
            assertThat(watch.commands()).contains("find", "collStats").isSubsetOf(READING);
        }
    }

    private static List<String> with(List<String> command, String mongodb) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(
                "--mongodb", mongodb, "--database", tenantry.logDatabase().getName()));
        if (command.contains("--topic")) {
            all.addAll(List.of(
                    "--kafka",
                    tenantry.kafka().bootstrapServers(),
                    "--read-models-database",
                    tenantry.readModels().getName()));
        }
        return all;
    }
}
