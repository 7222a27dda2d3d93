package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenantry.query.tenant.TenantStatus.ACTIVE;
import static org.tenantry.query.tenant.TenantStatus.ARCHIVED;
import static org.tenantry.query.tenant.TenantStatus.SUSPENDED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectiveStatusTest {
    @Test
    void aTenantUnderActiveOnesIsWhatItIs() {
        Map<String, TenantStatus> ancestors = Map.of("pb", ACTIVE, "pb.amritsar", ACTIVE);

        assertThat(EffectiveStatus.of(water(ACTIVE), ancestors))
                .isEqualTo(new EffectiveStatus(ACTIVE, Optional.empty()));
        assertThat(EffectiveStatus.of(water(ARCHIVED), ancestors))
                .isEqualTo(new EffectiveStatus(ARCHIVED, Optional.empty()));
    }

    @Test
    void theWorstAboveHolds() {
        assertThat(EffectiveStatus.of(water(ACTIVE), Map.of("pb", ACTIVE, "pb.amritsar", ARCHIVED)))
                .isEqualTo(new EffectiveStatus(ARCHIVED, Optional.of("pb.amritsar")));
    }

    @Test
    void archivedIsWorseThanSuspended() {
        assertThat(EffectiveStatus.of(water(ACTIVE), Map.of("pb", SUSPENDED, "pb.amritsar", ARCHIVED)))
                .isEqualTo(new EffectiveStatus(ARCHIVED, Optional.of("pb.amritsar")));
        assertThat(EffectiveStatus.of(water(ARCHIVED), Map.of("pb", SUSPENDED, "pb.amritsar", SUSPENDED)))
                .isEqualTo(new EffectiveStatus(ARCHIVED, Optional.empty()));
    }

    @Test
    void theHighestCauseIsNamed() {
        assertThat(EffectiveStatus.of(water(ACTIVE), Map.of("pb", ARCHIVED, "pb.amritsar", ARCHIVED)))
                .isEqualTo(new EffectiveStatus(ARCHIVED, Optional.of("pb")));
    }

    @Test
    void whatIsNoWorseThanTheTenantsOwnIsNoCause() {
        assertThat(EffectiveStatus.of(water(ARCHIVED), Map.of("pb", ARCHIVED, "pb.amritsar", ACTIVE)))
                .isEqualTo(new EffectiveStatus(ARCHIVED, Optional.empty()));
    }

    @Test
    void onlyAncestorsCount() {
        assertThat(EffectiveStatus.of(water(ACTIVE), Map.of("hr", ARCHIVED, "pb.amritsar.water", ARCHIVED)))
                .isEqualTo(new EffectiveStatus(ACTIVE, Optional.empty()));
    }

    private static TenantDocument water(TenantStatus status) {
        return new TenantDocument(
                "pb.amritsar.water",
                List.of("pb", "pb.amritsar", "pb.amritsar.water"),
                status,
                null,
                Provisioning.OVER,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                false,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
