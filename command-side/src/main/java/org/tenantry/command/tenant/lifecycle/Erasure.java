package org.tenantry.command.tenant.lifecycle;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenantry.events.TenantId;
import org.tenantry.http.ProblemException;
import org.tenantry.sealing.Keyring;
import org.tenantry.sealing.SealingException;

/**
 * Destroys the data key of a tenant whose erasure is recorded, and never before: what is recorded cannot be
 * overtaken by a restoring any more. Should this fail, or the process die, the query side does it, when
 * it comes to the event.
 */
public final class Erasure {
    private static final Logger log = LoggerFactory.getLogger(Erasure.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Keyring keyring;

    public Erasure(Keyring keyring) {
        this.keyring = keyring;
    }

    void destroyKey(TenantId tenant) {
        try {
            keyring.erase(tenant);
        } catch (SealingException.Unavailable e) {
            log.warn("The data key of {} is not destroyed yet: {}", tenant, e.toString());
            throw ProblemException.unavailable(
                    "erasure-incomplete",
                    "It is recorded that " + tenant + " is erased, and not known whether its data key is destroyed yet."
                            + " Repeat the request until it is, without If-Match.",
                    SOON);
        }
    }
}
