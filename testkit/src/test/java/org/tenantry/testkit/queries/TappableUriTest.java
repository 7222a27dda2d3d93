package org.tenantry.testkit.queries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TappableUriTest {
    @ParameterizedTest
    @CsvSource({
        "mongodb://localhost, localhost, 27017, mongodb://127.0.0.1:9",
        "mongodb://10.0.0.1:28000/, 10.0.0.1, 28000, mongodb://127.0.0.1:9/",
        "mongodb://[::1]:28000/?w=1, ::1, 28000, mongodb://127.0.0.1:9/?w=1",
        "mongodb://u:p%40@db:1/a?authSource=b, db, 1, mongodb://u:p%40@127.0.0.1:9/a?authSource=b",
        "mongodb://db/?replicaSet=r&directConnection=true, db, 27017,"
                + " mongodb://127.0.0.1:9/?replicaSet=r&directConnection=true"
    })
    void oneServerIsReplaced(String uri, String host, int port, String replaced) {
        assertThat(TappableUri.of(uri)).hasValueSatisfying(tappable -> {
            assertThat(tappable.server().getHostString()).isEqualTo(host);
            assertThat(tappable.server().getPort()).isEqualTo(port);
            assertThat(tappable.at(9)).isEqualTo(replaced);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://db/?replicaSet=r",
                "mongodb://db/?directConnection=false",
                "mongodb://one,other/",
                "mongodb://db/?tls=true"
            })
    void serversThatNameOthersOrSpeakInCipherAreNot(String uri) {
        assertThat(TappableUri.of(uri)).isEmpty();
        try (QueryWatch watch = QueryWatch.before(uri)) {
            assertThat(watch.uri()).isEqualTo(uri);
            watch.assertServed();
        }
    }
}
