package org.tenantry.log;

/**
 * What the chain has of a commit: enough to compute the hashes of all behind it, and nothing of what it says.
 *
 * @param position of its first event
 * @param count how many events it has
 * @param content over all that it says
 */
public record Link(long position, int count, Hash content) {
    /** Of a commit, by what it says: what it has for its hashes is passed over. */
    public static Link of(Commit commit) {
        return new Link(commit.position(), commit.events().size(), Chain.content(commit));
    }

    /** The hash of the commit, if its predecessor's is the one given. */
    public Hash hashAfter(Hash previous) {
        return Chain.hash(previous, position, count, content);
    }
}
