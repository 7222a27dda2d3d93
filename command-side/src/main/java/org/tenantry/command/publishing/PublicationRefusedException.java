package org.tenantry.command.publishing;

/** The topic does not fit the log: nothing is published until a person has looked. */
final class PublicationRefusedException extends RuntimeException {
    PublicationRefusedException(String reason) {
        super(reason);
    }
}
