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
        assertThat(sees(ADMIN_OF_PB, tenant)).isTrue();
        assertThat(ADMIN_OF_PB.allow(Permission.UPDATE_TENANT, tenant, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pbx", "pb2", "pb-1", "pb_1", "p", "hr", "hr.pb", "xpb", "PB", "pbx.pb", ""})
    void aGrantHoldsForNoOther(String tenant) {
        assertThat(sees(ADMIN_OF_PB, tenant)).isFalse();
        assertThat(ADMIN_OF_PB.allow(Permission.UPDATE_TENANT, tenant, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pb", "pb.amritsar", "pb.amritsar.water2", "pb.amritsar.wat", "pb.jalandhar.water"})
    void aGrantBeneathHoldsNeitherAboveNorBeside(String tenant) {
        assertThat(sees(on("pb.amritsar.water", Role.TENANT_ADMIN), tenant)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", ".", "pb.", "pb.*", "p%", "pb.amritsar."})
    void whatIsNoTenantGrantsNothing(String granted) {
        Grants grants = on(granted, Role.TENANT_ADMIN);

        assertThat(sees(grants, "pb")).isFalse();
        assertThat(sees(grants, "pb.amritsar")).isFalse();
        assertThat(sees(grants, "pb.amritsar.water")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleSees(Role role) {
        assertThat(sees(on("pb", role), "pb.amritsar")).isTrue();
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
        Grants grants = Grants.of(Map.of("pb", Set.of(Role.VIEWER), "pb.amritsar", Set.of(Role.TENANT_ADMIN)));

        assertThat(grants.allow(Permission.UPDATE_TENANT, "pb.amritsar.water", null))
                .isTrue();
        assertThat(grants.allow(Permission.UPDATE_TENANT, "pb.jalandhar", null)).isFalse();
        assertThat(grants.allow(Permission.UPDATE_TENANT, "pb", null)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformAdministratorMayDoEverythingEverywhere(Permission permission) {
        assertThat(Grants.ofPlatformAdmin().allow(permission, "any.tenant", null))
                .isTrue();
    }

    @Test
    void subtreesThatLieInOthersAreDropped() {
        Set<Role> viewer = Set.of(Role.VIEWER);
        Grants grants = Grants.of(Map.of(
                "pb", viewer,
                "pb.amritsar", viewer,
                "pb.amritsar.water", viewer,
                "pbx", viewer,
                "hr.a", viewer,
                "hr.ab", viewer,
                "hr.a.b", viewer));

        assertThat(grants.scope(Permission.READ_TENANT))
                .isEqualTo(new Scope.Subtrees(Set.of("hr.a", "hr.ab", "pb", "pbx")));
    }

    @Test
    void whoReadsConfigurationMayDoSoEverywhere() {
        Grants grants = on(Grants.EVERYWHERE, Role.CONFIG_READER);

        assertThat(grants.allow(Permission.READ_CONFIGURATION, "pb.amritsar", null))
                .isTrue();
        assertThat(sees(grants, "hr")).isTrue();
        assertThat(grants.scope(Permission.READ_TENANT)).isEqualTo(new Scope.Platform());
        assertThat(grants.allow(Permission.READ_SECRETS, "pb", null)).isFalse();
        assertThat(grants.allow(Permission.EDIT_CONFIGURATION, "pb", null)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONFIG_READER", "VIEWER"})
    void noRoleIsEverywhereThatChangesOrSeesMore(Role role) {
        Grants grants = on(Grants.EVERYWHERE, role);

        assertThat(sees(grants, "pb")).isFalse();
        assertThat(grants.scope(Permission.READ_TENANT).isEmpty()).isTrue();
    }

    @Test
    void subtreesInWhichSomethingIsPermittedAreThoseWithARoleForIt() {
        Grants grants = Grants.of(Map.of(
                "pb",
                Set.of(Role.VIEWER),
                "pb.amritsar",
                Set.of(Role.AUDITOR),
                "pb.amritsar.water",
                Set.of(Role.VIEWER, Role.TENANT_ADMIN),
                "pb.jalandhar.water",
                Set.of(Role.TENANT_ADMIN),
                "hr",
                Set.of(Role.CONFIG_EDITOR),
                Grants.EVERYWHERE,
                Set.of(Role.VIEWER)));

        assertThat(grants.scope(Permission.READ_HISTORY))
                .isEqualTo(new Scope.Subtrees(Set.of("pb.amritsar", "pb.jalandhar.water")));
        assertThat(grants.scope(Permission.MANAGE_PLANS).isEmpty()).isTrue();
        assertThat(grants.scope(Permission.READ_TENANT)).isEqualTo(new Scope.Platform());
    }

    @Test
    void aRoleForANamespaceSeesTheTenantAndThatNamespaceOfItsConfiguration() {
        Grants grants = new Grants(false, Map.of("pb", Set.of(new GrantedRole(Role.CONFIG_EDITOR, "billing"))));

        assertThat(sees(grants, "pb.amritsar")).isTrue();
        assertThat(grants.allow(Permission.EDIT_CONFIGURATION, "pb.amritsar", "billing"))
                .isTrue();
        assertThat(grants.allow(Permission.READ_CONFIGURATION, "pb", "billing")).isTrue();
        assertThat(grants.allow(Permission.READ_SECRETS, "pb", "billing")).isFalse();
        assertThat(grants.allow(Permission.EDIT_CONFIGURATION, "pb", "billing2"))
                .isFalse();
        assertThat(grants.allow(Permission.READ_CONFIGURATION, "pb", "auth")).isFalse();
        assertThat(grants.allow(Permission.EDIT_CONFIGURATION, "hr", "billing")).isFalse();
    }

    @Test
    void whoeverAsksForAllNamespacesIsGivenThemByWholeRolesOnly() {
        Grants limited = new Grants(
                false,
                Map.of(
                        "pb",
                        Set.of(
                                new GrantedRole(Role.CONFIG_READER, "billing"),
                                new GrantedRole(Role.CONFIG_READER, "auth"))));

        assertThat(limited.allow(Permission.READ_CONFIGURATION, "pb", null)).isFalse();
        assertThat(limited.scope(Permission.READ_CONFIGURATION).isEmpty()).isTrue();
        assertThat(limited.scopeInAnyNamespace(Permission.READ_CONFIGURATION))
                .isEqualTo(new Scope.Subtrees(Set.of("pb")));
        assertThat(on("pb", Role.CONFIG_READER).allow(Permission.READ_CONFIGURATION, "pb", null))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant-admin:billing",
                "viewer:billing",
                "auditor:billing",
                "config-editor:",
                ":billing",
                ":",
                "config-editor billing",
                "CONFIG_EDITOR:billing"
            })
    void whatIsNoRoleForANamespaceIsNone(String claim) {
        assertThat(GrantedRole.ofClaim(claim)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"config-editor:billing", "config-reader:a.b", "secret-reader:auth", "tenant-admin", "viewer"})
    void aRoleIsReadAsItIsWritten(String claim) {
        assertThat(GrantedRole.ofClaim(claim).orElseThrow().claim()).isEqualTo(claim);
    }

    private static boolean sees(Grants grants, String tenant) {
        return grants.allow(Permission.READ_TENANT, tenant, null);
    }

    private static Set<Role> permitting(Permission permission) {
        return Set.copyOf(Arrays.stream(Role.values())
                .filter(role -> on("pb", role).allow(permission, "pb", null))
                .toList());
    }

    private static Grants on(String tenant, Role role) {
        return Grants.of(Map.of(tenant, Set.of(role)));
    }
}
