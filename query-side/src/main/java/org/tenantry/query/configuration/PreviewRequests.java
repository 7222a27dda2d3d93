package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Flaw;
import org.tenantry.configuration.FlawedException;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.PropertyMarks;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of previews: those of the changes that are previewed. */
final class PreviewRequests {
    private PreviewRequests() {}

    /** As for changing overrides. */
    @Schema(name = "OverridesPreview", description = "what a change of overrides would be sent with")
    record Overrides(
            @Schema(example = "{\"maxUsers\": 20}") @Nullable ObjectNode values,

            @Schema(example = "{\"/maxUsers\": true}") @Nullable Map<String, @Nullable Boolean> locks,

            @Nullable String comment) {
        /** What a level would set. */
        Level on(Level present, Definition definition) {
            List<String> locked = new ArrayList<>();
            List<String> unlocked = new ArrayList<>();
            if (locks != null) {
                for (Map.Entry<String, @Nullable Boolean> lock : locks.entrySet()) {
                    (Boolean.TRUE.equals(lock.getValue()) ? locked : unlocked).add(lock.getKey());
                }
            }
            if (locked.size() + unlocked.size() > Level.MOST_LOCKS_CHANGED) {
                throw ProblemException.invalid(List.of(new Fault("/locks", null, Level.LOCKS_CHANGED)));
            }
            List<Fault> faults = locked.stream()
                    .filter(pointer -> pointer.contains("*") || !definition.names(pointer))
                    .map(pointer ->
                            new Fault("/locks", pointer, "JSON pointers to properties that the definition names"))
                    .toList();
            if (!faults.isEmpty()) {
                throw ProblemException.invalid(faults);
            }
            Level wanted = patched(present, locked, unlocked);
            List<Flaw> flaws = wanted.flaws();
            if (!flaws.isEmpty()) {
                throw invalid("/values", flaws);
            }
            return wanted;
        }

        private Level patched(Level present, List<String> locked, List<String> unlocked) {
            try {
                return present.patched(values == null ? Documents.empty() : values, locked, unlocked);
            } catch (FlawedException e) {
                throw invalid("/values", e.flaws());
            }
        }
    }

    /** As for laying down a definition. */
    @Schema(name = "DefinitionPreview", description = "what a definition would be sent with")
    record Defined(
            @Schema(example = "{\"type\": \"object\"}") @Nullable ObjectNode schema,

            @Nullable ObjectNode defaults,
            @Nullable Map<String, @Nullable Marks> marks,
            @Nullable String comment) {
        /** The definition that it would be. */
        Definition definition(String namespace, long version) {
            Map<String, PropertyMarks> marked = new TreeMap<>();
            if (marks != null) {
                for (Map.Entry<String, @Nullable Marks> mark : marks.entrySet()) {
                    @Nullable Marks given = mark.getValue();
                    marked.put(mark.getKey(), given == null ? PropertyMarks.NONE : given.marks());
                }
            }
            try {
                return Definition.accepted(
                        namespace,
                        version,
                        schema == null ? Documents.empty() : schema,
                        defaults == null ? Documents.empty() : defaults,
                        marked);
            } catch (FlawedException e) {
                throw invalid("", e.flaws());
            }
        }
    }

    /** What is special about a property. */
    @Schema(name = "PreviewedMarks")
    record Marks(
            @Nullable Boolean inherited,
            @Nullable Boolean lockable,
            @Nullable Boolean secret,
            @JsonProperty("public") @Nullable Boolean open) {
        PropertyMarks marks() {
            return PropertyMarks.of(inherited, lockable, secret, open);
        }
    }

    private static ProblemException invalid(String field, List<Flaw> flaws) {
        return ProblemException.invalid(flaws.stream()
                .map(flaw -> new Fault(field + flaw.pointer(), flaw.value(), flaw.expected()))
                .toList());
    }
}
