package org.tenantry.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** What a namespace's configuration may be; immutable. */
public final class Definition {
    private static final int MAX_MARKS = 200;

    private final String namespace;
    private final long version;
    private final ObjectNode schema;
    private final ObjectNode defaults;
    private final Marks marks;
    private final ObjectSchema compiled;
    private final boolean ofSingleValues;

    private Definition(
            String namespace,
            long version,
            ObjectNode schema,
            ObjectNode defaults,
            Map<String, PropertyMarks> marks,
            ObjectSchema compiled) {
        this.namespace = namespace;
        this.version = version;
        this.schema = schema;
        this.defaults = defaults;
        this.marks = new Marks(marks);
        this.compiled = compiled;
        this.ofSingleValues = SingleValues.areAllThatCount(schema);
    }

    /**
     * A definition that is to hold from now on.
     *
     * @param version of its namespace's definitions, from 1
     * @param schema a JSON Schema, 2020-12; see docs/configuration.md for what of it is taken
     * @param defaults fit the schema
     * @param marks by JSON pointers to properties that the schema names, {@code *} for any key
     * @throws FlawedException that tells all that is wrong, by pointers into the three: {@code /schema/type}
     */
    public static Definition accepted(
            String namespace, long version, ObjectNode schema, ObjectNode defaults, Map<String, PropertyMarks> marks) {
        ObjectSchema compiled = checked("/schema", () -> ObjectSchema.accepted(schema));
        List<Flaw> markFlaws = within("/marks", markFlaws(schema, marks));
        Map<String, PropertyMarks> soundMarks = markFlaws.isEmpty() ? marks : Map.of();
        Definition definition = new Definition(namespace, version, schema, defaults, soundMarks, compiled);
        List<Flaw> flaws = new ArrayList<>(within("/defaults", definition.defaultFlaws()));
        flaws.addAll(markFlaws);
        if (!flaws.isEmpty()) {
            throw new FlawedException(flaws);
        }
        return definition;
    }

    /** One that was accepted once. */
    public static Definition stored(
            String namespace, long version, ObjectNode schema, ObjectNode defaults, Map<String, PropertyMarks> marks) {
        return new Definition(namespace, version, schema, defaults, marks, ObjectSchema.stored(schema));
    }

    private List<Flaw> defaultFlaws() {
        List<Flaw> flaws = new ArrayList<>(Documents.flaws("defaults", defaults));
        if (flaws.isEmpty()) {
            flaws.addAll(compiled.flaws(defaults));
            Documents.values(defaults).forEach((pointer, value) -> {
                if (value.isNull()) {
                    flaws.add(new Flaw(pointer, "null", "a value: null is no configuration"));
                } else if (marks.isSecret(pointer, value)) {
                    flaws.add(new Flaw(pointer, null, "nothing: what is secret has no default, which all could read"));
                }
            });
        }
        return flaws;
    }

    private static List<Flaw> markFlaws(ObjectNode schema, Map<String, PropertyMarks> given) {
        if (given.size() > MAX_MARKS) {
            return List.of(new Flaw(Pointers.ROOT, null, "at most " + MAX_MARKS + " marked properties"));
        }
        List<Flaw> flaws = new ArrayList<>();
        given.forEach((pointer, mark) -> {
            String at = Pointers.child(Pointers.ROOT, pointer);
            if (!isNamed(schema, pointer)) {
                flaws.add(new Flaw(
                        at,
                        pointer,
                        "a JSON pointer to a property that the schema names for all documents,"
                                + " with * for any key of an object of additional properties"));
            } else if (mark.secret() && mark.open()) {
                flaws.add(new Flaw(at, null, "either secret or public"));
            }
        });
        return flaws;
    }

    private static ObjectSchema checked(String where, Supplier<ObjectSchema> compiling) {
        try {
            return compiling.get();
        } catch (FlawedException e) {
            throw new FlawedException(within(where, e.flaws()));
        }
    }

    private static List<Flaw> within(String where, List<Flaw> flaws) {
        return flaws.stream()
                .map(flaw -> new Flaw(where + flaw.pointer(), flaw.value(), flaw.expected()))
                .toList();
    }

    public String namespace() {
        return namespace;
    }

    public long version() {
        return version;
    }

    /** Not to be changed. */
    public ObjectNode schema() {
        return schema;
    }

    /** Not to be changed. */
    public ObjectNode defaults() {
        return defaults;
    }

    public Marks marks() {
        return marks;
    }

    /** Whether the schema names a property for all documents. */
    public boolean names(String pointer) {
        return isNamed(schema, pointer);
    }

    private static boolean isNamed(ObjectNode schema, String pointer) {
        return Pointers.isValid(pointer) && NamedProperties.are(schema, Pointers.keys(pointer));
    }

    /** Where a document does not fit the schema. What is sealed in it was checked before that. */
    public List<Flaw> flaws(ObjectNode document) {
        return compiled.flaws(document);
    }

    /** Whether each value fits by itself, whatever others there are. */
    boolean isOfSingleValues() {
        return ofSingleValues;
    }
}
