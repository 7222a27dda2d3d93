package org.tenantry.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventEnvelopeTest {
    private static final EventEnvelope ENVELOPE = new EventEnvelope(
            "0d3c",
            new Position(3, 1042),
            "pb.amritsar",
            "pb.amritsar/configuration/billing",
            7,
            "TenantUpdated",
            Instant.parse("2026-01-02T03:04:05.678Z"),
            "c1",
            0,
            2,
            "ab12",
            "admin",
            "portal",
            "corr",
            null,
            null);

    @Test
    void travelsAsHeaders() {
        assertThat(EventEnvelope.fromHeaders(3, ENVELOPE.toHeaders())).isEqualTo(ENVELOPE);
    }

    @Test
    void speaksCloudEvents() {
        assertThat(ENVELOPE.toHeaders())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "3-1042")
                .containsEntry("ce_source", "urn:tenantry:log:0d3c")
                .containsEntry("ce_type", "TenantUpdated")
                .containsEntry("ce_subject", "pb.amritsar")
                .containsEntry("ce_time", "2026-01-02T03:04:05.678Z")
                .containsEntry("tenantry_aggregate", "pb.amritsar/configuration/billing")
                .containsEntry("tenantry_index", "0")
                .containsEntry("tenantry_count", "2")
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("tenantry_causation");
    }

    @Test
    void aMissingHeaderIsNamed() {
        Map<String, String> headers = new TreeMap<>(ENVELOPE.toHeaders());
        headers.remove("tenantry_hash");

        assertThatThrownBy(() -> EventEnvelope.fromHeaders(3, headers)).hasMessageContaining("tenantry_hash");
    }

    @Test
    void aPositionIsReadOnlyInItsForm() {
        assertThat(Position.parse("3-1042")).contains(new Position(3, 1042));
        assertThat(Position.parse("3")).isEmpty();
        assertThat(Position.parse("3--1")).isEmpty();
        assertThat(Position.parse("3-99999999999999999999")).isEmpty();
    }
}
