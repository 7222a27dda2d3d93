package org.tenantry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The hashes are part of the stored form: these values never change. */
class ChainTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final NewCommit COMMIT = new NewCommit(
            "c1",
            "pb",
            "tenant:pb",
            0,
            Map.of("actor", "admin", "request", "r"),
            List.of(new LogEvent("TenantCreated", "{\"tenant\":\"pb\"}")),
            List.of());

    @Test
    void genesisNamesLogPartitionAndCount() {
        assertThat(Chain.genesis("log", 3, 8).hex())
                .isEqualTo("c49a82206efef62a5e107e34c30a9d440e70a1c0f62a10de052798395f49c2b4");
        assertThat(Chain.genesis("log", 4, 8)).isNotEqualTo(Chain.genesis("log", 3, 8));
        assertThat(Chain.genesis("log", 3, 16)).isNotEqualTo(Chain.genesis("log", 3, 8));
        assertThat(Chain.genesis("lo", 3, 8)).isNotEqualTo(Chain.genesis("log", 3, 8));
    }

    @Test
    void aLinkHoldsContentPositionAndPredecessor() {
        Hash genesis = Chain.genesis("log", 3, 8);
        Commit commit = Chain.link(genesis, 7, TIME, COMMIT);

        assertThat(commit.contentHash().hex())
                .isEqualTo("3e95833dfa1804e97bc6cba5da638e13109f297717c48c69fcd77f6469269c6b");
        assertThat(commit.hash().hex()).isEqualTo("07790f1cb6ac58ecd531c8a9b15415d8e68626670682e43f1051c4fe296a28ee");
        assertThat(Chain.link(genesis, 8, TIME, COMMIT).hash()).isNotEqualTo(commit.hash());
        assertThat(Chain.link(commit.hash(), 7, TIME, COMMIT).hash()).isNotEqualTo(commit.hash());
        assertThat(Chain.link(genesis, 7, TIME.plusMillis(1), COMMIT).contentHash())
                .isNotEqualTo(commit.contentHash());
    }
}
