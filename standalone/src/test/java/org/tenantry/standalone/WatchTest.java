package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.standalone.EventStream.Event;

/** Streams of what changes, as clients hear them. */
class WatchTest {
    @RegisterExtension
    static final TenantryExtension tenantry =
            new TenantryExtension(Map.of("tenantry.query.watch.heartbeat", "1s", "tenantry.query.watch.queue", "20"));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api = tenantry.asPlatformAdmin();

    @BeforeAll
    static void define() {
        String definition = """
                {"schema": {"type": "object", "properties": {
                   "maxUsers": {"type": "integer"},
                   "password": {"type": "string"},
                   "texts": {"type": "object", "additionalProperties": {"type": "string"}}}},
                 "defaults": {"maxUsers": 100}, "marks": {"/password": {"secret": true}}}""";
        for (String namespace : List.of("auth", "billing")) {
            tenantry.asPlatformAdmin().define(namespace, definition);
        }
    }

    @Test
    void aChangeAtTheRootReachesAWatcherOfALeaf() {
        tree("pb");
        try (EventStream leaf = watch("pb.amritsar.water", "")) {
            Event following = leaf.next();
            assertThat(following.name()).isEqualTo("following");
            assertThat(following.text("/positions")).isEqualTo(following.id());
            String before = tag("pb.amritsar.water", following.id());

            Answer changed = overrides("pb", "auth", "{\"maxUsers\": 7}");

            Event told = leaf.next();
            assertThat(told.name()).isEqualTo("configuration");
            assertThat(told.data().toString())
                    .isEqualTo("{\"namespace\":\"auth\",\"level\":\"pb\",\"tenants\":\"pb.amritsar.water\","
                            + "\"changed\":[\"/maxUsers\"],\"version\":{\"before\":0,\"after\":1},"
                            + "\"effective\":{\"before\":\"%s\",\"after\":\"%s\"}}"
                                    .formatted(before, tag("pb.amritsar.water", changed.position())));
            assertThat(told.id()).contains(changed.position());
        }
    }

    @Test
    void aDefinitionAndThePlatformsOwnReachEverybody() {
        tree("hr");
        try (EventStream stream = watch("hr", "?namespace=billing")) {
            stream.next("following");
            api.put("/v1/definitions/billing", "{\"schema\": {\"type\": \"object\"}, \"defaults\": {\"a\": 1}}");
            api.patch("/v1/platform/overrides/auth", "{\"values\": {\"maxUsers\": 3}}");
            api.patch("/v1/platform/overrides/billing", "{\"values\": {\"b\": 2}}");

            Event defined = stream.next();
            Event set = stream.next();

            assertThat(defined.text("/level")).isEqualTo("/defaults");
            assertThat(set.text("/level")).isEqualTo("/platform");
            assertThat(set.text("/namespace")).isEqualTo("billing");
        }
    }

    @Test
    void aSubtreeIsWatchedWithWhatStandsAboveItAndNotWhatStandsBeside() {
        tree("ka");
        api.create("ka.mysore");
        try (EventStream subtree = watch("ka.amritsar", "?subtree=true")) {
            subtree.next("following");
            overrides("ka.mysore", "auth", "{\"maxUsers\": 1}");
            overrides("ka.amritsar.water", "auth", "{\"maxUsers\": 2}");
            overrides("ka", "auth", "{\"maxUsers\": 3}");

            Event beneath = subtree.next();
            Event above = subtree.next();

            assertThat(beneath.text("/level")).isEqualTo("ka.amritsar.water");
            assertThat(beneath.text("/tenants")).isEqualTo("ka.amritsar.water");
            assertThat(above.text("/level")).isEqualTo("ka");
            assertThat(above.text("/tenants")).isEqualTo("ka.amritsar");
            assertThat(above.data().has("effective")).isFalse();
        }
    }

    @Test
    void aSuspensionAboveIsToldWithWhatItMakesOfTheTenant() {
        tree("tn");
        try (EventStream stream = watch("tn.amritsar", "?namespace=auth")) {
            stream.next("following");

            api.post("/v1/tenants/tn/suspend", "{\"reason\": \"unpaid\"}");

            assertThat(stream.next().data().toString())
                    .isEqualTo("{\"tenants\":\"tn.amritsar\",\"effectiveStatus\":\"SUSPENDED\",\"causedBy\":\"tn\"}");
        }
    }

    @Test
    void whoComesAgainIsToldWhatItMissed() {
        tree("kl");
        String last;
        try (EventStream stream = watch("kl.amritsar", "?subtree=true");
                EventStream cut = watch("kl.amritsar", "")) {
            cut.next("following");
            overrides("kl", "auth", "{\"maxUsers\": 1}");
            last = cut.next().id();
            overrides("kl.amritsar", "auth", "{\"maxUsers\": 2}");
            overrides("kl", "auth", "{\"maxUsers\": 3}");
            overrides("kl.amritsar.water", "auth", "{\"maxUsers\": 4}");
            api.patch("/v1/platform/overrides/auth", "{\"values\": {\"maxUsers\": 9}}");
            for (int event = 0; event < 6; event++) {
                stream.next(); // until this node has told all that is missed below
            }
        }

        try (EventStream again = watch("kl.amritsar", "?namespace=auth", last)) {
            Event following = again.next();
            assertThat(following.text("/resumed")).isEqualTo("true");
            List<String> missed = List.of(level(again.next()), level(again.next()), level(again.next()));
            Event status = again.next("status");
            overrides("kl", "auth", "{\"maxUsers\": 5}");

            assertThat(missed).containsExactly("/platform ", "kl.amritsar 1", "kl 2");
            assertThat(status.id()).isNotEqualTo(last);
            assertThat(level(again.next())).isEqualTo("kl 3");
        }
        try (EventStream subtree = watch("kl.amritsar", "?subtree=true", last)) {
            subtree.next("following");
            assertThat(List.of(subtree.next(), subtree.next(), subtree.next(), subtree.next(), subtree.next()))
                    .extracting(WatchTest::level)
                    .contains("kl.amritsar.water 1");
        }
    }

    @Test
    void noChangeIsLostBetweenManyStreamsOneAfterAnother() throws InterruptedException {
        tree("mh");
        int changes = 60;
        Thread changing = Thread.ofVirtual()
                .start(() -> IntStream.rangeClosed(1, changes)
                        .forEach(number -> overrides("mh", "auth", "{\"maxUsers\": %d}".formatted(number))));
        Map<Long, Integer> heard = new TreeMap<>();
        String last;
        try (EventStream first = watch("mh.amritsar.water", "?namespace=auth")) {
            last = first.next("following").id();
        }
        long before = version("mh.amritsar.water", last);
        while (heard.getOrDefault((long) changes, 0) == 0) {
            String begin = last;
            try (EventStream stream = watch("mh.amritsar.water", "?namespace=auth", last)) {
                // what was missed has one id, at its end: whoever goes before begins again
                for (int i = 0; (i < 5 || last.equals(begin)) && heard.getOrDefault((long) changes, 0) == 0; i++) {
                    Event event = stream.next();
                    last = event.id();
                    if (event.text("/level").equals("mh")) {
                        heard.merge(event.data().at("/version/after").asLong(), 1, Integer::sum);
                    }
                }
            }
        }
        changing.join();

        assertThat(heard.keySet())
                .containsAll(IntStream.rangeClosed((int) before + 1, changes)
                        .mapToObj(number -> (long) number)
                        .collect(Collectors.toSet()));
    }

    @Test
    void positionsThatThisNodeDoesNotKnowAreAReset() {
        tree("gj");
        try (EventStream stream = watch("gj", "", "0-999999,1-5")) {
            assertThat(stream.next().name()).isEqualTo("reset");
            overrides("gj", "auth", "{\"maxUsers\": 5}");
            assertThat(stream.next().name()).isEqualTo("configuration");
        }
        assertThat(api.get(path("gj", ""), "Last-Event-ID", "yesterday").text("code"))
                .isEqualTo("invalid-position");
    }

    @Test
    void aSecretIsNotInTheStream() {
        tree("rj");
        try (EventStream stream = watch("rj", "?subtree=true")) {
            String from = stream.next("following").id();
            overrides("rj.amritsar", "auth", "{\"password\": \"planted-secret-7\"}");
            assertThat(stream.next().data().at("/changed").toString()).isEqualTo("[\"/password\"]");
            try (EventStream again = watch("rj.amritsar", "", from)) {
                again.next("status");
                assertThat(again.lines()).anyMatch(line -> line.contains("/password"));
                assertThat(String.join("\n", again.lines())).doesNotContain("planted");
            }
            assertThat(String.join("\n", stream.lines())).doesNotContain("planted");
        }
    }

    @Test
    void aStrangerSeesNoTenantToWatch() {
        tree("mp");
        Api stranger = tenantry.as("stranger", "mpx", "tenant-admin");
        Api viewer = tenantry.as("viewer", "mp", "viewer");

        assertThat(stranger.get(path("mp", "")).text("code")).isEqualTo("tenant-not-found");
        assertThat(stranger.get(path("mp", "")).status()).isEqualTo(404);
        assertThat(api.get(path("mp.nowhere", "")).status()).isEqualTo(404);
        assertThat(viewer.get(path("mp", "")).status()).isEqualTo(403);
        assertThat(api.get(path("mp", "?subtree=yes")).status()).isEqualTo(400);
        assertThat(api.get(path("mp", "?namespace=No")).status()).isEqualTo(400);
    }

    @Test
    void aStreamEndsWithItsToken() {
        tree("or");
        String token = tenantry.issuer()
                .token("shortly", Map.of("or", List.of("config-reader")), false, Instant.now(), Duration.ofSeconds(4));
        try (EventStream stream = EventStream.open(tenantry.url() + path("or", ""), token, null)) {
            stream.next("following");
            await().atMost(PATIENCE).until(stream::isOver);
            assertThat(stream.lines()).contains(": here", ": the token has expired");
        }
    }

    @Test
    void whoDoesNotReadIsCutOffAndHoldsUpNobody() throws IOException {
        tree("up");
        double cutOff = cutOff();
        try (Socket deaf = deaf("up.amritsar");
                EventStream other = watch("up.amritsar", "")) {
            other.next("following");
            await().atMost(PATIENCE).until(() -> watchers() >= 2);
            int told = 0;
            while (cutOff() == cutOff) {
                assertThat(told).as("changes told while one does not read").isLessThan(2_000);
                overrides("up", "auth", texts(told++));
                assertThat(level(other.next("configuration"))).isEqualTo("up " + told);
            }
            assertThat(deaf.isConnected()).isTrue();
        }
    }

    /** Some kilobytes of pointers: they fill the buffers on the way sooner. */
    private static String texts(int round) {
        return IntStream.range(0, 80)
                .mapToObj(key -> "\"%s%d\": \"%d\"".formatted("k".repeat(180), key, round))
                .collect(Collectors.joining(",", "{\"texts\": {", "}}"));
    }

    private static Socket deaf(String tenant) throws IOException {
        URI url = URI.create(tenantry.url());
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path(tenant, ""), token())
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private static double cutOff() {
        return tenantry.meters().get("tenantry.watchers.cut.off").counter().count();
    }

    private static double watchers() {
        return tenantry.meters().get("tenantry.watchers").gauge().value();
    }

    private void tree(String root) {
        api.create(root);
        api.create(root + ".amritsar");
        Answer last = api.create(root + ".amritsar.water");
        assertThat(api.get("/v1/tenants/" + root + ".amritsar.water", "Tenantry-Position", last.position())
                        .status())
                .isEqualTo(200);
        api.get("/v1/tenants/" + root + ".amritsar.water/configuration/auth", "Tenantry-Position", last.position());
    }

    private Answer overrides(String tenant, String namespace, String values) {
        Answer answer =
                api.patch("/v1/tenants/" + tenant + "/overrides/" + namespace, "{\"values\": %s}".formatted(values));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private String tag(String tenant, String position) {
        return effective(tenant, position).header("ETag").replace("\"", "");
    }

    private long version(String tenant, String position) {
        return effective(tenant, position).body().at("/versions/mh").asLong(0);
    }

    private Answer effective(String tenant, String position) {
        return api.get("/v1/tenants/" + tenant + "/configuration/auth", "Tenantry-Position", position);
    }

    /** Of a tenant's level with its version: the platform's depends on the other tests. */
    private static String level(Event event) {
        String level = event.text("/level");
        return level + " " + (level.startsWith("/") ? "" : event.text("/version/after"));
    }

    private static String path(String tenant, String query) {
        return "/v1/tenants/" + tenant + "/configuration-watch" + query;
    }

    private static EventStream watch(String tenant, String query) {
        return watch(tenant, query, null);
    }

    private static EventStream watch(String tenant, String query, @Nullable String lastEventId) {
        return EventStream.open(tenantry.url() + path(tenant, query), token(), lastEventId);
    }

    private static String token() {
        return tenantry.issuer().token("root", Map.of(), true, Instant.now(), Api.TOKEN_LIFETIME);
    }
}
