package org.tenantry.sealing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tenantry.events.TenantId;

/**
 * The data keys of the tenants, and of the platform. One per process; every process may make and erase them. A tenant has one,
 * made when first something is sealed for it, and once it is erased, never again.
 */
public final class Keyring {
    /**
     * How long this process may still seal and open for a tenant that another has erased, unless it is
     * told by {@link #forget}.
     */
    public static final Duration MEMORY = Duration.ofMinutes(1);

    private static final int MAX_REMEMBERED = 10_000;
    private static final int MAX_ATTEMPTS = 10;

    private final DataKeyCollection stored;
    private final KeyEncryption keys;

    /** Keys in clear; empty for a tenant that is erased. */
    private final Cache<KeyOwner, Optional<DataKey>> remembered;

    Keyring(DataKeyCollection stored, KeyEncryption keys, Ticker ticker) {
        this.stored = stored;
        this.keys = keys;
        this.remembered = Caffeine.newBuilder()
                .expireAfterWrite(MEMORY)
                .maximumSize(MAX_REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /**
     * The keys in a database, in its collection {@code data_keys}. Both sides must be given the same.
     * The concerns are set here; how long an answer is awaited is for the database's client to say.
     */
    public static Keyring in(MongoDatabase database, KeyEncryption keys) {
        return new Keyring(new DataKeyCollection(database), keys, Ticker.systemTicker());
    }

    /** Made if there is none; empty if the tenant is erased. */
    Optional<DataKey> forSealing(KeyOwner owner) {
        return remembered.get(owner, this::findOrMake);
    }

    /** Empty if the tenant is erased. */
    Optional<DataKey> forOpening(KeyOwner owner, Supplier<SealingException> ifThereIsNone) {
        return remembered.get(owner, asked -> unwrap(stored.find(asked).orElseThrow(ifThereIsNone)));
    }

    private Optional<DataKey> findOrMake(KeyOwner owner) {
        Optional<KeyDocument> found = stored.find(owner);
        for (int attempt = 1; found.isEmpty(); attempt++) {
            DataKey made = DataKey.generate(owner);
            if (stored.insert(made.wrap(keys))) {
                return Optional.of(made);
            }
            if (attempt == MAX_ATTEMPTS) {
                throw new SealingException.Unavailable(
                        "a data key of " + owner + " can be neither read nor made", null);
            }
            found = stored.findLatest(owner); // another process made one, or erased the tenant: that holds
        }
        return unwrap(found.get());
    }

    private Optional<DataKey> unwrap(KeyDocument document) {
        return switch (document) {
            case KeyDocument.Wrapped key -> Optional.of(DataKey.unwrap(key, keys));
            case KeyDocument.Tombstone() -> Optional.empty();
        };
    }

    /**
     * Destroys a tenant's data key, and sees to it that it never gets another. It may be repeated. When
     * this returns, nothing sealed for the tenant opens in this process, and a minute later in none; in
     * the others at once, if they {@link #forget}.
     *
     * <p>It is for good: record first that the tenant is erased, so that nobody has it in use again meanwhile.
     *
     * @throws SealingException.Unavailable if it is not known whether that was done
     */
    public void erase(TenantId tenant) {
        for (int attempt = 1; !stored.erase(tenant); attempt++) {
            if (attempt == MAX_ATTEMPTS) {
                throw new SealingException.Unavailable(
                        "it is not known whether the data key of tenant " + tenant + " is destroyed", null);
            }
        }
        forget(tenant);
    }

    /** Drops what this process remembers: for when it learns that another has erased a tenant. */
    public void forget(TenantId tenant) {
        remembered.invalidate(KeyOwner.of(tenant));
    }

    /**
     * Wraps by the current key-encryption key all data keys that another wrapped. What is sealed stays
     * as it is. Other processes may go on meanwhile, if they have both keys; if this ends half-way, it
     * goes on where it was when called again. One that was made meanwhile by a process whose
     * current key is another is missed: when a run has found nothing to do, the old key is no longer needed.
     *
     * @param progress is told now and then how far it has come
     * @throws SealingException.Unavailable if the database or a key service gives no answer
     */
    public Rewrapped rewrap(Consumer<Rewrapped> progress) {
        return new Rewrapping(stored, keys, progress).run();
    }
}
