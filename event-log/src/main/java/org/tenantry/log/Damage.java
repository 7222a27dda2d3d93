package org.tenantry.log;

/**
 * Something that is wrong with a partition.
 *
 * @param position of the commit that is wrong, or that is missing
 * @param kind what is wrong
 * @param detail the same for people, with what is there and what was expected
 */
public record Damage(long position, Kind kind, String detail) {
    /** What can be wrong with a commit. */
    public enum Kind {
        /** It does not begin where its predecessor ends. */
        GAP,
        /** It is not what its content hash was made of, or has no form that can be read. */
        CONTENT,
        /** Its hash does not link it to its predecessor. */
        CHAIN,
        /** It is of an earlier time than its predecessor. */
        ORDER,
        /** Its sequence is not the next of its aggregate. */
        SEQUENCE
    }
}
