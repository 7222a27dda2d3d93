package org.tenantry.command.publishing;

/**
 * Why a partition is not published by a node that should.
 *
 * @param reason for people
 * @param refused whether it waits for a person: the topic does not fit the log. Else it is tried again
 */
public record Trouble(String reason, boolean refused) {}
