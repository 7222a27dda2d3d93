package org.tenantry.query.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Effect;
import org.tenantry.configuration.Effect.Hidden;
import org.tenantry.configuration.Effect.Ineffective;
import org.tenantry.configuration.Explanation;
import org.tenantry.configuration.Level;
import org.tenantry.query.configuration.EffectiveView.ExplainedView;
import org.tenantry.query.configuration.EffectiveView.HiddenView;
import org.tenantry.query.configuration.EffectiveView.IneffectiveView;
import tools.jackson.databind.JsonNode;

/** Why a tenant's configuration is as it is, as it is answered. What is secret is masked wherever it stands. */
final class Explained {
    private final Lineage lineage;
    private final Effect effect;
    private final Secrecy secrecy;

    Explained(Lineage lineage) {
        this(lineage, Secrecy.of(lineage.definition()));
    }

    Explained(Lineage lineage, Secrecy secrecy) {
        this.secrecy = secrecy;
        this.lineage = lineage;
        this.effect = Explanation.of(lineage.definition(), lineage.asLevels());
    }

    Effect effect() {
        return effect;
    }

    Map<String, ExplainedView> explanation() {
        Map<String, ExplainedView> explanation = new TreeMap<>();
        effect.values().forEach((pointer, explained) -> {
            @Nullable Version version = version(explained.origin().level());
            explanation.put(
                    pointer,
                    new ExplainedView(
                            shown(pointer, explained.value()),
                            explained.origin().level(),
                            explained.origin().version(),
                            version == null ? null : version.actor(),
                            version == null ? null : version.at(),
                            explained.hides().stream()
                                    .map(hidden -> hidden(pointer, hidden))
                                    .toList()));
        });
        return explanation;
    }

    private HiddenView hidden(String pointer, Hidden hidden) {
        return new HiddenView(
                hidden.pointer().equals(pointer) ? null : hidden.pointer(),
                shown(hidden.pointer(), hidden.value()),
                hidden.origin().level(),
                hidden.origin().version());
    }

    /** What levels set that does not hold, in the order of the levels. */
    List<IneffectiveView> ineffective() {
        return effect.ineffective().stream().map(this::view).toList();
    }

    /** The same of the tenant's own level. */
    List<IneffectiveView> ownIneffective() {
        List<Ineffective> own = new ArrayList<>(effect.ineffective());
        own.removeIf(value -> !value.origin().level().equals(lineage.levels().getLast()));
        return own.stream().map(this::view).toList();
    }

    private IneffectiveView view(Ineffective value) {
        return new IneffectiveView(
                value.pointer(),
                shown(value.pointer(), value.value()),
                value.origin().level(),
                value.origin().version(),
                value.reason().name(),
                value.detail());
    }

    private JsonNode shown(String pointer, JsonNode value) {
        return secrecy.shown(pointer, value);
    }

    private @Nullable Version version(String level) {
        if (level.equals(Level.DEFAULTS)) {
            return lineage.defined();
        }
        return lineage.overrides().get(lineage.levels().indexOf(level));
    }
}
