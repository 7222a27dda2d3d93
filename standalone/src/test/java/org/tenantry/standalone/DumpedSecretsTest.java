package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.standalone.HeapDump.Holder;

/** The memory of both sides, dumped and searched for planted secrets; beside each stands a value that is none. */
class DumpedSecretsTest {
    @RegisterExtension
    static final SidesExtension sides = new SidesExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET = "kq7planted";
    private static final String SECRET_NUMBER = "4711081547";
    private static final String VISIBLE = "kq7visible";
    private static final String VISIBLE_NUMBER = "5822081547";
    private static final String IN_BASE64 =
            Base64.getEncoder().encodeToString(("of " + VISIBLE + "!").getBytes(StandardCharsets.US_ASCII));

    /** Of Jackson's, and of Tomcat's for a connection: what was read last stays there until something else is. */
    private static final Set<Integer> READ_BUFFERS = Set.of(8_000, 16_384);

    private static final String DEFINITION = """
            {"schema": {"type": "object", "additionalProperties": false, "properties": {
               "size": {"type": "integer"},
               "visible": {"type": "array"},
               "password": {"type": "string", "minLength": 8},
               "more": {"type": "array"}}},
             "marks": {"/password": {"secret": true}, "/more": {"secret": true}}}""";

    @TempDir
    private static Path directory;

    private static String seen = "";

    private final Api queries = sides.queries();

    @BeforeAll
    static void plant() {
        Api commands = sides.commands();
        commands.create("pb");
        commands.create("pb.amritsar");
        commands.define("mail", DEFINITION, sides.queries());
        String platform = plant("/v1/platform");
        plant("/v1/tenants/pb");
        seen = platform + "," + plant("/v1/tenants/pb.amritsar");
    }

    private static String plant(String level) {
        Answer answer = sides.commands().patch(level + "/overrides/mail", """
                        {"values": {"visible": ["%1$s", "привет %1$s", "%2$s", %3$s],
                           "password": "%4$s", "more": ["ключ %4$s", %5$s]}}""".formatted(
                        VISIBLE, IN_BASE64, VISIBLE_NUMBER, SECRET, SECRET_NUMBER));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.position();
    }

    @Test
    void aQuerySideThatOpenedNoSecretHasNoneInMemory() {
        askForAllButSecrets();

        Map<String, List<Holder>> holders = dumped(sides.query());
        assertThat(holders.get(VISIBLE))
                .as("what is not secret is found in each form")
                .extracting(Holder::form)
                .contains("Latin-1", "UTF-16", "Base64 after 0 in Latin-1");
        assertThat(holders.get(VISIBLE_NUMBER)).extracting(Holder::form).contains("long");
        assertThat(holders.get(SECRET)).isEmpty();
        assertThat(holders.get(SECRET_NUMBER)).isEmpty();

        preview("{\"values\": {\"password\": \"%s\"}}".formatted(SECRET));

        assertThat(dumped(sides.query()).get(SECRET))
                .as("once it was sent, to ask whom it would touch")
                .isNotEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(dumped(sides.query()).get(SECRET)).allMatch(DumpedSecretsTest::isReadInto));
    }

    private static Map<String, List<Holder>> dumped(SideProcess side) {
        return HeapDump.of(side.process(), directory).holdersOf(VISIBLE, VISIBLE_NUMBER, SECRET, SECRET_NUMBER);
    }

    private void askForAllButSecrets() {
        try (EventStream watch = watch(null)) {
            String last = watch.next("following").id();
            sides.commands()
                    .patch(
                            "/v1/tenants/pb/overrides/mail",
                            "{\"values\": {\"password\": \"another %s\"}}".formatted(SECRET));
            assertThat(watch.next("configuration").data().toString()).contains("/password");
            try (EventStream again = watch(last)) {
                again.next("status");
                for (String path : List.of(
                        "configuration/mail",
                        "configuration?namespace=mail",
                        "configuration/mail?explain=true",
                        "configuration/mail?explain=true&at=" + Instant.now(),
                        "overrides/mail",
                        "overrides/mail/versions")) {
                    assertThat(get(path).body().toString()).as(path).contains("********");
                }
            }
        }
        Answer preview = preview("{\"values\": {\"size\": 4}, \"locks\": {\"/password\": true}}");
        assertThat(preview.body().at("/misfits/0/value").asString()).isEqualTo("********");
        queries.get("/v1/definitions/mail/misfits");
    }

    private Answer preview(String change) {
        Answer preview = queries.post("/v1/tenants/pb/overrides/mail/preview", change, "Tenantry-Position", seen);
        assertThat(preview.status()).as(preview.body().toString()).isEqualTo(200);
        return preview;
    }

    private Answer get(String path) {
        Answer answer = queries.get("/v1/tenants/pb.amritsar/" + path, "Tenantry-Position", seen);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer;
    }

    private static EventStream watch(@Nullable String lastEventId) {
        return EventStream.open(
                sides.query().url() + "/v1/tenants/pb.amritsar/configuration-watch",
                sides.platformAdminToken(),
                lastEventId);
    }

    /** A body stands where it was read until that is overwritten, which nobody can promise to be soon. */
    @Test
    void aCommandSideKeepsNoSecretButInWhatItReadsInto() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, List<Holder>> holders = dumped(sides.command());
            assertThat(holders.get(VISIBLE)).as("what is not secret is kept").anyMatch(holder -> !isReadInto(holder));
            assertThat(holders.get(SECRET)).allMatch(DumpedSecretsTest::isReadInto);
            assertThat(holders.get(SECRET_NUMBER)).allMatch(DumpedSecretsTest::isReadInto);
        });
    }

    /** A string is made of bytes, so arrays of characters are buffers, too. */
    private static boolean isReadInto(Holder holder) {
        return holder.type().equals("char[]")
                || (holder.type().equals("byte[]") && READ_BUFFERS.contains(holder.length()));
    }
}
