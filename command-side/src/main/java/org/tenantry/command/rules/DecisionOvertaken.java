package org.tenantry.command.rules;

/** What a command was decided on is being changed: another decision may come out otherwise. */
public final class DecisionOvertaken extends RuntimeException {
    public DecisionOvertaken(String message) {
        super(message);
    }
}
