package org.tenantry.sealing;

import com.mongodb.client.MongoCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.sealing.DataKeyCollection.Replacement;

/** One run over all data keys. It remembers nothing: what is done is seen by looking at it. */
final class Rewrapping {
    /** At most so many writes at once, which also is how often progress is told. */
    static final int BATCH = 100;

    private final DataKeyCollection stored;
    private final KeyEncryption keys;
    private final Consumer<Rewrapped> progress;
    private final List<Replacement> batch = new ArrayList<>();
    private final long tenants;

    private long seen;
    private long rewrapped;
    private long failed;
    private @Nullable SealingException firstFailure;

    Rewrapping(DataKeyCollection stored, KeyEncryption keys, Consumer<Rewrapped> progress) {
        this.stored = stored;
        this.keys = keys;
        this.progress = progress;
        this.tenants = stored.count();
    }

    Rewrapped run() {
        try (MongoCursor<Document> documents = stored.scan()) {
            while (DataKeyCollection.asking(documents::hasNext)) {
                replacement(DataKeyCollection.asking(documents::next)).ifPresent(batch::add);
                seen++;
                if (seen % BATCH == 0) {
                    writeBatch();
                }
            }
        }
        return writeBatch();
    }

    /** One key that cannot be unwrapped must not keep the others from it. */
    private Optional<Replacement> replacement(Document document) {
        try {
            return DataKeyCollection.read(document) instanceof KeyDocument.Wrapped old
                            && !old.kek().equals(keys.current())
                    ? Optional.of(new Replacement(old, DataKey.unwrap(old, keys).wrap(keys)))
                    : Optional.empty();
        } catch (SealingException.KekMissing | SealingException.KeyDamaged e) {
            failed++;
            firstFailure = firstFailure == null ? e : firstFailure;
            return Optional.empty();
        }
    }

    private Rewrapped writeBatch() {
        rewrapped += stored.replace(batch);
        batch.clear();
        Rewrapped now = new Rewrapped(tenants, seen, rewrapped, failed, firstFailure);
        progress.accept(now);
        return now;
    }
}
