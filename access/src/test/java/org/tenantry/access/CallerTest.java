package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;
import org.tenantry.http.ProblemException;

class CallerTest {
    private static final Caller VIEWER = callerWith(Grants.of(Map.of("pb", Set.of(Role.VIEWER))));
    private static final Caller NOBODY = callerWith(Grants.of(Map.of()));
    private static final Caller PLATFORM_ADMIN = callerWith(Grants.ofPlatformAdmin());

    @Test
    void whoeverMayGoesOn() {
        assertThatCode(() -> VIEWER.require(Permission.READ_TENANT, "pb.amritsar"))
                .doesNotThrowAnyException();
        assertThatCode(() -> PLATFORM_ADMIN.requirePlatformAdmin(Permission.CREATE_ROOT))
                .doesNotThrowAnyException();
    }

    @Test
    void whoCannotSeeATenantIsToldThatThereIsNone() {
        ProblemException refusal = refusal(VIEWER, Permission.UPDATE_TENANT, "hr");

        assertThat(refusal.status()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(refusal.code()).isEqualTo("tenant-not-found");
    }

    @Test
    void whoSeesATenantAndMayNotIsTold() {
        ProblemException refusal = refusal(VIEWER, Permission.UPDATE_TENANT, "pb.amritsar");

        assertThat(refusal.status()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(refusal.code()).isEqualTo("forbidden");
        assertThat(refusal).hasMessageContaining("UPDATE_TENANT").hasMessageContaining("pb.amritsar");
    }

    @Test
    void invisibleAndMissingAreAnsweredAlike() {
        ProblemException invisible = refusal(VIEWER, Permission.READ_TENANT, "hr");

        assertThat(invisible.asResponse()).isEqualTo(Caller.tenantNotFound("hr").asResponse());
    }

    @Test
    void aServiceIsBoundedForAllOfItsUsersAndNoTwoCallersTogether() {
        Caller service = new Caller("https://issuer.example", "portal", Grants.of(Map.of()));
        Caller user = new Caller("https://issuer.example", "asha", Grants.of(Map.of()));
        Caller namesake = new Caller("https://other.example", "asha", Grants.of(Map.of()));

        assertThat(user.through(service).account()).isEqualTo(service.account());
        assertThat(Set.of(service.account(), user.account(), namesake.account()))
                .hasSize(3);
    }

    @Test
    void rootsAreForPlatformAdministrators() {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> VIEWER.requirePlatformAdmin(Permission.CREATE_ROOT));

        assertThat(refusal.status()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void theScopeIsWhatCanBeSeen() {
        assertThat(PLATFORM_ADMIN.scope()).isEqualTo(new Scope.Platform());
        assertThat(VIEWER.scope()).isEqualTo(new Scope.Subtrees(Set.of("pb")));
        assertThat(NOBODY.scope()).isEqualTo(new Scope.Subtrees(Set.of()));
    }

    @ParameterizedTest
    @EnumSource
    void throughAServiceOnlyWhatBothMayIsPermitted(Permission permission) {
        List<Caller> callers = List.of(
                NOBODY,
                PLATFORM_ADMIN,
                callerWith(Grants.of(Map.of("pb", Set.of(Role.TENANT_ADMIN)))),
                callerWith(Grants.of(Map.of("pb.a", Set.of(Role.TENANT_ADMIN), "pbx", Set.of(Role.AUDITOR)))),
                callerWith(Grants.of(Map.of(Grants.EVERYWHERE, Set.of(Role.CONFIG_READER)))),
                callerWith(new Grants(false, Map.of("pb", Set.of(new GrantedRole(Role.CONFIG_EDITOR, "auth"))))));
        for (Caller user : callers) {
            for (Caller service : callers) {
                Caller through = user.through(service);
                for (String tenant : List.of("pb", "pb.a", "pb.a.b", "pb.b", "pbx", "hr")) {
                    assertThat(through.may(permission, tenant))
                            .isEqualTo(user.may(permission, tenant) && service.may(permission, tenant));
                    assertThat(through.may(permission, tenant, "auth"))
                            .isEqualTo(user.may(permission, tenant, "auth") && service.may(permission, tenant, "auth"));
                    assertThat(isIn(tenant, through.scope(permission)))
                            .as("%s in the scope of %s through %s", tenant, user.grants(), service.grants())
                            .isEqualTo(isIn(tenant, user.scope(permission)) && isIn(tenant, service.scope(permission)));
                }
                assertThat(through.isPlatformAdmin()).isEqualTo(user.isPlatformAdmin() && service.isPlatformAdmin());
            }
        }
    }

    @Test
    void whoCallsThroughAServiceDoesSoUntilTheFirstOfTheTokensExpires() {
        Caller early = new Caller("issuer", "early", Grants.of(Map.of()), Instant.ofEpochSecond(1));
        Caller late = new Caller("issuer", "late", Grants.of(Map.of()), Instant.ofEpochSecond(2));

        assertThat(early.through(late).expires()).isEqualTo(early.expires());
        assertThat(late.through(early).expires()).isEqualTo(early.expires());
    }

    private static boolean isIn(String tenant, Scope scope) {
        return switch (scope) {
            case Scope.Platform platform -> true;
            case Scope.Subtrees subtrees ->
                subtrees.roots().stream().anyMatch(root -> tenant.equals(root) || tenant.startsWith(root + "."));
        };
    }

    private static ProblemException refusal(Caller caller, Permission permission, String tenant) {
        return catchThrowableOfType(ProblemException.class, () -> caller.require(permission, tenant));
    }

    private static Caller callerWith(Grants grants) {
        return new Caller("issuer", "subject", grants);
    }
}
