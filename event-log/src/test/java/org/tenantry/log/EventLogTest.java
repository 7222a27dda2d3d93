package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class EventLogTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private static final LogSettings SETTINGS = LogSettings.withPartitions(2);

    private String database = "";
    private EventLog log;

    @BeforeEach
    void open() {
        database = mongo.freshDatabase().getName();
        log = EventLog.open(mongo.uri(), database, SETTINGS);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whatIsAppendedIsReadBack() {
        Commit appended = log.append(1, Commits.of("a", 0)).commit();

        assertThat(log.read(1, 0)).containsExactly(appended);
        assertThat(log.find(1, "a@0")).contains(appended);
        assertThat(log.readAggregate(1, "a", 0)).containsExactly(appended);
        assertThat(log.read(0, 0)).isEmpty();
    }

    @Test
    void positionsAreGaplessAndEachCommitIsChainedToTheOneBefore() {
        log.append(1, Commits.ofTwo("a", 0));
        log.append(1, Commits.of("b", 0));
        log.append(1, Commits.ofTwo("a", 2));

        List<Commit> commits = log.read(1, 0);

        assertThat(commits).extracting(Commit::position).containsExactly(0L, 2L, 3L);
        assertThat(log.read(1, 5)).isEmpty();
        assertThat(log.readAggregate(1, "a", 2)).containsExactly(commits.get(2));
        ChainCheck.assertIntact(log, 1);
    }

    @Test
    void anAggregateIsReadFromAnySequenceToItsEndHoweverLongItIs() {
        List<Commit> all = new ArrayList<>();
        for (int commit = 0; commit < 7; commit++) {
            all.add(log.append(1, Commits.ofTwo("a", 2L * commit)).commit());
            log.append(1, Commits.of("b", commit));
        }

        for (int commit = 0; commit <= 7; commit++) {
            assertThat(log.readAggregate(1, "a", 2L * commit)).isEqualTo(all.subList(commit, 7));
        }
    }

    @Test
    void theLastCommitOfAnAggregateIsReadWithoutTheOnesBefore() {
        assertThat(log.readLast(1, "a", 0)).isEmpty();
        for (int commit = 0; commit < 7; commit++) {
            Commit last = log.append(1, Commits.ofTwo("a", 2L * commit)).commit();
            log.append(1, Commits.of("b", commit));

            for (int from = 0; from <= commit; from++) {
                assertThat(log.readLast(1, "a", 2L * from)).contains(last);
            }
            assertThat(log.readLast(1, "a", 2L * (commit + 1))).isEmpty();
            assertThat(log.find(1, "a", 2L * commit)).contains(last);
            assertThat(log.find(1, "a", 2L * commit + 1)).isEmpty();
        }
    }

    @Test
    void aRepeatIsAnsweredWithWhatIsStored() {
        Commit first = log.append(1, Commits.of("id", "a", 0)).commit();

        Appended repeated = log.append(1, Commits.of("id", "a", 1));

        assertThat(repeated).isEqualTo(new Appended(first, true));
        assertThat(log.read(1, 0)).hasSize(1);
    }

    @Test
    void aSequenceIsTakenOnce() {
        log.append(1, Commits.of("x", "a", 0));

        assertThatThrownBy(() -> log.append(1, Commits.of("y", "a", 0)))
                .isInstanceOf(AppendException.SequenceTaken.class);
        assertThat(log.append(1, Commits.of("b", 0)).commit().position()).isEqualTo(1);
    }

    @Test
    void aBrokenGuardRefusesTheCommit() {
        log.append(1, Commits.of("parent", 0));
        log.append(1, Commits.of("held", "child", 0, new Guard("parent", 1)));
        log.append(1, Commits.of("parent", 1));

        assertThatThrownBy(() -> log.append(1, Commits.of("broken", "other", 0, new Guard("parent", 1))))
                .isInstanceOf(AppendException.GuardBroken.class);
        assertThat(log.find(1, "held")).isPresent();
        assertThat(log.find(1, "broken")).isEmpty();
    }

    @Test
    void aGuardSeesWhatAnotherProcessWrote() {
        log.append(1, Commits.of("parent", 0));
        try (EventLog other = EventLog.open(mongo.uri(), database, SETTINGS)) {
            other.append(1, Commits.of("parent", 1));
        }

        assertThatThrownBy(() -> log.append(1, Commits.of("broken", "child", 0, new Guard("parent", 1))))
                .isInstanceOf(AppendException.GuardBroken.class);
    }

    @Test
    void aReopenedLogGoesOnAtItsHead() {
        log.append(1, Commits.ofTwo("a", 0));
        log.close();
        log = EventLog.open(mongo.uri(), database, SETTINGS);

        assertThat(log.append(1, Commits.of("b", 0)).commit().position()).isEqualTo(2);
        ChainCheck.assertIntact(log, 1);
    }

    @Test
    void readingStopsAtAHoleAndSaysSoToWhoReadsOn() {
        log.append(1, Commits.of("a", 0));
        RawBsonDocument beyond =
                CommitDocument.of(Chain.link(Chain.genesis("x", 0, 2), 2, Instant.EPOCH, Commits.of("b", 0)));
        mongo.client()
                .getDatabase(database)
                .getCollection("log_1", RawBsonDocument.class)
                .insertOne(beyond);

        assertThat(log.read(1, 0)).extracting(Commit::position).containsExactly(0L);
        assertThatThrownBy(() ->
                        new PartitionReader(MongoCommitStore.in(mongo.client().getDatabase(database), 1)).read(1, 200))
                .isInstanceOf(LogDamagedException.class)
                .hasMessage("there is nothing at position 1, and commit b@0 stands behind it at 2");
    }

    @Test
    void nobodyReadsFromTheMiddleOfACommit() {
        log.append(1, Commits.ofTwo("a", 0));
        log.append(1, Commits.of("b", 0));

        assertThatThrownBy(() -> log.read(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("position 1 lies within the commit at 0");
    }

    @Test
    void aFencedCommitIsNeverStored() {
        assertThat(log.fence(1, "a@0")).isEmpty();

        assertThatThrownBy(() -> log.append(1, Commits.of("a", 0))).isInstanceOf(AppendException.Fenced.class);
        assertThat(log.find(1, "a@0")).isEmpty();
        Commit appended = log.append(1, Commits.of("b", 0)).commit();
        assertThat(log.fence(1, "b@0")).contains(appended);
        log.close();
        log = EventLog.open(mongo.uri(), database, SETTINGS);
        assertThat(log.append(1, Commits.of("b", 1)).commit().position()).isEqualTo(1);
    }

    @Test
    void whoIsFarBehindCatchesUp() throws Exception {
        try (EventLog other = EventLog.open(mongo.uri(), database, SETTINGS)) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(IntStream.range(0, 450)
                        .<Callable<Appended>>mapToObj(i -> () -> other.append(1, Commits.of("a" + i, 0)))
                        .toList());
            }
            assertThat(log.append(1, Commits.of("b", 0)).commit().position()).isEqualTo(450);
            assertThat(log.head(1)).isEqualTo(other.head(1));
        }
    }

    @Test
    void whatHappensIsMeasured() {
        MeterRegistry meters = new SimpleMeterRegistry();
        log.append(1, Commits.of("a", 0));
        try (EventLog measured = EventLog.open(mongo.uri(), database, SETTINGS, meters)) {
            log.append(1, Commits.of("a", 1));
            measured.append(1, Commits.of("b", 0));
            assertThat(meters.get("tenantry.log.queue")
                            .tag("partition", "1")
                            .gauge()
                            .value())
                    .isZero();
        }

        Tags partition = Tags.of("partition", "1");
        assertThat(meters.get("tenantry.log.append").tags(partition).timer().count())
                .isEqualTo(1);
        assertThat(meters.get("tenantry.log.collisions")
                        .tags(partition)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("tenantry.log.renumbered")
                        .tags(partition)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("tenantry.log.batch").tags(partition).summary().count())
                .isEqualTo(2);
    }

    @Test
    void onlyTheExpectedLogIsOpened() {
        assertThatThrownBy(() -> EventLog.open(mongo.uri(), database, SETTINGS.expecting("another")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the log there is " + log.id() + ", and another is expected");
        String empty = mongo.freshDatabase().getName();
        assertThatThrownBy(() -> EventLog.open(mongo.uri(), empty, SETTINGS.expecting(log.id())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("there is no log in database '" + empty + "'");
        EventLog.open(mongo.uri(), database, SETTINGS.expecting(log.id())).close();
    }

    @Test
    void aLogOfAnotherFormatIsNotOpened() {
        mongo.client()
                .getDatabase(database)
                .getCollection("log_meta")
                .updateOne(new Document("_id", "log"), new Document("$set", new Document("format", 2)));

        assertThatThrownBy(() -> EventLog.open(mongo.uri(), database, SETTINGS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has format 2, and this version reads format 1");
    }

    @Test
    void whoeverMakesTheLogAtOnceOpensTheSame() throws Exception {
        String shared = mongo.freshDatabase().getName();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<EventLog>> opened = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                opened.add(threads.submit(() -> EventLog.open(mongo.uri(), shared, SETTINGS)));
            }
            Set<String> ids = new HashSet<>();
            for (Future<EventLog> future : opened) {
                try (EventLog one = future.get()) {
                    ids.add(one.id());
                }
            }
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void aLogOfAnotherSizeIsNotOpened() {
        assertThatThrownBy(() -> EventLog.open(mongo.uri(), database, LogSettings.withPartitions(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has 2 partitions, and 3 are configured");
    }

    @Test
    void aLogThatLostItsMetaIsNotBegunAgain() {
        log.append(1, Commits.of("a", 0));
        mongo.client().getDatabase(database).getCollection("log_meta").drop();

        assertThatThrownBy(() -> EventLog.open(mongo.uri(), database, SETTINGS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no meta document");
    }
}
