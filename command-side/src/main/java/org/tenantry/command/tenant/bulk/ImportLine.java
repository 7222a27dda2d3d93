package org.tenantry.command.tenant.bulk;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line that could be read.
 *
 * @param number from 1
 * @param id what it says for an id; null if it says none
 */
record ImportLine(int number, @Nullable String id, ObjectNode body) {
    /** How deep the tenant stands: a root at 0. */
    int depth() {
        return id == null ? 0 : (int) id.chars().filter(c -> c == '.').count();
    }
}
