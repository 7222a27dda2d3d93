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
import org.jspecify.annotations.Nullable;
import org.tenantry.command.configuration.Faults;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Effect.Ineffective;
import org.tenantry.configuration.Effect.Reason;
import org.tenantry.configuration.Explanation;
import org.tenantry.configuration.Level;
import org.tenantry.configuration.Recorded;
import org.tenantry.configuration.Sealed;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.SealedValue;
import org.tenantry.http.Fault;
import tools.jackson.databind.JsonNode;

/** Decides on what a level is to set: on what stands above it, and on what it sets so far. */
final class OverridesChange {
    private final ChangeOverrides command;
    private final List<Level> above;
    private final Secrets secrets;

    /** @param above what the levels above set, from the platform down */
    OverridesChange(ChangeOverrides command, List<Level> above, Secrets secrets) {
        this.command = command;
        this.above = above;
        this.secrets = secrets;
    }

    /** What a level sets after some events. */
    static Level level(OverridesId id, List<ConfigurationOverridden> versions) {
        return versions.isEmpty() ? Level.empty(id.level()) : Recorded.level(versions.getLast(), versions.size());
    }

    /** What changes nothing is no event. */
    Optional<ConfigurationOverridden> decide(List<ConfigurationOverridden> versions) {
        Level present = level(command.id(), versions);
        Level wanted = secrets.keepingThoseOf(present, command.wanted(present, versions), command);
        Set<String> changed = changed(Documents.values(present.values()), Documents.values(wanted.values()));
        if (changed.isEmpty() && wanted.locks().equals(present.locks())) {
            return Optional.empty();
        }
        check(present, wanted);
        return Optional.of(event(wanted, changed));
    }

    private static Set<String> changed(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(pointer -> Objects.equals(before.get(pointer), after.get(pointer)));
        return changed;
    }

    private void check(Level present, Level wanted) {
        String namespace = command.definition().namespace();
        ValuesMustFit.check(namespace, Faults.of("/values", Documents.flaws("overrides", wanted.values())));
        List<Ineffective> newlyIneffective = ineffective(wanted);
        Collection<Ineffective> before = ineffective(present);
        newlyIneffective.removeIf(value -> before.stream().anyMatch(known -> isSame(known, value)));
        PropertiesMustNotBeLocked.check(namespace, faults(newlyIneffective, Reason.LOCKED));
        List<Fault> faults = faults(newlyIneffective, Reason.MISFIT);
        faults.addAll(ofThePlatform(wanted));
        faults.addAll(lockFaults(present, wanted));
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
        return command.definition().marks().isSecret(value.pointer())
                        || value.value().isPojo()
                ? null
                : value.value().toString();
    }

    /** What would hold nowhere, or could be sealed for nobody. */
    private List<Fault> ofThePlatform(Level wanted) {
        List<Fault> faults = new ArrayList<>();
        if (command.id().tenant() == null) {
            Documents.values(wanted.values()).keySet().forEach(pointer -> {
                if (!command.definition().marks().isInherited(pointer)) {
                    faults.add(new Fault(
                            "/values" + pointer, null, "nothing: it is not inherited, so it is for tenants to set"));
                } else if (command.definition().marks().isSecret(pointer)) {
                    faults.add(new Fault(
                            "/values" + pointer,
                            null,
                            "nothing: it is secret, and sealed for the tenant that sets it"));
                }
            });
        }
        return faults;
    }

    private List<Fault> lockFaults(Level present, Level wanted) {
        List<Fault> faults = new ArrayList<>();
        for (String pointer : wanted.locks()) {
            boolean isNew = !present.locks().contains(pointer);
            if (isNew && !command.definition().names(pointer)) {
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
                sealed.put(pointer, Sealed.of(value));
            } else if (command.definition().marks().isSecret(pointer)) {
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
