package org.tenantry.query.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.Effect.Ineffective;
import org.tenantry.configuration.Explanation;
import org.tenantry.configuration.Level;
import org.tenantry.events.TenantId;
import org.tenantry.query.configuration.BlastRadiusView.TouchedView;
import org.tenantry.query.configuration.EffectiveView.IneffectiveView;
import tools.jackson.databind.node.ObjectNode;

/** Whom a change of configuration would touch: what holds now, and what would hold, side by side. */
final class BlastRadius {
    private static final int MAX_MISFITS = 200;

    private final Optional<Definition> before;
    private final Definition after;
    private final Map<String, Level> levelsBefore;
    private final Map<String, Level> levelsAfter;
    private final Optional<Tree> treeBefore;
    private final Tree treeAfter;
    private final Secrecy secrecy;
    private final Map<List<String>, List<Difference>> bySource = new HashMap<>();
    private final String cursor;
    private final int size;
    private final List<TouchedView> touched = new ArrayList<>();
    private long count;
    private boolean more;

    /**
     * One that has not looked at any tenant yet.
     *
     * @param before empty if the namespace is not defined yet
     * @param levels that set something now, by name
     * @param changed what one level would set; empty if it is the definition that changes
     * @param cursor of the touched tenants only those after it are listed
     * @param size how many at most
     */
    BlastRadius(
            Optional<Definition> before,
            Definition after,
            Map<String, Level> levels,
            Optional<Level> changed,
            String cursor,
            int size) {
        this.before = before;
        this.after = after;
        this.levelsBefore = levels;
        this.levelsAfter = new HashMap<>(levels);
        changed.ifPresent(level -> levelsAfter.put(level.name(), level));
        this.treeBefore = before.map(definition -> new Tree(definition, levelsBefore));
        this.treeAfter = new Tree(after, levelsAfter);
        this.secrecy =
                new Secrecy(Stream.concat(before.stream(), Stream.of(after)).toList());
        this.cursor = cursor;
        this.size = size;
    }

    /** Takes a tenant into account. They come in the order of their ids. */
    void look(TenantId tenant) {
        List<Difference> differences = levelsAfter.containsKey(tenant.value())
                ? differences(tenant) // no other has the same, and of thousands of them nothing is to be kept
                : bySource.computeIfAbsent(
                        List.of(treeBefore.map(tree -> tree.source(tenant)).orElse(""), treeAfter.source(tenant)),
                        same -> differences(tenant));
        if (!differences.isEmpty()) {
            count++;
            if (tenant.value().compareTo(cursor) > 0) {
                if (touched.size() < size) {
                    touched.add(new TouchedView(tenant.value(), differences));
                } else {
                    more = true;
                }
            }
        }
    }

    private List<Difference> differences(TenantId tenant) {
        ObjectNode old = treeBefore.map(tree -> tree.values(tenant)).orElseGet(Documents::empty);
        return Difference.between(old, treeAfter.values(tenant), secrecy);
    }

    /** What came out. */
    BlastRadiusView view(String positions) {
        List<IneffectiveView> misfits = new ArrayList<>();
        int misfitCount = misfits(misfits);
        return new BlastRadiusView(
                positions, count, touched, more ? touched.getLast().tenant() : null, misfitCount, misfits);
    }

    /**
     * What levels set, or would set, that would have no effect from then on, and has now.
     *
     * @param first takes as many as are told
     * @return how many there are
     */
    private int misfits(List<IneffectiveView> first) {
        int found = 0;
        for (String name : new TreeSet<>(levelsAfter.keySet())) {
            List<Ineffective> known = before.map(definition -> own(definition, name, levelsBefore))
                    .orElse(List.of());
            for (Ineffective value : own(after, name, levelsAfter)) {
                boolean isNew = known.stream()
                        .noneMatch(other -> other.pointer().equals(value.pointer())
                                && other.value().equals(value.value()));
                if (isNew && ++found <= MAX_MISFITS) {
                    first.add(view(value));
                }
            }
        }
        return found;
    }

    private static List<Ineffective> own(Definition definition, String name, Map<String, Level> levels) {
        List<Level> path = new ArrayList<>();
        List<String> names = name.equals(Level.PLATFORM) ? List.of(name) : Aggregates.levels(new TenantId(name));
        names.forEach(level -> path.add(levels.getOrDefault(level, Level.empty(level))));
        return Explanation.of(definition, path).ineffective().stream()
                .filter(value -> value.origin().level().equals(name))
                .toList();
    }

    private IneffectiveView view(Ineffective value) {
        return new IneffectiveView(
                value.pointer(),
                secrecy.shown(value.pointer(), value.value()),
                value.origin().level(),
                value.origin().version(),
                value.reason().name(),
                value.detail());
    }
}
