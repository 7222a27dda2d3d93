package org.tenantry.query.configuration;

import java.util.List;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Sealed;
import tools.jackson.databind.JsonNode;

/**
 * Tells what is secret.
 *
 * @param definitions any of which may say so: what is secret now is not told of the past
 */
record Secrecy(List<Definition> definitions) {
    static Secrecy of(Definition... definitions) {
        return new Secrecy(List.of(definitions));
    }

    /** What is sealed stays secret, whatever its definition says by now. */
    boolean covers(String pointer, JsonNode value) {
        return Sealed.is(value)
                || definitions.stream()
                        .anyMatch(definition -> definition.marks().isSecret(pointer, value));
    }

    /** A value as those see it who may not see secrets. */
    JsonNode shown(String pointer, JsonNode value) {
        return covers(pointer, value) ? Masked.MASK : value;
    }
}
