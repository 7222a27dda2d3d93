package org.tenantry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GuardedServerTest
class SecurityEventsTest {
    private final GuardedClient client;
    private final MeterRegistry meters;
    private final Logger log = (Logger) LoggerFactory.getLogger(SecurityEvents.LOG);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    SecurityEventsTest(@LocalServerPort int port, @Autowired MeterRegistry meters) {
        this.client = new GuardedClient(port);
        this.meters = meters;
    }

    @BeforeEach
    void listen() {
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void leave() {
        log.detachAppender(told);
    }

    @Test
    void whatIsRefusedForWantOfAGenuineTokenIsTold() {
        double before = count("unauthenticated");
        client.callerBy(Issuer.tokenOfAnotherKey(Claims.good()));

        Map<String, String> event = only();
        assertThat(event)
                .containsEntry("event", "unauthenticated")
                .containsEntry("status", "401")
                .containsEntry("method", "GET")
                .containsEntry("path", "/caller")
                .containsEntry("address", "127.0.0.1")
                .doesNotContainKey("subject");
        assertThat(count("unauthenticated")).isEqualTo(before + 1);
    }

    @Test
    void whatATokenDoesNotPermitIsToldWithWhoTried() {
        client.post("/operations", Issuer.token(Claims.good()));

        assertThat(only())
                .containsEntry("event", "forbidden")
                .containsEntry("status", "403")
                .containsEntry("subject", "asha")
                .containsEntry("issuer", Issuer.NAME);
    }

    @Test
    void whatPlatformAdministratorsDoIsTold() {
        String token = Issuer.token(Claims.with("platform_admin", true));
        client.callerBy(token);
        client.post("/operations", token);

        assertThat(only())
                .containsEntry("event", "platform-admin")
                .containsEntry("path", "/operations")
                .containsEntry("status", "200");
        assertThat(told.list.toString()).doesNotContain(token);
    }

    @Test
    void whatIsPermittedAndOpenIsNotTold() {
        client.callerBy(Issuer.token(Claims.good()));
        client.get("/greeting");
        client.post("/operations", Issuer.token(Claims.good()));

        assertThat(only()).as("the last one alone").containsEntry("event", "forbidden");
    }

    /** It is told after it is answered. */
    private Map<String, String> only() {
        await().atMost(Duration.ofSeconds(10)).until(() -> !told.list.isEmpty());
        List<ILoggingEvent> events = List.copyOf(told.list);
        assertThat(events).hasSize(1);
        return events.getFirst().getKeyValuePairs().stream()
                .collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
    }

    private double count(String event) {
        return meters.get("tenantry.access.events")
                .tag("event", event)
                .counter()
                .count();
    }
}
