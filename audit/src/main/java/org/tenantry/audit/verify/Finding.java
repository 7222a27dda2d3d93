package org.tenantry.audit.verify;

import java.util.Locale;

/**
 * Something that is not as it must be.
 *
 * @param kind what is wrong
 * @param partition of the log or the topic; {@link #NOWHERE} if it is of none
 * @param position of the event, in its partition; {@link #NOWHERE} if there is none
 * @param detail the same for people, with what is there and what was expected; without what events say
 */
record Finding(Kind kind, int partition, long position, String detail) {
    /** In place of a partition or a position. */
    static final int NOWHERE = -1;

    /** What can be wrong. */
    enum Kind {
        /** The log: a commit does not begin where its predecessor ends. */
        LOG_GAP,
        /** The log: a commit is not what its content hash was made of, or has no form that can be read. */
        LOG_CONTENT,
        /** The log: a commit's hash does not link it to its predecessor. */
        LOG_CHAIN,
        /** The log: a commit is of an earlier time than its predecessor. */
        LOG_ORDER,
        /** The log: a commit's sequence is not the next of its aggregate. */
        LOG_SEQUENCE,
        /** The log: an event could not be decided upon those before it. */
        LOG_ILLEGAL,
        /** The log: a document stands beside the positions, and is no fence. */
        LOG_STRAY,
        /** A domain was given to a tenant, and there is no claim of it. */
        CLAIM_MISSING,
        /** A domain is claimed otherwise than the log gave it. */
        CLAIM_DIFFERS,
        /** The log is no longer what a checkpoint says that it was. */
        CHECKPOINT,
        /** The topic lacks an event that the log has. */
        TOPIC_MISSING,
        /** The topic has a record for which the log has no event, or has it once more. */
        TOPIC_EXTRA,
        /** The topic's record is not what the log's event was published as. */
        TOPIC_DIFFERS,
        /** The topic has a record that is no event. */
        TOPIC_UNREADABLE,
        /** A read model lacks a document that there must be by the log. */
        READ_MODEL_MISSING,
        /** A read model has a document of which the log knows nothing. */
        READ_MODEL_EXTRA,
        /** A document of a read model says otherwise than the log. */
        READ_MODEL_DIFFERS;

        /** As it is told. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The place as Tenantry writes positions; the partition alone, or nothing, if that is all. */
    String place() {
        return partition == NOWHERE ? "" : partition + (position == NOWHERE ? "" : "-" + position);
    }
}
