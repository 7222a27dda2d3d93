package org.tenantry.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Level;
import org.tenantry.events.TenantId;
import tools.jackson.databind.node.ObjectNode;

/** What a preview keeps does not grow with the tenants that set something themselves, however much changes for each. */
class BlastRadiusTest {
    private static final int TENANTS = 2_000;
    private static final int VALUES = 1_000;
    private static final long MOST_KEPT = 60_000_000;

    private final Definition definition =
            Definition.accepted("auth", 1, Documents.of(Map.of("type", "object")), Documents.empty(), Map.of());
    private final Map<String, Level> levels = new HashMap<>();

    @Test
    void whatChangesForThousandsIsCountedAndNotKept() {
        ObjectNode own = Documents.of(Map.of("own", 1));
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            levels.put("pb.t" + tenant, new Level("pb.t" + tenant, 1, own, List.of()));
        }
        BlastRadius radius = changing(new Level("pb", 1, values(), List.of()));
        long before = used();

        levels.keySet().stream().sorted().forEach(tenant -> radius.look(new TenantId(tenant)));

        long kept = used() - before;
        BlastRadiusView view = radius.view("");
        assertThat(view.count()).isEqualTo(TENANTS);
        assertThat(view.tenants())
                .hasSize(1)
                .allSatisfy(first -> assertThat(first.changes()).hasSize(VALUES));
        assertThat(kept).isLessThan(MOST_KEPT);
    }

    @Test
    void whatManyLevelsLoseIsCountedAndTheFirstIsTold() {
        for (int tenant = 0; tenant < 300; tenant++) {
            levels.put("pb.t" + tenant, new Level("pb.t" + tenant, 1, Documents.of(Map.of("v1", 1)), List.of()));
        }

        BlastRadiusView view =
                changing(new Level("pb", 1, Documents.empty(), List.of("/v1"))).view("");

        assertThat(view.misfitCount()).isEqualTo(300);
        assertThat(view.misfits())
                .hasSize(200)
                .allSatisfy(lost -> assertThat(lost.reason()).isEqualTo("LOCKED"));
    }

    private BlastRadius changing(Level changed) {
        return new BlastRadius(Optional.of(definition), definition, levels, Optional.of(changed), "", 1);
    }

    private static ObjectNode values() {
        Map<String, Object> values = new HashMap<>();
        for (int value = 0; value < VALUES; value++) {
            values.put("v" + value, value);
        }
        return Documents.of(values);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
