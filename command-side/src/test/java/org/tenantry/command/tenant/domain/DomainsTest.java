package org.tenantry.command.tenant.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.tenantry.command.rules.DecisionOvertaken;
import org.tenantry.command.store.CommitRequest;
import org.tenantry.command.tenant.Tenant;
import org.tenantry.command.tenant.TenantMustBeInUse;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;

class DomainsTest {
    private static final TenantCreated CREATED = new TenantCreated("pb", "Punjab", "state");
    private static final TenantArchived ARCHIVED = new TenantArchived("pb", "merged", null, null);
    private static final TenantDomainAdded ADDED = new TenantDomainAdded("pb", "portal.example", 3);
    private static final TenantDomainRemoved REMOVED = new TenantDomainRemoved("pb", "portal.example", 3);

    @Test
    void aFreeDomainIsAddedUnderItsClaim() {
        add("portal.example", given(CREATED)).expectEvents(new TenantDomainAdded("pb", "portal.example", 7));
    }

    @Test
    void whatTheTenantHasIsNeitherClaimedNorAddedAgain() {
        add("overtaken.example", given(CREATED, new TenantDomainAdded("pb", "overtaken.example", 1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whoHasADomainIsNotTold() {
        add("taken.example", given(CREATED))
                .expectException(DomainMustBeFree.class)
                .expectExceptionMessage("The domain taken.example is taken, or was until lately.")
                .expectNoEvents();
    }

    @Test
    void whatAnotherCommandClaimsIsDecidedAgain() {
        add("overtaken.example", given(CREATED)).expectException(DecisionOvertaken.class);
    }

    @Test
    void aTenantHasAtMost50Domains() {
        Stream<TenantDomainAdded> domains =
                IntStream.range(0, 49).mapToObj(i -> new TenantDomainAdded("pb", "d" + i + ".example", 1));
        List<Object> events = Stream.<Object>concat(Stream.of(CREATED), domains).toList();
        List<Object> full = Stream.concat(events.stream(), Stream.of(ADDED)).toList();

        add("one.more.example", given(events.toArray())).expectSuccessfulHandlerExecution();
        add("one.more.example", given(full.toArray()))
                .expectException(DomainsMustBeFew.class)
                .expectExceptionMessage("The tenant pb has 50 domains, and can have no more. Remove one.");
        add("portal.example", given(full.toArray())).expectSuccessfulHandlerExecution();
    }

    @Test
    void aDomainIsRemovedWithTheGenerationThatItWasAddedWith() {
        given(CREATED, ADDED)
                .when(new RemoveDomain("pb", "portal.example", null))
                .expectEvents(REMOVED);
        given(CREATED, ADDED, REMOVED)
                .when(new RemoveDomain("pb", "portal.example", null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anArchivedTenantsDomainsDoNotChange() {
        add("portal.example", given(CREATED, ARCHIVED)).expectException(TenantMustBeInUse.class);
        given(CREATED, ARCHIVED)
                .when(new RemoveDomain("pb", "portal.example", null))
                .expectException(TenantMustBeInUse.class);
    }

    @Test
    void aChangeHoldsOnlyOnTheVersionThatIsKnown() {
        given(CREATED, ADDED)
                .when(new AddDomain("pb", "b.example", Instant.EPOCH, 0L), metadata())
                .expectException(ConflictingAggregateVersionException.class);
        given(CREATED, ADDED)
                .when(new RemoveDomain("pb", "portal.example", 0L))
                .expectException(ConflictingAggregateVersionException.class);
    }

    private static ResultValidator<Tenant> add(String domain, TestExecutor<Tenant> given) {
        return given.when(new AddDomain("pb", domain, Instant.EPOCH, null), metadata());
    }

    private static Map<String, CommitRequest> metadata() {
        return Map.of(CommitRequest.KEY, new CommitRequest("commit", Map::of, false, false));
    }

    private static TestExecutor<Tenant> given(Object... events) {
        FixtureConfiguration<Tenant> fixture = new AggregateTestFixture<>(Tenant.class);
        fixture.registerAnnotatedCommandHandler(new AddDomainHandler(fixture.getRepository(), DomainsTest::claim));
        return fixture.given(events);
    }

    private static OptionalLong claim(String domain, Claimant claimant) {
        return switch (domain) {
            case "taken.example" -> OptionalLong.empty();
            case "overtaken.example" -> throw new DecisionOvertaken("by " + claimant);
            default -> OptionalLong.of(7);
        };
    }
}
