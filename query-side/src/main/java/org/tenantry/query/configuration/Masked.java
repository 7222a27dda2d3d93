package org.tenantry.query.configuration;

import java.util.ArrayList;
import java.util.List;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Sealed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A document as those may see it who may not see secrets.
 *
 * @param values with a mask in the place of each secret
 * @param secrets pointers to those
 */
record Masked(ObjectNode values, List<String> secrets) {
    static final JsonNode MASK = StringNode.valueOf("********");

    static Masked of(Definition definition, ObjectNode values) {
        List<String> secrets = new ArrayList<>();
        Documents.values(values).forEach((pointer, value) -> {
            if (isSecret(definition, pointer, value)) {
                secrets.add(pointer);
            }
        });
        if (secrets.isEmpty()) {
            return new Masked(values, List.of());
        }
        ObjectNode masked = values.deepCopy();
        secrets.forEach(pointer -> Documents.set(masked, pointer, MASK));
        return new Masked(masked, secrets);
    }

    /** What is sealed stays secret, though its definition may have changed its mind. */
    static boolean isSecret(Definition definition, String pointer, JsonNode value) {
        return Sealed.is(value) || definition.marks().isSecret(pointer);
    }
}
