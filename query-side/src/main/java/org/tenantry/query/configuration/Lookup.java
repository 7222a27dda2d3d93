package org.tenantry.query.configuration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.TenantId;
import org.tenantry.query.lookup.Held;
import org.tenantry.query.tenant.EffectiveStatus;
import org.tenantry.query.tenant.KnownTenants;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds for tenants, from memory. What was worked out once is used again as long as it is made of the versions that
 * hold: so nothing has to be told to anybody when a root changes.
 */
public final class Lookup {
    private static final long MAX_BYTES = 64_000_000;
    private static final int OVERHEAD = 500;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * An answer, and what it is made of.
     *
     * @param versions the numbers of its aggregates' versions, and not these: they would stay in memory with it
     * @param timesReadAgain how often these were read again before
     */
    private record Answered(
            List<String> levels,
            List<String> aggregates,
            List<Long> versions,
            long timesReadAgain,
            EffectiveStatus status,
            Answer answer) {
        boolean isMadeOf(List<Held<Version>> present, long timesReadNow, EffectiveStatus now) {
            for (int i = 0; i < present.size(); i++) {
                if (present.get(i).version() != versions.get(i)) {
                    return false;
                }
            }
            return timesReadAgain == timesReadNow && status.equals(now);
        }
    }

    /**
     * What is answered to a lookup.
     *
     * @param tag changes with it
     * @param json an {@link EffectiveView}, without an explanation
     */
    @SuppressWarnings("ArrayRecordComponent") // it is written out as it is, and compared by nobody
    record Answer(String tag, byte[] json) {}

    private record Key(TenantId tenant, String namespace) {}

    private final KnownVersions versions;
    private final KnownTenants tenants;
    private final KnownDefinitions definitions = new KnownDefinitions();
    private final Cache<Key, Answered> answers = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher(
                    (Key key, Answered answered) -> OVERHEAD + answered.answer().json().length)
            .build();

    public Lookup(KnownVersions versions, KnownTenants tenants) {
        this.versions = versions;
        this.tenants = tenants;
    }

    /** What a tenant is in effect; empty if it is not there. */
    Optional<EffectiveStatus> status(TenantId tenant) {
        return tenants.status(tenant);
    }

    /** What holds for a tenant that is there, with secrets masked; empty if the namespace is not defined. */
    Optional<Answer> answer(TenantId tenant, EffectiveStatus status, String namespace) {
        Key key = new Key(tenant, namespace);
        @Nullable Answered known = answers.getIfPresent(key);
        List<String> levels = known == null ? Aggregates.levels(tenant) : known.levels();
        List<String> aggregates = known == null ? Lineage.aggregates(levels, namespace) : known.aggregates();
        long timesReadAgain = versions.timesReadAgain(); // before these are read
        List<Held<Version>> present = versions.get(aggregates);
        if (known != null && known.isMadeOf(present, timesReadAgain, status)) {
            return Optional.of(known.answer());
        }
        Optional<Answer> answer = ofPresent(levels, present).map(lineage -> answer(tenant, status, lineage));
        answer.ifPresent(made ->
                answers.put(key, new Answered(levels, aggregates, numbers(present), timesReadAgain, status, made)));
        return answer;
    }

    private static List<Long> numbers(List<Held<Version>> present) {
        return present.stream().map(Held::version).toList();
    }

    /** All that what holds for a tenant is made of; empty if the namespace is not defined. */
    Optional<Lineage> lineage(TenantId tenant, String namespace) {
        return lineage(Aggregates.levels(tenant), namespace);
    }

    /** The same for the last of some levels. */
    Optional<Lineage> lineage(List<String> levels, String namespace) {
        return ofPresent(levels, versions.get(Lineage.aggregates(levels, namespace)));
    }

    private Optional<Lineage> ofPresent(List<String> levels, List<Held<Version>> present) {
        @Nullable Version defined = present.getFirst().document();
        if (defined == null) {
            return Optional.empty();
        }
        List<@Nullable Version> documents = new ArrayList<>(present.size());
        present.forEach(held -> documents.add(held.document()));
        return Optional.of(Lineage.of(levels, documents, definitions.of(defined), defined));
    }

    private static Answer answer(TenantId tenant, EffectiveStatus status, Lineage lineage) {
        Masked masked = Masked.of(Secrecy.of(lineage.definition()), lineage.values());
        Map<String, Long> versions = lineage.versions();
        EffectiveView view = new EffectiveView(
                tenant.value(),
                lineage.definition().namespace(),
                masked.values(),
                masked.secrets().isEmpty() ? null : masked.secrets(),
                status.status(),
                status.causedBy().orElse(null),
                versions,
                null,
                null,
                null,
                null);
        return new Answer(tag(lineage.tag(), status), JSON.writeValueAsBytes(view));
    }

    /** @param versions see {@link Lineage#tag} */
    static String tag(String versions, EffectiveStatus status) {
        return versions + "-" + status.status()
                + status.causedBy().map(by -> "-" + by).orElse("");
    }
}
