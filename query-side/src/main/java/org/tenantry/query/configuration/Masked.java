package org.tenantry.query.configuration;

import java.util.ArrayList;
import java.util.List;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.SecretField;
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
    static final JsonNode MASK = StringNode.valueOf(SecretField.MASK);

    static Masked of(Secrecy secrecy, ObjectNode values) {
        List<String> secrets = new ArrayList<>();
        Documents.values(values).forEach((pointer, value) -> {
            if (secrecy.covers(pointer, value)) {
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
}
