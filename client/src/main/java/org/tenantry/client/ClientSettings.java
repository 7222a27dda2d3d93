package org.tenantry.client;

import java.time.Duration;
import java.util.Set;

/**
 * How a client behaves.
 *
 * @param timeout of a question to the server
 * @param maxStale how old an answer may be when the server does not answer
 * @param askAgain how long what is known counts without a stream that would tell of a change
 * @param maxEntries how much is kept: tenants times namespaces
 * @param maxStreams how many streams there are, beside those of {@code subtrees}: one for each tenant that is asked for.
 *     Tenants that get none are asked for again and again
 * @param subtrees tenants of each of which one stream tells for all beneath as well; the token must permit that
 * @param silence after how long without a heartbeat a stream is taken to be dead
 */
public record ClientSettings(
        Duration timeout,
        Duration maxStale,
        Duration askAgain,
        int maxEntries,
        int maxStreams,
        Set<String> subtrees,
        Duration silence) {
    public ClientSettings {
        subtrees = Set.copyOf(subtrees);
    }

    /** Three seconds; an hour; two seconds; 10,000; 20; none; a minute. */
    public static ClientSettings defaults() {
        return new ClientSettings(
                Duration.ofSeconds(3),
                Duration.ofHours(1),
                Duration.ofSeconds(2),
                10_000,
                20,
                Set.of(),
                Duration.ofMinutes(1));
    }

    public ClientSettings withTimeout(Duration newTimeout) {
        return new ClientSettings(newTimeout, maxStale, askAgain, maxEntries, maxStreams, subtrees, silence);
    }

    public ClientSettings withMaxStale(Duration newMaxStale) {
        return new ClientSettings(timeout, newMaxStale, askAgain, maxEntries, maxStreams, subtrees, silence);
    }

    public ClientSettings withAskAgain(Duration newAskAgain) {
        return new ClientSettings(timeout, maxStale, newAskAgain, maxEntries, maxStreams, subtrees, silence);
    }

    public ClientSettings withMaxEntries(int newMaxEntries) {
        return new ClientSettings(timeout, maxStale, askAgain, newMaxEntries, maxStreams, subtrees, silence);
    }

    public ClientSettings withMaxStreams(int newMaxStreams) {
        return new ClientSettings(timeout, maxStale, askAgain, maxEntries, newMaxStreams, subtrees, silence);
    }

    public ClientSettings withSubtrees(Set<String> newSubtrees) {
        return new ClientSettings(timeout, maxStale, askAgain, maxEntries, maxStreams, newSubtrees, silence);
    }

    public ClientSettings withSilence(Duration newSilence) {
        return new ClientSettings(timeout, maxStale, askAgain, maxEntries, maxStreams, subtrees, newSilence);
    }
}
