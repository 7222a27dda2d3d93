package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {
    private static final Grants ADMIN_OF_PB = on("pb", Role.TENANT_ADMIN);

    @ParameterizedTest
    @ValueSource(strings = {"pb", "pb.amritsar", "pb.amritsar.water"})
    void aGrantHoldsForTheTenantAndAllBeneath(String tenant) {
        assertThat(ADMIN_OF_PB.see(tenant)).isTrue();
        assertThat(ADMIN_OF_PB.allow(Permission.UPDATE_TENANT, tenant)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbx", "pb2", "pb-1", "pb_1", "p", "hr", "hr.pb", "xpb", "PB", "pbx.pb", ""})
    void aGrantHoldsForNoOther(String tenant) {
        assertThat(ADMIN_OF_PB.see(tenant)).isFalse();
        assertThat(ADMIN_OF_PB.allow(Permission.UPDATE_TENANT, tenant)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pb", "pb.amritsar", "pb.amritsar.water2", "pb.amritsar.wat", "pb.jalandhar.water"})
    void aGrantBeneathHoldsNeitherAboveNorBeside(String tenant) {
        assertThat(on("pb.amritsar.water", Role.TENANT_ADMIN).see(tenant)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", ".", "pb.", "pb.*", "p%", "pb.amritsar."})
    void whatIsNoTenantGrantsNothing(String granted) {
        Grants grants = on(granted, Role.TENANT_ADMIN);

        assertThat(grants.see("pb")).isFalse();
        assertThat(grants.see("pb.amritsar")).isFalse();
        assertThat(grants.see("pb.amritsar.water")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleSees(Role role) {
        assertThat(on("pb", role).see("pb.amritsar")).isTrue();
    }

    @Test
    void rolesPermitWhatTheyAreFor() {
        assertThat(permitting(Permission.CREATE_TENANT)).containsExactlyInAnyOrder(Role.TENANT_ADMIN, Role.PROVISIONER);
        assertThat(permitting(Permission.UPDATE_TENANT)).containsExactly(Role.TENANT_ADMIN);
        assertThat(permitting(Permission.REPORT_PROVISIONING))
                .containsExactlyInAnyOrder(Role.TENANT_ADMIN, Role.PROVISIONER);
        assertThat(permitting(Permission.RETRY_PROVISIONING)).containsExactly(Role.TENANT_ADMIN);
        assertThat(permitting(Permission.MANAGE_PLANS)).isEmpty();
        assertThat(permitting(Permission.CREATE_ROOT)).isEmpty();
        assertThat(permitting(Permission.OPERATE)).isEmpty();
    }

    @Test
    void rolesOnDifferentTenantsDoNotMix() {
        Grants grants = new Grants(false, Map.of("pb", Set.of(Role.VIEWER), "pb.amritsar", Set.of(Role.TENANT_ADMIN)));

        assertThat(grants.allow(Permission.UPDATE_TENANT, "pb.amritsar.water")).isTrue();
        assertThat(grants.allow(Permission.UPDATE_TENANT, "pb.jalandhar")).isFalse();
        assertThat(grants.allow(Permission.UPDATE_TENANT, "pb")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformAdministratorMayDoEverythingEverywhere(Permission permission) {
        assertThat(new Grants(true, Map.of()).allow(permission, "any.tenant")).isTrue();
    }

    @Test
    void subtreesThatLieInOthersAreDropped() {
        Set<Role> viewer = Set.of(Role.VIEWER);
        Grants grants = new Grants(
                false,
                Map.of(
                        "pb", viewer,
                        "pb.amritsar", viewer,
                        "pb.amritsar.water", viewer,
                        "pbx", viewer,
                        "hr.a", viewer,
                        "hr.ab", viewer,
                        "hr.a.b", viewer));

        assertThat(grants.subtrees()).containsExactly("hr.a", "hr.ab", "pb", "pbx");
    }

    private static Set<Role> permitting(Permission permission) {
        return Set.copyOf(Arrays.stream(Role.values())
                .filter(role -> on("pb", role).allow(permission, "pb"))
                .toList());
    }

    private static Grants on(String tenant, Role role) {
        return new Grants(false, Map.of(tenant, Set.of(role)));
    }
}
