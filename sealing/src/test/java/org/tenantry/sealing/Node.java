package org.tenantry.sealing;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoDatabase;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantId;

/** A process that seals and opens. */
record Node(Keyring keyring, Sealer sealer, Opener opener) {
    static Node of(MongoDatabase database, KeyEncryption keys) {
        return of(database, keys, Ticker.systemTicker());
    }

    static Node of(MongoDatabase database, KeyEncryption keys, Ticker ticker) {
        Keyring keyring = new Keyring(new DataKeyCollection(database), keys, ticker);
        return new Node(keyring, new Sealer(keyring), new Opener(keyring));
    }

    SealedValue seal(TenantId tenant, String field, String text) {
        return sealer.seal(tenant, field, text);
    }

    Opened open(TenantId tenant, String field, SealedValue value) {
        return opener.open(tenant, field, value);
    }
}
