package org.tenantry.query.projection;

/**
 * A projection's documents as they were once built from the topic's beginning on. One serves; another may be built beside
 * it, or be fed on for a while after it served.
 *
 * @param number from 1
 */
public record Generation(String projection, int number) {
    /** Its collection, and what it is called wherever something is kept of it. */
    public String collection() {
        return number == 1 ? projection : projection + "." + number;
    }
}
