package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** A copy is a log like any other, and stands alone in its database. */
@MongoTest
class LogCopyTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private static final String ID = "a-log-of-its-own";

    private final EventLog log =
            EventLog.open(mongo.uri(), mongo.freshDatabase().getName(), LogSettings.withPartitions(2));
    private final MongoDatabase target = mongo.freshDatabase();

    @BeforeEach
    void append() {
        log.append(1, Commits.ofTwo("a", 0));
        log.append(1, Commits.of("b", 0));
        log.append(1, Commits.of("a", 2));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theSameCommitsMakeTheSameLog() {
        try (LogCopy copy = open(log.id(), false)) {
            copy.write(1, commits());

            assertThat(copy.head(1)).isEqualTo(log.head(1));
            assertThat(copy.verify(1, copy.beginning(1), head -> {}).damage()).isEmpty();
        }
        try (EventLog opened = EventLog.open(
                mongo.uri(), target.getName(), LogSettings.withPartitions(2).expecting(log.id()))) {
            assertThat(opened.append(1, Commits.of("c", 0)).commit().position()).isEqualTo(4);
        }
    }

    @Test
    void someOfThemChainedAnewMakeAnother() {
        try (LogCopy copy = open(ID, false)) {
            Head head = copy.beginning(1);
            List<Commit> some = new ArrayList<>();
            for (Commit commit : commits()) {
                if (commit.aggregate().equals("a")) {
                    some.add(head.followedBy(
                            commit, commit.sequence(), Map.of("z", "last", "b", "first"), commit.events()));
                    head = Head.after(some.getLast());
                }
            }
            copy.write(1, some);

            Verdict verdict = copy.verify(1, Head.genesis(ID, 1, 2), progress -> {});
            assertThat(verdict.damage()).isEmpty();
            assertThat(verdict.intact().position()).isEqualTo(3);
        }
    }

    @Test
    void noPositionIsTakenTwice() {
        open(log.id(), false).close();
        try (LogCopy copy = open(log.id(), true)) {
            copy.write(1, commits());

            assertThatThrownBy(() -> copy.write(1, commits()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("at 1-0: somebody else writes there");
        }
    }

    @Test
    void itIsBegunInAnEmptyDatabaseOnlyAndStaysAlone() {
        open(ID, false).close();
        assertThatThrownBy(() -> open(ID, false)).hasMessageContaining("has collections already");
        assertThatThrownBy(() -> open("another", true))
                .hasMessageContaining("has the log " + ID + ", and another is expected");

        target.getCollection("kept").insertOne(new Document());
        open(ID, true).close();
        target.getCollection("domains").insertOne(new Document());
        assertThatThrownBy(() -> open(ID, true))
                .hasMessageContaining("a collection 'domains', which is not the copy's");
    }

    private LogCopy open(String id, boolean isBegun) {
        return LogCopy.open(mongo.uri(), tls -> {}, target.getName(), id, 2, isBegun, Set.of("kept"));
    }

    private List<Commit> commits() {
        List<Commit> all = new ArrayList<>();
        try (CommitScan scan = log.scan(1, 0)) {
            scan.forEachRemaining(all::add);
        }
        return all;
    }
}
