package org.tenantry.query.tenant;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.events.TenantId;
import org.tenantry.sealing.Keyring;
import org.tenantry.subscriber.Retry;
import org.tenantry.subscriber.Subscription;
import org.tenantry.subscriber.SubscriptionSettings;

/**
 * Sees to it that the data key of each erased tenant is destroyed, whatever became of the command side that
 * recorded the erasure: it is tried until it is done.
 */
public final class ErasedTenants implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ErasedTenants.class);
    private static final String TYPE = "TenantErased";
    private static final Retry WITHOUT_END =
            new Retry(Integer.MAX_VALUE, Duration.ofMillis(200), Duration.ofSeconds(30));

    private final Keyring keyring;
    private final SubscriptionSettings settings;
    private @Nullable Subscription subscription;

    public ErasedTenants(Keyring keyring, MongoDatabase readModels, KafkaConnection kafka, String topic) {
        this.keyring = keyring;
        this.settings = SubscriptionSettings.of(
                        kafka.bootstrapServers(), "tenantry." + readModels.getName() + ".erasures")
                .withKafka(kafka.settings())
                .onTopic(topic);
    }

    @Override
    public void start() {
        subscription = Subscription.of(settings)
                .only(event -> event.envelope().type().equals(TYPE))
                .parallelism(1)
                .retry(WITHOUT_END)
                .start(event -> erase(new TenantId(event.envelope().tenant())));
    }

    private void erase(TenantId tenant) {
        try {
            keyring.erase(tenant);
        } catch (RuntimeException e) {
            log.warn("The data key of {} is not destroyed yet: {}", tenant, e.toString());
            throw e; // and tried again
        }
    }

    @Override
    public void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    public boolean isRunning() {
        return subscription != null;
    }
}
