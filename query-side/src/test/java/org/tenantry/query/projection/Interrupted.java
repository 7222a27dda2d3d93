package org.tenantry.query.projection;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.subscriber.PublishedEvent;

/** A projection during whose first evolution something else happens. */
record Interrupted<D>(Projection<D> projection, Runnable meanwhile, AtomicBoolean happened) implements Projection<D> {
    Interrupted(Projection<D> projection, Runnable meanwhile) {
        this(projection, meanwhile, new AtomicBoolean());
    }

    @Override
    public D evolve(String id, @Nullable D before, PublishedEvent event) {
        if (!happened.getAndSet(true)) {
            meanwhile.run();
        }
        return projection.evolve(id, before, event);
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public List<String> documentsOf(PublishedEvent event) {
        return projection.documentsOf(event);
    }

    @Override
    public long order(PublishedEvent event) {
        return projection.order(event);
    }

    @Override
    public D read(Document stored) {
        return projection.read(stored);
    }

    @Override
    public Document write(D document) {
        return projection.write(document);
    }
}
