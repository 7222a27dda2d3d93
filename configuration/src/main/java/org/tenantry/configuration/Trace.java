package org.tenantry.configuration;

import org.tenantry.configuration.Effect.Reason;
import tools.jackson.databind.JsonNode;

/** Is told what happens as levels are merged. */
interface Trace {
    /** Listens to nothing. */
    Trace NONE = new Trace() {
        @Override
        public void set(Origin origin, String pointer, JsonNode value) {}

        @Override
        public void ineffective(Level level, String pointer, JsonNode value, Reason reason, String detail) {}
    };

    /** A value holds from a level on. */
    void set(Origin origin, String pointer, JsonNode value);

    /** A value does not hold. */
    void ineffective(Level level, String pointer, JsonNode value, Reason reason, String detail);
}
