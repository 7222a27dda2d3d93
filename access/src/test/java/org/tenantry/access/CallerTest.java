package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.tenantry.http.ProblemException;

class CallerTest {
    private static final Caller VIEWER = callerWith(new Grants(false, Map.of("pb", Set.of(Role.VIEWER))));
    private static final Caller NOBODY = callerWith(new Grants(false, Map.of()));
    private static final Caller PLATFORM_ADMIN = callerWith(new Grants(true, Map.of()));

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

    private static ProblemException refusal(Caller caller, Permission permission, String tenant) {
        return catchThrowableOfType(ProblemException.class, () -> caller.require(permission, tenant));
    }

    private static Caller callerWith(Grants grants) {
        return new Caller("issuer", "subject", grants);
    }
}
