package org.tenantry.query.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.tenantry.http.ProblemException;

class AddressRateTest {
    private final AddressRate rate = new AddressRate(1);

    @Test
    void whoAsksTooOftenIsToldToWaitAndOthersAreNot() {
        exhaust("192.0.2.1");

        assertThatThrownBy(() -> rate.check("192.0.2.1"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.asResponse().getHeaders().getFirst("Retry-After"))
                                .isEqualTo("1"));
        assertThatCode(() -> rate.check("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        exhaust("2001:db8:1:2::1");

        assertThatThrownBy(() -> rate.check("2001:db8:1:2:ffff::9")).isInstanceOf(ProblemException.class);
        assertThatCode(() -> rate.check("2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    private void exhaust(String address) {
        for (int i = 0; i < 10; i++) {
            rate.check(address);
        }
    }
}
