package org.tenantry.command.tenant.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.rules.DecisionOvertaken;
import org.tenantry.events.EventJson;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantId;
import org.tenantry.log.AppendException;
import org.tenantry.log.EventLog;
import org.tenantry.log.LogEvent;
import org.tenantry.log.LogSettings;
import org.tenantry.log.NewCommit;
import org.tenantry.testkit.MongoExtension;
import org.tenantry.testkit.MongoTest;

/** Claims of nodes that go on, and of nodes that die before, between and after. */
@MongoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredDomainClaimsTest {
    private static final Duration HOLD = Duration.ofDays(30);

    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private int tests;
    private EventLog log;
    private StoredDomainClaims claims;
    private Instant now = Instant.EPOCH;

    // each test has a domain and tenants of its own
    private String domain = "";
    private String pb = "";
    private String hr = "";

    @BeforeAll
    void open() {
        log = EventLog.open(mongo.uri(), mongo.databaseName(), LogSettings.withPartitions(8));
        claims = new StoredDomainClaims(log, new DomainHold(HOLD));
    }

    @AfterAll
    void close() {
        log.close();
    }

    @BeforeEach
    void begin() {
        tests++;
        domain = "portal" + tests + ".example";
        pb = "pb" + tests;
        hr = "hr" + tests;
        now = Instant.now();
    }

    @Test
    void aClaimOfAStoredCommitStandsForEver() {
        assertThat(claim(pb, "c1")).hasValue(1);
        add(pb, "c1", 0, 1);
        wait(HOLD.multipliedBy(100));

        assertThat(claim(hr, "c2")).isEmpty();
    }

    @Test
    void aRepeatedClaimIsTheSame() {
        assertThat(claim(pb, "c1")).hasValue(1);
        wait(HOLD);
        assertThat(claim(pb, "c1")).hasValue(1);
    }

    @Test
    void aClaimWhoseCommitIsOnItsWayIsLeftAlone() {
        claim(pb, "c1");
        wait(StoredDomainClaims.PATIENCE.minusMillis(1));

        assertThat(claim(hr, "c2")).isEmpty();
        assertThatThrownBy(() -> claim(pb, "c3")).isInstanceOf(DecisionOvertaken.class);
        add(pb, "c1", 0, 1);
    }

    @Test
    void aNodeThatDiesBetweenClaimAndCommitDoesNotKeepTheDomain() {
        claim(pb, "c1");
        wait(StoredDomainClaims.PATIENCE);

        assertThat(claim(hr, "c2")).hasValue(2);
        add(hr, "c2", 0, 2);
    }

    @Test
    void aCommitThatComesLateIsFencedOffOnceItsClaimIsTaken() {
        claim(pb, "c1");
        wait(StoredDomainClaims.PATIENCE);
        claim(hr, "c2");

        assertThatThrownBy(() -> add(pb, "c1", 0, 1)).isInstanceOf(AppendException.Fenced.class);
        assertThat(log.readAggregate(partition(pb), pb, 0)).isEmpty();
    }

    @Test
    void aCommitThatComesLateButBeforeTheNextClaimKeepsTheDomain() {
        claim(pb, "c1");
        wait(StoredDomainClaims.PATIENCE);
        add(pb, "c1", 0, 1);

        assertThat(claim(hr, "c2")).isEmpty();
    }

    @Test
    void aRemovedDomainIsHeldForItsTenantAndThenFree() {
        claim(pb, "c1");
        add(pb, "c1", 0, 1);
        remove(pb, "c2", 1, 1);
        Instant removed = log.find(partition(pb), tests + "c2").orElseThrow().time();

        now = removed.plus(HOLD).minusMillis(1);
        assertThat(claim(hr, "c3")).isEmpty();
        assertThat(claims.claim(domain, new Claimant(pb, "c4", now, /* dryRun= */ true)))
                .hasValue(2);
        now = removed.plus(HOLD);
        assertThat(claim(hr, "c5")).hasValue(2);
    }

    @Test
    void aTenantThatFailsToHaveItsDomainAgainDoesNotLoseTheHold() {
        claim(pb, "c1");
        add(pb, "c1", 0, 1);
        remove(pb, "c2", 1, 1);
        Instant removed = log.find(partition(pb), tests + "c2").orElseThrow().time();
        assertThat(claim(pb, "c3")).hasValue(2);

        now = removed.plus(HOLD).minusMillis(1);
        assertThat(claim(hr, "c4")).isEmpty();
        now = removed.plus(HOLD);
        assertThat(claim(hr, "c5")).hasValue(3);
        assertThatThrownBy(() -> add(pb, "c3", 2, 2)).isInstanceOf(AppendException.Fenced.class);
    }

    @Test
    void whatWasAddedAgainIsTaken() {
        claim(pb, "c1");
        add(pb, "c1", 0, 1);
        remove(pb, "c2", 1, 1);
        assertThat(claim(pb, "c3")).hasValue(2);
        add(pb, "c3", 2, 2);
        wait(HOLD.multipliedBy(2));

        assertThat(claim(hr, "c4")).isEmpty();
    }

    /** The log answers such a request with what is stored: it adds nothing. */
    @Test
    void aClaimUnderTheIdOfACommitThatIsStoredKeepsNothing() {
        append(pb, "c1", 0, new TenantCreated(pb, "Punjab", "state"));
        claim(pb, "c1");
        wait(StoredDomainClaims.PATIENCE);
        assertThat(claim(hr, "c2")).hasValue(2);

        wait(StoredDomainClaims.PATIENCE);
        append(hr, "other", 0, new TenantCreated(hr, "Haryana", "state"));
        assertThat(claim(hr + ".city", "other")).hasValue(3);
        wait(StoredDomainClaims.PATIENCE);
        assertThat(claim(pb, "c3")).hasValue(4);
    }

    @Test
    void aDryRunClaimsNothingAndFencesNothing() {
        assertThat(claims.claim(domain, new Claimant(pb, "dry", now, true))).hasValue(1);
        assertThat(claim(pb, "c1")).hasValue(1);
        wait(StoredDomainClaims.PATIENCE);

        assertThat(claims.claim(domain, new Claimant(hr, "dry", now, true))).hasValue(2);
        add(pb, "c1", 0, 1);
    }

    private OptionalLong claim(String tenant, String commit) {
        return claims.claim(domain, new Claimant(tenant, tests + commit, now, false));
    }

    private void wait(Duration duration) {
        now = now.plus(duration);
    }

    private void add(String tenant, String commit, long sequence, long generation) {
        append(tenant, commit, sequence, new TenantDomainAdded(tenant, domain, generation));
    }

    private void remove(String tenant, String commit, long sequence, long generation) {
        append(tenant, commit, sequence, new TenantDomainRemoved(tenant, domain, generation));
    }

    private void append(String tenant, String commit, long sequence, TenantEvent event) {
        log.append(
                partition(tenant),
                new NewCommit(
                        tests + commit,
                        tenant,
                        tenant,
                        sequence,
                        Map.of(),
                        List.of(new LogEvent(EventJson.typeOf(event), EventJson.write(event))),
                        List.of()));
    }

    private int partition(String tenant) {
        return new TenantId(tenant).partition(log.partitions());
    }
}
