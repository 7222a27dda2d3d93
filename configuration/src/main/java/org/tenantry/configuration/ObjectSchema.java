package org.tenantry.configuration;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema (2020-12), ready to check documents. It loads nothing from anywhere. */
final class ObjectSchema {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .formats(Formats::restrict)
                    .keywords(NumberLimit.ALL)
                    .build(),
            builder -> builder.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .locale(Locale.ENGLISH)
                            .pathType(PathType.JSON_POINTER)
                            .regularExpressionFactory(new LinearTimePatterns())
                            .build()));

    /** What a schema must be by its own standard. */
    private static final Schema STANDARD = REGISTRY.getSchema(SchemaLocation.of(SchemaRules.DIALECT));

    private final Schema schema;

    private ObjectSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * A schema that is to be used from now on.
     *
     * @throws FlawedException unless it keeps the {@link SchemaRules}
     */
    static ObjectSchema accepted(ObjectNode given) {
        List<Flaw> flaws = new ArrayList<>(Documents.flaws("a schema", given));
        if (flaws.isEmpty()) {
            flaws.addAll(SchemaRules.flaws(given));
        }
        if (flaws.isEmpty()) {
            flaws.addAll(Flaws.of(STANDARD.validate(given)));
        }
        if (flaws.isEmpty() && SchemaWeight.of(given) > SchemaWeight.MAX) {
            flaws.add(new Flaw(Pointers.ROOT, null, SchemaWeight.EXPECTED));
        }
        if (!flaws.isEmpty()) {
            throw new FlawedException(flaws);
        }
        return stored(given);
    }

    /** A schema that was accepted once. */
    static ObjectSchema stored(ObjectNode accepted) {
        Schema schema = REGISTRY.getSchema(accepted);
        schema.initializeValidators();
        return new ObjectSchema(schema);
    }

    /** Where a document does not fit. It may have sealed values: what is in these is not known, and so fits. */
    List<Flaw> flaws(ObjectNode document) {
        if (!Sealed.isIn(document)) {
            return Flaws.of(schema.validate(document));
        }
        ObjectNode hidden = Sealed.hidden(document);
        List<Error> errors = schema.validate(hidden);
        List<Error> ofSealed = errors.stream()
                .filter(error -> Sealed.isAt(document, Flaws.pointer(error)))
                .toList();
        List<Flaw> flaws = Flaws.of(errors, ofSealed);
        return flaws.isEmpty() && errors.size() > ofSealed.size()
                ? Flaws.ofUnevaluated(schema.validate(without(ofSealed, hidden)))
                : flaws;
    }

    /** What does not fit only for a sealed value's sake does without it. */
    private static ObjectNode without(List<Error> errors, ObjectNode document) {
        ObjectNode without = document.deepCopy();
        errors.forEach(error -> Documents.remove(without, Flaws.pointer(error)));
        return without;
    }
}
