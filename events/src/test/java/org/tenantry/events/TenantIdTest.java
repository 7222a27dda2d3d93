package org.tenantry.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"p", "pb", "pb.amritsar", "a.b.c.d.e.f.g.h", "x-1_y.0", "a23456789.b"})
    void accepts(String id) {
        assertThat(new TenantId(id).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "pb.",
                ".pb",
                "pb..x",
                "PB",
                "pb x",
                "-pb",
                "pb-",
                "_x",
                "a.b.c.d.e.f.g.h.i",
                "é",
                "pb\n"
            })
    void refuses(String id) {
        assertThatThrownBy(() -> new TenantId(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 8 segments");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(TenantId.isValid("a".repeat(63))).isTrue();
        assertThat(TenantId.isValid("a".repeat(64))).isFalse();
        assertThat(TenantId.isValid(("a".repeat(60) + ".").repeat(3) + "a".repeat(17)))
                .isTrue();
        assertThat(TenantId.isValid(("a".repeat(60) + ".").repeat(3) + "a".repeat(18)))
                .isFalse();
    }

    @Test
    void thePathIsTheHierarchy() {
        TenantId water = new TenantId("pb.amritsar.water");

        assertThat(water.parent()).contains(new TenantId("pb.amritsar"));
        assertThat(water.ancestors()).containsExactly(new TenantId("pb"), new TenantId("pb.amritsar"));
        assertThat(water.root()).isEqualTo(new TenantId("pb"));
        assertThat(new TenantId("pb").parent()).isEmpty();
        assertThat(new TenantId("pb").isRoot()).isTrue();
    }

    /** Test vectors: these never change, or every stored tree would be looked for in the wrong place. */
    @ParameterizedTest
    @CsvSource({"pb,8,1", "pb.amritsar,8,1", "ka,8,1", "acme,8,7", "a,8,5", "0,8,5", "pb,2,1", "acme,16,15"})
    void aTreeLivesInOnePartition(String id, int partitions, int expected) {
        assertThat(new TenantId(id).partition(partitions)).isEqualTo(expected);
    }

    @Test
    void thePathLeadsFromTheRootToItself() {
        assertThat(new TenantId("pb.amritsar.water").path()).containsExactly("pb", "pb.amritsar", "pb.amritsar.water");
        assertThat(new TenantId("pb").path()).containsExactly("pb");
    }
}
