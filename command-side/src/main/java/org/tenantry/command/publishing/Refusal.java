package org.tenantry.command.publishing;

import java.util.OptionalLong;
import org.bson.Document;

/**
 * Why nothing is published of a partition, for every node to tell.
 *
 * @param reason for people
 * @param refillFrom the position from which on the topic is filled again if that is ordered; empty if
 *     no order would help
 */
record Refusal(String reason, OptionalLong refillFrom) {
    private static final String REASON = "reason";
    private static final String REFILL_FROM = "refillFrom";

    static Refusal of(PublicationRefusedException e) {
        return new Refusal(String.valueOf(e.getMessage()), e.refillFrom());
    }

    static Refusal read(Document stored) {
        Long from = stored.getLong(REFILL_FROM);
        return new Refusal(stored.getString(REASON), from == null ? OptionalLong.empty() : OptionalLong.of(from));
    }

    Document document() {
        Document document = new Document(REASON, reason);
        refillFrom.ifPresent(from -> document.append(REFILL_FROM, from));
        return document;
    }
}
