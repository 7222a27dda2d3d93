package org.tenantry.log;

import java.util.Optional;

/**
 * What verification found.
 *
 * @param intact up to where all is as it should be; verification can go on from there
 * @param damage what is wrong behind it; empty if that is the end of the partition
 */
public record Verdict(Head intact, Optional<Damage> damage) {}
