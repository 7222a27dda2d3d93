package org.tenantry.standalone;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.events.Position;
import org.tenantry.standalone.Api.Answer;

/**
 * Somebody with the right to write to MongoDB changes who may have a domain, or puts something beside the log, and {@code dev
 * audit verify} names it. Each test does so to a copy of its own.
 */
class AuditClaimsTest {
    @RegisterExtension
    static final TenantryExtension tenantry = new TenantryExtension(Map.of("tenantry.command.domain-hold", "0s"));

    private static final String MOVED = "moved.example";
    private static final String KEPT = "kept.example";

    /** Where {@link #MOVED} was given first, and then. */
    private static Position first = new Position(0, 0);

    private static Position then = new Position(0, 0);

    private final Audited audited = Audited.copyOf(tenantry);

    @BeforeAll
    static void aDomainThatMovedAndOneThatStayed() {
        Api api = tenantry.asPlatformAdmin();
        List.of("pb", "hr").forEach(api::create);
        first = added(api, "pb", MOVED);
        assertThat(api.delete("/v1/tenants/pb/domains/" + MOVED).status()).isEqualTo(200);
        then = added(api, "hr", MOVED);
        added(api, "pb", KEPT);
    }

    private static Position added(Api api, String tenant, String domain) {
        Answer answer = api.putNothing("/v1/tenants/" + tenant + "/domains/" + domain);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return Position.parse(answer.position()).orElseThrow();
    }

    @Test
    void aClaimOfAnotherTenant() {
        claims().updateOne(claim(MOVED, 2), Updates.set("tenant", "pb"));

        AuditRun run = audited.verify();
        run.assertFindings("claim-differs " + then.offset());
        assertThat(run.out())
                .contains("moved.example is claimed for pb by generation 2")
                .contains("by the log hr has moved.example by generation 2, at " + then);
    }

    @Test
    void aClaimOfAnotherCommit() {
        claims().updateOne(claim(MOVED, 1), Updates.set("commit", "another"));

        audited.verify().assertFindings("claim-differs " + first.offset());
    }

    @Test
    void aClaimThatIsGone() {
        claims().deleteOne(claim(MOVED, 2));
        claims().deleteOne(claim(KEPT, 1));

        AuditRun run = audited.verify();
        assertThat(run.json().at("/counts/claim-missing").asInt()).isEqualTo(2);
        assertThat(run.out())
                .contains("by the log hr has moved.example by generation 2")
                .contains("by the log pb has kept.example by generation 1");
    }

    @Test
    void aClaimOfALowerGeneration() {
        claims().updateOne(claim(MOVED, 2), Updates.set("generation", 0L));

        AuditRun run = audited.verify();
        assertThat(run.json().get("counts").toString()).isEqualTo("{\"claim-differs\":1,\"claim-missing\":1}");
        assertThat(run.out()).contains("moved.example is claimed for hr by generation 0");
    }

    @Test
    void aClaimOfADomainThatSomebodyHas() {
        claims().insertOne(claimed(KEPT, 2, "hr"));

        AuditRun run = audited.verify();
        assertThat(run.json().at("/counts/claim-differs").asInt()).isOne();
        assertThat(run.out())
                .contains("kept.example is claimed for hr by generation 2")
                .contains("by the log pb has kept.example by generation 1");
    }

    @Test
    void aGapBetweenClaimsThatNobodyUsedAndWhatIsNone() {
        claims().insertMany(List.of(claimed("never.example", 2, "hr"), new Document("domain", "x.example")));

        AuditRun run = audited.verify();
        assertThat(run.json().get("counts").toString()).isEqualTo("{\"claim-differs\":1,\"claim-missing\":1}");
        assertThat(run.out())
                .contains("never.example has no claim of generation 1, and one of 2")
                .contains("is no claim of x.example");
    }

    @Test
    void aClaimWhoseCommitNeverCameIsNoFinding() {
        claims().insertMany(List.of(claimed("left.example", 1, "hr"), claimed(MOVED + ".in", 1, "nobody")));

        audited.assertIntact();
    }

    @Test
    void aDomainOfTwoTenantsByTheLogItself() {
        MongoCollection<Document> log = audited.database().getCollection("log_" + first.partition());
        log.deleteMany(gt("_id", first.offset()));

        AuditRun run = audited.verify();
        assertThat(run.findings()).contains("log-illegal " + then.offset());
        assertThat(run.out())
                .contains("TenantDomainAdded of hr, generation 2, could not be: pb has moved.example by generation 1");
    }

    @Test
    void whatStandsBesideThePositions() {
        MongoCollection<Document> log = audited.database().getCollection("log_" + first.partition());
        Document commit =
                Objects.requireNonNull(log.find(eq("_id", first.offset())).first());
        List<Object> ids = List.of(
                -5L,
                -2,
                "stray",
                new ObjectId(),
                new Binary(new byte[] {1}),
                true,
                Instant.EPOCH,
                new Document("a", 1));
        int number = 0;
        for (Object id : ids) {
            log.insertOne(new Document(commit)
                    .append("_id", id)
                    .append("commit", "stray" + number)
                    .append("sequence", 1_000L + number++));
        }
        log.insertOne(new Document("_id", "fence/x").append("commit", "x").append("aggregate", "fence/x"));

        AuditRun run = audited.verify();
        assertThat(run.code()).isOne();
        assertThat(run.json().get("counts").toString()).isEqualTo("{\"log-stray\":" + (ids.size() + 1) + "}");
        assertThat(run.out()).contains("{\"_id\": \"stray\"} is no commit").contains("{\"_id\": -5} is no commit");
    }

    @Test
    void aFenceIsNoStrayUnlessItsCommitIsThere() {
        MongoCollection<Document> log = audited.database().getCollection("log_" + first.partition());
        Document commit =
                Objects.requireNonNull(log.find(eq("_id", first.offset())).first());
        log.insertOne(fence("free"));
        audited.assertIntact();

        log.dropIndex(new Document("commit", 1));
        log.insertOne(fence(commit.getString("commit")));
        AuditRun run = audited.verify();
        assertThat(run.json().get("counts").toString()).isEqualTo("{\"log-stray\":1}");
        assertThat(run.out()).contains("fences off is there, as {\"_id\": " + first.offset() + "}");
    }

    @Test
    void whileDomainsMoveNothingIsFound() throws Exception {
        List<String> tenants = List.of("up", "tn", "kl", "gj");
        Api api = tenantry.asPlatformAdmin();
        tenants.forEach(api::create);
        Audited running = new Audited(tenantry);
        AtomicBoolean isOver = new AtomicBoolean();
        List<Future<?>> moving = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String tenant : tenants) {
                moving.add(threads.submit(() -> {
                    for (int round = 0; !isOver.get(); round++) {
                        String path = "/v1/tenants/" + tenant + "/domains/d" + round % 3 + ".example";
                        api.putNothing(path);
                        api.delete(path);
                    }
                }));
            }
            try {
                for (int run = 0; run < 8; run++) {
                    running.assertIntact();
                }
            } finally {
                isOver.set(true);
            }
        }
        for (Future<?> one : moving) {
            one.get();
        }
        assertThat(tenantry.logDatabase().getCollection("claims").countDocuments())
                .as("domains moved")
                .isGreaterThan(20);
        running.assertIntact();
    }

    private MongoCollection<Document> claims() {
        MongoDatabase copy = audited.database();
        return copy.getCollection("claims");
    }

    private static Bson claim(String domain, long generation) {
        return and(eq("domain", domain), eq("generation", generation));
    }

    private static Document claimed(String domain, long generation, String tenant) {
        return new Document("domain", domain)
                .append("generation", generation)
                .append("tenant", tenant)
                .append("commit", "never-came")
                .append("claimedAt", Instant.EPOCH)
                .append("freeFrom", Instant.EPOCH);
    }

    private static Document fence(String commit) {
        byte[] nothing = new byte[32];
        return new Document("_id", "fence/" + commit)
                .append("commit", commit)
                .append("key", "")
                .append("aggregate", "fence/" + commit)
                .append("sequence", 0L)
                .append("time", Instant.EPOCH)
                .append("metadata", new Document())
                .append("events", List.of())
                .append("content", new Binary(nothing))
                .append("hash", new Binary(nothing));
    }
}
