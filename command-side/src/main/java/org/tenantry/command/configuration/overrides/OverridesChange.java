package org.tenantry.command.configuration.overrides;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.configuration.Faults;
import org.tenantry.command.store.CommitRequest;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Effect.Ineffective;
import org.tenantry.configuration.Effect.Reason;
import org.tenantry.configuration.Explanation;
import org.tenantry.configuration.FlawedException;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Sealed;
import org.tenantry.configuration.SecretField;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.SealedValue;
import org.tenantry.http.Fault;
import tools.jackson.databind.JsonNode;

/** Decides on what a level is to set: on what stands above it, and on what it sets so far. */
final class OverridesChange {
    private final ChangeOverrides command;
    private final List<Level> above;
    private final LongFunction<Level> versions;
    private final Secrets secrets;

    /**
     * @param above what the levels above set, from the platform down
     * @param versions what this level set in each version that there was
     */
    OverridesChange(ChangeOverrides command, List<Level> above, LongFunction<Level> versions, Secrets secrets) {
        this.command = command;
        this.above = above;
        this.versions = versions;
        this.secrets = secrets;
    }

    /**
     * What changes nothing is no event. Whether all is in order is asked as if each secret that is given were another: else
     * anybody could guess, in requests that are refused and leave no trace, until the answer is another.
     */
    Optional<ConfigurationOverridden> decide(Level present) {
        Level asked = wanted(present);
        Set<String> given = command.secretsGiven();
        given.retainAll(Documents.values(asked.values()).keySet());
        Set<String> changing = changed(present, asked);
        changing.addAll(given);
        if (changing.isEmpty() && asked.locks().equals(present.locks())) {
            return Optional.empty();
        }
        check(present, asked, changing, given);
        if (CommitRequest.current().isDryRun()) {
            return Optional.of(event(asked, changing));
        }
        Level wanted = secrets.keepingThoseOf(present, asked, command.id());
        Set<String> changed = changed(present, wanted);
        return changed.isEmpty() && wanted.locks().equals(present.locks())
                ? Optional.empty()
                : Optional.of(event(wanted, changed));
    }

    private Level wanted(Level present) {
        try {
            return command.wanted(present, versions);
        } catch (FlawedException e) {
            ValuesMustFit.check(command.definition().namespace(), Faults.of("/values", e.flaws()));
            throw e;
        }
    }

    private static Set<String> changed(Level present, Level wanted) {
        Map<String, JsonNode> before = Documents.values(present.values());
        Map<String, JsonNode> after = Documents.values(wanted.values());
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(pointer -> Objects.equals(before.get(pointer), after.get(pointer)));
        return changed;
    }

    private void check(Level present, Level wanted, Set<String> changed, Set<String> given) {
        String namespace = command.definition().namespace();
        ValuesMustFit.check(namespace, Faults.of("/values", wanted.flaws()));
        ValuesMustFit.check(namespace, lockFaults(present, wanted)); // the rest is asked of what can be locked
        List<Ineffective> newlyIneffective = ineffective(wanted);
        Collection<Ineffective> before = ineffective(present);
        newlyIneffective.removeIf(
                value -> !given.contains(value.pointer()) && before.stream().anyMatch(known -> isSame(known, value)));
        PropertiesMustNotBeLocked.check(namespace, faults(newlyIneffective, Reason.LOCKED));
        List<Fault> faults = faults(newlyIneffective, Reason.MISFIT);
        faults.addAll(uninherited(wanted, changed));
        faults.addAll(masks(wanted, changed));
        ValuesMustFit.check(namespace, faults);
    }

    private List<Ineffective> ineffective(Level own) {
        List<Level> levels = new ArrayList<>(above);
        levels.add(own);
        List<Ineffective> ineffective =
                new ArrayList<>(Explanation.of(command.definition(), levels).ineffective());
        ineffective.removeIf(value -> !value.origin().level().equals(own.name()));
        return ineffective;
    }

    /** What had no effect before may stay so: who changes something else need not mend it. */
    private static boolean isSame(Ineffective known, Ineffective value) {
        return known.pointer().equals(value.pointer()) && known.value().equals(value.value());
    }

    private List<Fault> faults(List<Ineffective> ineffective, Reason reason) {
        List<Fault> faults = new ArrayList<>();
        for (Ineffective value : ineffective) {
            if (value.reason() == reason) {
                String expected =
                        reason == Reason.LOCKED ? "nothing: " + value.detail() + " has locked it" : value.detail();
                faults.add(new Fault("/values" + value.pointer(), shown(value), expected));
            }
        }
        return faults;
    }

    private @Nullable String shown(Ineffective value) {
        return command.definition().marks().isSecret(value.pointer(), value.value())
                        || value.value().isPojo()
                ? null
                : value.value().toString();
    }

    /** What would hold nowhere. */
    private List<Fault> uninherited(Level wanted, Set<String> changed) {
        List<Fault> faults = new ArrayList<>();
        if (command.id().tenant() == null) {
            Documents.values(wanted.values()).forEach((pointer, value) -> {
                if (changed.contains(pointer) && !command.definition().marks().isInherited(pointer)) {
                    faults.add(new Fault(
                            "/values" + pointer, null, "nothing: it is not inherited, so it is for tenants to set"));
                }
            });
        }
        return faults;
    }

    /** Who sends back what was shown would have the mask for a secret. */
    private List<Fault> masks(Level wanted, Set<String> changed) {
        List<Fault> faults = new ArrayList<>();
        Documents.values(wanted.values()).forEach((pointer, value) -> {
            if (changed.contains(pointer)
                    && command.definition().marks().isSecret(pointer, value)
                    && value.isString()
                    && value.stringValue().equals(SecretField.MASK)) {
                faults.add(new Fault(
                        "/values" + pointer,
                        null,
                        "the secret, or nothing: " + SecretField.MASK + " is what is shown of it"));
            }
        });
        return faults;
    }

    private List<Fault> lockFaults(Level present, Level wanted) {
        List<Fault> faults = new ArrayList<>();
        for (String pointer : wanted.locks()) {
            boolean isNew = !present.locks().contains(pointer);
            if (isNew && (pointer.contains("*") || !command.definition().names(pointer))) {
                faults.add(new Fault("/locks", pointer, "JSON pointers to properties that the definition names"));
            } else if (isNew && !command.definition().marks().isLockable(pointer)) {
                faults.add(new Fault("/locks", pointer, "properties that may be locked"));
            }
        }
        return faults;
    }

    private ConfigurationOverridden event(Level wanted, Set<String> changed) {
        Map<String, SealedValue> sealed = new TreeMap<>();
        var open = Documents.empty();
        Documents.values(wanted.values()).forEach((pointer, value) -> {
            if (Sealed.is(value)) {
                sealed.put(pointer, secrets.asStored(Sealed.of(value)));
            } else if (command.definition().marks().isSecret(pointer, value)) {
                sealed.put(pointer, secrets.sealed(command.id(), pointer, value));
            } else {
                Documents.set(open, pointer, value);
            }
        });
        return new ConfigurationOverridden(
                command.id().tenant() == null ? null : command.id().level(),
                command.id().namespace(),
                Documents.map(open),
                sealed,
                wanted.locks(),
                List.copyOf(changed),
                command.restored(),
                command.comment());
    }
}
