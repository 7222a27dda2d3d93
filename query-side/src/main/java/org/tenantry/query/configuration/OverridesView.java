package org.tenantry.query.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Level;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.query.configuration.EffectiveView.IneffectiveView;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a level sets, as it is answered.
 *
 * @param level the tenant, or {@code /platform}
 * @param values secrets are masked
 * @param secrets JSON pointers to values that are secret; absent if there are none
 * @param locks by JSON pointer: true for what no level below may set
 * @param ineffective what it sets that does not hold, and why; absent if all does, and in a list of versions
 * @param version its {@code ETag}; 0 if the level has never set anything
 * @param changed JSON pointers to what was new, other, or gone with this version
 * @param restored the version whose state this is again
 * @param actor who made this version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Overrides")
record OverridesView(
        @Schema(example = "pb.amritsar") String level,
        String namespace,
        ObjectNode values,
        @Nullable List<String> secrets,
        Map<String, Boolean> locks,
        @Nullable List<IneffectiveView> ineffective,
        long version,
        @Nullable List<String> changed,
        @Nullable Long restored,
        @Nullable String comment,
        @Nullable String actor,
        @Nullable Instant updatedAt) {

    /**
     * A version as it is answered.
     *
     * @param definition that tells what is secret
     * @param version null if the level sets nothing
     */
    static OverridesView of(
            Definition definition,
            String name,
            @Nullable Version version,
            @Nullable List<IneffectiveView> ineffective) {
        Level level = Lineage.level(name, version);
        Masked masked = Masked.of(Secrecy.of(definition), level.values());
        Map<String, Boolean> locks = new TreeMap<>();
        level.locks().forEach(pointer -> locks.put(pointer, true));
        @Nullable ConfigurationOverridden event = version == null ? null : (ConfigurationOverridden) version.event();
        return new OverridesView(
                name,
                definition.namespace(),
                masked.values(),
                masked.secrets().isEmpty() ? null : masked.secrets(),
                locks,
                ineffective == null || ineffective.isEmpty() ? null : ineffective,
                level.version(),
                event == null ? null : event.changed(),
                event == null ? null : event.restored(),
                event == null ? null : event.comment(),
                version == null ? null : version.actor(),
                version == null ? null : version.at());
    }
}
