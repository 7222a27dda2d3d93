package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.log.Damage.Kind;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Somebody with write access to the server changes the log behind its back. */
@MongoTest
class VerificationTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private final MongoDatabase database = mongo.freshDatabase();
    private final EventLog log = EventLog.open(mongo.uri(), database.getName(), LogSettings.withPartitions(2));
    private final MongoCollection<Document> documents = database.getCollection("log_1");
    private final List<Commit> commits = new ArrayList<>();

    @BeforeEach
    void append() {
        for (int i = 0; i < 3; i++) {
            commits.add(log.append(1, Commits.ofTwo("a", 2L * i)).commit());
            commits.add(log.append(1, Commits.of("b", i)).commit());
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatWasOnlyAppendedIsIntact() {
        log.fence(1, "given up");

        Verdict verdict = verify();

        assertThat(verdict.damage()).isEmpty();
        assertThat(verdict.intact()).isEqualTo(log.head(1)).isEqualTo(Head.after(commits.get(5)));
    }

    @Test
    void anEmptyPartitionIsIntact() {
        assertThat(log.verify(0, log.beginning(0), head -> {})).satisfies(verdict -> {
            assertThat(verdict.damage()).isEmpty();
            assertThat(verdict.intact()).isEqualTo(log.beginning(0));
        });
    }

    @Test
    void verificationGoesOnFromWhereItWas() {
        Head middle = Head.after(commits.get(2));

        assertThat(log.verify(1, middle, head -> {}).damage()).isEmpty();
        documents.deleteOne(Filters.eq("_id", 0L));
        assertThat(log.verify(1, middle, head -> {}).damage()).isEmpty();
    }

    @Test
    void aChangedPayloadIsFound() {
        change(2, Updates.set("events.0.payload", "{\"n\":7}"));

        assertDamage(2, Kind.CONTENT, "commit b@0 has content hash");
    }

    @Test
    void aChangedActorIsFound() {
        change(3, Updates.set("metadata.actor", "nobody"));

        assertDamage(3, Kind.CONTENT, "content");
    }

    @Test
    void aFieldThatWasAddedIsFound() {
        change(2, Updates.set("note", "mine"));

        assertDamage(2, Kind.CONTENT, "fields that are in no hash");
    }

    @Test
    void aDocumentWithoutFormIsFound() {
        change(2, Updates.unset("events"));

        assertDamage(2, Kind.CONTENT, "is no commit: it has no field events");
    }

    @Test
    void aRecomputedContentIsFoundByTheChain() {
        Commit there = commits.get(1);
        NewCommit forged = new NewCommit(
                there.id(), there.key(), "b", 0, there.metadata(), List.of(new LogEvent("Forged", "{}")), List.of());
        replace(Chain.link(commits.get(2).hash(), 2, there.time(), forged));

        assertDamage(2, Kind.CHAIN, "by its predecessor it is");
    }

    @Test
    void aRemovedCommitIsFound() {
        documents.deleteOne(Filters.eq("_id", 3L));

        assertDamage(3, Kind.GAP, "begins at 5");
    }

    @Test
    void aForgerWhoChainsAllAnewIsFoundByTimeAndSequence() {
        Commit last = commits.get(5);
        Hash previous = commits.get(4).hash();
        replace(Chain.link(previous, last.position(), Instant.EPOCH, Commits.of("b", 2)));
        assertDamage(8, Kind.ORDER, "is of 1970-01-01T00:00:00Z");

        replace(Chain.link(previous, last.position(), last.time(), Commits.of("b", 7)));
        assertDamage(8, Kind.SEQUENCE, "has sequence 7 of b, and 2 was next");
        assertThat(log.verify(1, Head.after(commits.get(4)), head -> {}).damage())
                .map(Damage::kind)
                .contains(Kind.SEQUENCE);
    }

    @Test
    void anInstantIsAPosition() {
        for (int i = 0; i < commits.size(); i++) {
            documents.updateOne(
                    Filters.eq("_id", commits.get(i).position()),
                    Updates.set("time", Date.from(Instant.EPOCH.plusSeconds(i / 2))));
        }

        assertThat(log.positionAt(1, Instant.EPOCH.minusMillis(1))).isZero();
        assertThat(log.positionAt(1, Instant.EPOCH)).isEqualTo(3);
        assertThat(log.positionAt(1, Instant.EPOCH.plusSeconds(1).minusMillis(1)))
                .isEqualTo(3);
        assertThat(log.positionAt(1, Instant.EPOCH.plusSeconds(1))).isEqualTo(6);
        assertThat(log.positionAt(1, Instant.EPOCH.plus(Duration.ofDays(1)))).isEqualTo(9);
        assertThat(log.positionAt(0, Instant.EPOCH)).isZero();
    }

    @Test
    void aScanHasAllAndStopsAtAGap() {
        try (CommitScan scan = log.scan(1, 3)) {
            List<Commit> scanned = new ArrayList<>();
            scan.forEachRemaining(scanned::add);
            assertThat(scanned).isEqualTo(commits.subList(2, 6));
        }
    }

    private Verdict verify() {
        return log.verify(1, log.beginning(1), head -> {});
    }

    private void assertDamage(long position, Kind kind, String detail) {
        assertThat(verify().damage()).hasValueSatisfying(damage -> {
            assertThat(damage.position()).isEqualTo(position);
            assertThat(damage.kind()).isEqualTo(kind);
            assertThat(damage.detail()).contains(detail);
        });
    }

    private void change(long position, Bson update) {
        assertThat(documents.updateOne(Filters.eq("_id", position), update).getModifiedCount())
                .isEqualTo(1);
    }

    private void replace(Commit commit) {
        documents
                .withDocumentClass(RawBsonDocument.class)
                .replaceOne(Filters.eq("_id", commit.position()), CommitDocument.of(commit));
    }
}
