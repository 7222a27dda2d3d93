package org.tenantry.sealing;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.sealing.DataKeyCollection.Replacement;

/** One run over all data keys. It remembers nothing: what is done is seen by looking at it. */
final class Rewrapping {
    /**
     * How many are read and written at once; progress is told as often. FerretDB takes a connection to
     * its PostgreSQL for each update in a bulk, and waits for ever when it has no more.
     */
    static final int BATCH = 20;

    private final DataKeyCollection stored;
    private final KeyEncryption keys;
    private final Consumer<Rewrapped> progress;
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
        List<Document> documents = stored.after("", BATCH);
        while (!documents.isEmpty()) {
            rewrapped += stored.replace(documents.stream()
                    .flatMap(document -> replacement(document).stream())
                    .toList());
            seen += documents.size();
            progress.accept(soFar());
            documents = stored.after(DataKeyCollection.owner(documents.getLast()), BATCH);
        }
        return soFar();
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

    private Rewrapped soFar() {
        return new Rewrapped(tenants, seen, rewrapped, failed, firstFailure);
    }
}
