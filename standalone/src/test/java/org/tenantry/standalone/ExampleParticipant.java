package org.tenantry.standalone;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantryEvent;
import org.tenantry.standalone.Api.Answer;
import org.tenantry.subscriber.PublishedEvent;
import org.tenantry.subscriber.Subscription;
import org.tenantry.subscriber.SubscriptionSettings;

/**
 * A service that takes part in provisioning: it opens an account for each new tenant whose plan names
 * it, and reports. Whatever comes twice, the event or the report, changes nothing the second time; what
 * cannot be reported now is tried again by the subscription.
 */
final class ExampleParticipant implements AutoCloseable {
    static final String NAME = "accounts";

    private final Accounts accounts;
    private final Api api;
    private final AtomicInteger reports = new AtomicInteger();
    private final Subscription subscription;

    private ExampleParticipant(Accounts accounts, Api api, SubscriptionSettings settings) {
        this.accounts = accounts;
        this.api = api;
        this.subscription =
                Subscription.of(settings).only(event -> isAsked(event.event())).start(this::provision);
    }

    static ExampleParticipant start(Accounts accounts, Api api, SubscriptionSettings settings) {
        return new ExampleParticipant(accounts, api, settings);
    }

    private static boolean isAsked(TenantryEvent event) {
        return switch (event) {
            case TenantCreated created -> created.participants().contains(NAME);
            case ProvisioningStepRetried retried -> retried.participant().equals(NAME);
            default -> false;
        };
    }

    private void provision(PublishedEvent event) {
        String tenant = event.envelope().tenant();
        String report = accounts.open(tenant)
                .map(reason -> "{\"outcome\": \"failed\", \"reason\": \"%s\"}".formatted(reason))
                .orElse("{\"outcome\": \"completed\"}");
        Answer answer = api.post("/v1/tenants/" + tenant + "/provisioning/" + NAME, report);
        boolean over = answer.status() == 409 && !answer.text("code").equals("concurrent-change");
        if (answer.status() != 200 && !over) { // over: the tenant is archived, or was activated without this one
            throw new IllegalStateException(tenant + " is not reported: " + answer.body());
        }
        reports.incrementAndGet();
    }

    /** How often it has reported, in this life. */
    int reports() {
        return reports.get();
    }

    @Override
    public void close() {
        subscription.close();
    }

    /** What the service keeps; here only in memory. */
    static final class Accounts {
        private final Map<String, Boolean> open = new ConcurrentHashMap<>();
        private final AtomicInteger openings = new AtomicInteger();
        private volatile boolean full;

        void full(boolean isFull) {
            full = isFull;
        }

        /** Opens a tenant's account unless it is open; answers why it could not. */
        Optional<String> open(String tenant) {
            if (full) {
                return Optional.of("no account is free");
            }
            open.computeIfAbsent(tenant, none -> openings.incrementAndGet() > 0);
            return Optional.empty();
        }

        /** How often an account was opened. */
        int openings() {
            return openings.get();
        }
    }
}
