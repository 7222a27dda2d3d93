package org.tenantry.client;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The streams of a client: of the subtrees that it was told to watch, and of tenants as they are asked for. */
final class Streams implements AutoCloseable {
    /** A tenant that nobody asked for meanwhile gives its stream to another. */
    private static final Duration UNUSED = Duration.ofMinutes(1);

    private final int most;
    private final BiFunction<String, Boolean, WatchStream> opening;
    private final Map<String, WatchStream> ofSubtrees = new HashMap<>();
    private final Map<String, WatchStream> ofTenants = new HashMap<>();
    private boolean closed;

    /** @param opening a stream of a tenant, and of all beneath it if that is true */
    Streams(ClientSettings settings, BiFunction<String, Boolean, WatchStream> opening) {
        this.most = settings.maxStreams();
        this.opening = opening;
        settings.subtrees().forEach(root -> ofSubtrees.put(root, opened(root, true)));
    }

    private WatchStream opened(String tenant, boolean subtree) {
        WatchStream stream = opening.apply(tenant, subtree);
        stream.start();
        return stream;
    }

    /** The stream that tells of a tenant; empty if there is none. */
    Optional<WatchStream> of(String tenant) {
        Optional<WatchStream> ofSubtree = ofSubtree(tenant);
        if (ofSubtree.isPresent()) {
            return ofSubtree;
        }
        synchronized (ofTenants) {
            Optional<WatchStream> stream = Optional.ofNullable(ofTenants.get(tenant));
            stream.ifPresent(WatchStream::use);
            return stream;
        }
    }

    private Optional<WatchStream> ofSubtree(String tenant) {
        return ofSubtrees.entrySet().stream()
                .filter(subtree -> tenant.equals(subtree.getKey()) || tenant.startsWith(subtree.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Sees to it that a tenant that is there has a stream, if that is not one too many. */
    void open(String tenant) {
        synchronized (ofTenants) {
            if (!closed && ofSubtree(tenant).isEmpty() && !ofTenants.containsKey(tenant) && hasRoom()) {
                ofTenants.put(tenant, opened(tenant, false));
            }
        }
    }

    private boolean hasRoom() {
        if (ofTenants.size() < most) {
            return true;
        }
        Instant before = Instant.now().minus(UNUSED);
        Optional<String> unused = ofTenants.entrySet().stream()
                .filter(stream -> stream.getValue().used().isBefore(before))
                .map(Map.Entry::getKey)
                .findFirst();
        unused.map(ofTenants::remove).ifPresent(WatchStream::close);
        return unused.isPresent();
    }

    @Override
    public void close() {
        ofSubtrees.values().forEach(WatchStream::close);
        synchronized (ofTenants) {
            closed = true;
            ofTenants.values().forEach(WatchStream::close);
        }
    }
}
