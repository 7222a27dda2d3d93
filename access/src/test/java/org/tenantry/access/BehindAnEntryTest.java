package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A server that believes the entry in front of it who asks. */
@GuardedServerTest
@TestPropertySource(properties = "server.forward-headers-strategy=native")
class BehindAnEntryTest {
    private final GuardedClient client;

    BehindAnEntryTest(@LocalServerPort int port) {
        this.client = new GuardedClient(port);
    }

    @Test
    void theAddressIsTheOneThatTheEntrySaw() {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        Logger log = (Logger) LoggerFactory.getLogger(SecurityEvents.LOG);
        log.addAppender(told);
        try {
            client.get("/caller", "X-Forwarded-For", "203.0.113.9");
        } finally {
            log.detachAppender(told);
        }

        assertThat(told.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).contains("from 203.0.113.9"));
    }
}
