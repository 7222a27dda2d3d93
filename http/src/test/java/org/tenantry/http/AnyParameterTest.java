package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands where a host name, an instant, a number or a word should be is read in one form, or refused. */
class AnyParameterTest {
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> label = Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('a', 'z').withChars("019-_").ofMaxLength(6),
                Arbitraries.strings()
                        .withCharRange('\u0900', '\u097f')
                        .withCharRange('\u0400', '\u04ff')
                        .withCharRange('\u0590', '\u05ff')
                        .withChars("\u00df\u200c\u200d\u3002\uff0e\u0130a1")
                        .ofMaxLength(6),
                Arbitraries.of("xn--", "xn--a", "xn--80ak6aa92e", "XN--MGBH0FB", "0x7f", "127", "*", "a".repeat(64)),
                Arbitraries.strings().all().ofMaxLength(4));
        return label.list().ofMaxSize(5).map(labels -> String.join(".", labels));
    }

    @Provide
    Arbitrary<String> instants() {
        return Combinators.combine(
                        Arbitraries.of(
                                "2026-11-24T10:15:30Z",
                                "2026-11-24T10:15:30.123456789+05:30",
                                "+1000000000-12-31T23:59:59.999999999Z",
                                "-1000000000-01-01T00:00:00Z",
                                "",
                                "200"),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.strings().all().ofMaxLength(2))
                .as((text, place, cut, put) -> text.substring(0, Math.min(place, text.length()))
                        + put
                        + text.substring(Math.min(place + cut, text.length())));
    }

    @Property
    void aHostNameHasOneSpellingOrIsNone(@ForAll("names") String given) {
        HostName.normalised(given).ifPresent(name -> {
            assertThat(HostName.normalised(name)).hasValue(name);
            assertThat(HostName.normalised(HostName.readable(name))).hasValue(name);
            assertThat(name).matches("[a-z0-9.-]{3,253}");
        });
    }

    @Property
    void anInstantIsOneOrNone(@ForAll("instants") String text) {
        InstantParameter.parse(text).ifPresent(instant -> {
            assertThat(InstantParameter.parse(instant.toString())).hasValue(instant);
            assertThat(Instant.ofEpochMilli(instant.toEpochMilli())).isEqualTo(instant);
        });
    }

    @Property
    void aNumberOrAWordIsOneOrRefused(@ForAll("instants") String text) {
        assertThat(catchThrowable(() -> PageSize.of(text)))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(ProblemException.class));
        assertThat(catchThrowable(() -> Flag.isSet("flag", text))).isInstanceOf(ProblemException.class);
    }
}
