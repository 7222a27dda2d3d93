package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

@MongoTest
class MongoCommitStoreTest implements CommitStoreContract {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    @Override
    public CommitStore store() {
        return ownStore();
    }

    private static MongoCommitStore ownStore() {
        return MongoCommitStore.in(mongo.watched(mongo.freshDatabase()), 1);
    }

    @Test
    void theAggregatesBelowAPrefixAreFoundByTheirIndex() {
        MongoCommitStore store = ownStore();
        List<Commit> commits = new ArrayList<>();
        Hash previous = Chain.NOTHING;
        for (String aggregate :
                List.of("pb", "pb/overrides/b", "pb.x/overrides/a", "pb/overrides/a", "pbx/overrides/a")) {
            Commit commit = Chain.link(previous, commits.size(), Instant.EPOCH, Commits.of(aggregate, 0));
            commits.add(commit);
            previous = commit.hash();
        }
        store.insert(commits);

        assertThat(store.readAggregatesBelow("pb/"))
                .extracting(Commit::aggregate)
                .containsExactly("pb/overrides/b", "pb/overrides/a");
    }
}
