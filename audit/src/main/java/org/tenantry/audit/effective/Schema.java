package org.tenantry.audit.effective;

import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.fold.Leaves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema (2020-12). It loads nothing from anywhere; patterns are RE2's. */
final class Schema {
    private static final int LONGEST_RULE = 100;
    private static final Set<String> UNEVALUATED = Set.of("unevaluatedProperties", "unevaluatedItems");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .pathType(PathType.JSON_POINTER)
                            .regularExpressionFactory(regex -> {
                                Pattern pattern = Pattern.compile(regex);
                                return text -> pattern.matcher(text).find();
                            })
                            .build()));

    private final com.networknt.schema.Schema schema;

    Schema(ObjectNode schema) {
        this.schema = REGISTRY.getSchema(schema);
    }

    /**
     * Something that a document does not fit.
     *
     * @param pointer to what does not fit, or is missing
     * @param rule of the schema; without what the document says
     */
    record Complaint(String pointer, String rule) {}

    /**
     * Of a document. Where none of some alternatives fits, there is one, of what they all are about. What is not evaluated
     * is told if all else fits: it may have been left out for that else.
     */
    List<Complaint> complaints(ObjectNode document) {
        List<Error> errors = schema.validate(document);
        List<Error> others = errors.stream()
                .filter(error -> !UNEVALUATED.contains(error.getKeyword()))
                .toList();
        List<Complaint> complaints = new ArrayList<>();
        Map<NodePath, Complaint> alternatives = new LinkedHashMap<>();
        for (Error error : others.isEmpty() ? errors : others) {
            @Nullable NodePath choice = choice(error.getEvaluationPath());
            if (choice == null) {
                complaints.add(new Complaint(pointer(error), rule(error)));
            } else {
                alternatives.merge(
                        choice,
                        new Complaint(error.getInstanceLocation().toString(), choice.getName(-1) + " of the schema"),
                        (one, other) -> new Complaint(common(one.pointer(), other.pointer()), one.rule()));
            }
        }
        complaints.addAll(alternatives.values());
        return complaints;
    }

    private static String pointer(Error error) {
        String pointer = error.getInstanceLocation().toString();
        return error.getProperty() == null ? pointer : pointer + "/" + Leaves.escape(error.getProperty());
    }

    private static String rule(Error error) {
        @Nullable JsonNode value = error.getSchemaNode();
        String rule = error.getKeyword() + (value == null ? "" : " " + value);
        return rule.length() <= LONGEST_RULE ? rule : rule.substring(0, LONGEST_RULE) + "...";
    }

    /** The path to the first choice between alternatives on the way; null if there is none. */
    private static @Nullable NodePath choice(NodePath path) {
        @Nullable NodePath first = null;
        for (NodePath up = path; up.getNameCount() > 0; up = up.getParent()) {
            if (Set.of("anyOf", "oneOf").contains(up.getName(-1))) {
                first = up;
            }
        }
        return first;
    }

    private static String common(String one, String other) {
        String common = one;
        while (!other.equals(common) && !other.startsWith(common + "/")) {
            common = common.substring(0, common.lastIndexOf('/'));
        }
        return common;
    }
}
