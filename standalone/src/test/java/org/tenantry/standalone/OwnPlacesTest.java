package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;

/** Nobody keeps the others from what a node does for a few at once. */
class OwnPlacesTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension();

    private final Api api = tenantry.asPlatformAdmin();

    @Test
    void whoDribblesAnImportHasOneOfThePlacesOnly() throws Exception {
        api.create("pb");
        api.create("hr");
        String body = "{\"id\": \"pb.a\", \"name\": \"A\", \"kind\": \"city\"}";

        try (SlowImport first = slowImport("slow");
                SlowImport second = slowImport("slow");
                SlowImport another = slowImport("another");
                SlowImport more = slowImport("another")) {
            SlowImport refused = whichIsRefused(first, second);
            assertThat(refused.answer()).contains("429", "Retry-After: 10");
            var _ = whichIsRefused(another, more);

            // All places are taken: who may not import is told that, not to come again.
            assertThat(tenantry.as("third", "pb", "tenant-admin")
                            .importLines(body)
                            .text())
                    .contains("import-busy");
            assertThat(tenantry.as("viewer", "pb", "viewer").importLines(body).status())
                    .isEqualTo(403);

            SlowImport slow = refused == first ? second : first;
            slow.end();
            await().atMost(Duration.ofMinutes(1)).until(() -> slow.answer().contains("\"done\":true"));
            assertThat(tenantry.as("third", "pb", "tenant-admin")
                            .importLines(body)
                            .outcomes())
                    .containsExactly("1 created");
        }
    }

    @Test
    void aCallerHasOnePreviewAtATime() {
        api.define("many", "{\"schema\": {\"type\": \"object\"}}");
        api.create("ka");
        String positions = IntStream.range(0, 200)
                .mapToObj(i -> api.create("ka.t" + i))
                .map(Answer::position)
                .reduce("", (all, last) -> last);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            List<CompletableFuture<Answer>> asked = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.post(
                            "/v1/platform/overrides/many/preview",
                            "{\"values\": {\"a\": 1}}",
                            "Tenantry-Position",
                            positions)))
                    .toList();
            assertThat(asked.stream().map(CompletableFuture::join))
                    .anySatisfy(answer -> assertThat(answer.status()).isEqualTo(200))
                    .anySatisfy(answer -> {
                        assertThat(answer.status()).isEqualTo(429);
                        assertThat(answer.text("code")).isEqualTo("too-many-own-previews");
                        assertThat(answer.header("Retry-After")).isEqualTo("1");
                    });
        });
    }

    /** One of two has the place, and says nothing until its file ends. */
    private static SlowImport whichIsRefused(SlowImport one, SlowImport other) throws IOException {
        String code = "too-many-own-imports";
        await().atMost(Duration.ofMinutes(1))
                .until(() -> one.answer().contains(code) || other.answer().contains(code));
        return one.answer().contains(code) ? one : other;
    }

    private static SlowImport slowImport(String subject) throws IOException {
        return new SlowImport(
                URI.create(tenantry.url()),
                tenantry.as(subject, "hr", "tenant-admin").token());
    }
}
