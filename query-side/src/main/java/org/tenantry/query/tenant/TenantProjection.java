package org.tenantry.query.tenant;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantEvent.ProvisioningStepCompleted;
import org.tenantry.events.TenantEvent.ProvisioningStepFailed;
import org.tenantry.events.TenantEvent.ProvisioningStepRetried;
import org.tenantry.events.TenantEvent.TenantActivated;
import org.tenantry.events.TenantEvent.TenantArchived;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantDomainAdded;
import org.tenantry.events.TenantEvent.TenantDomainRemoved;
import org.tenantry.events.TenantEvent.TenantErased;
import org.tenantry.events.TenantEvent.TenantReactivated;
import org.tenantry.events.TenantEvent.TenantRestored;
import org.tenantry.events.TenantEvent.TenantSuspended;
import org.tenantry.events.TenantEvent.TenantUpdated;
import org.tenantry.events.TenantId;
import org.tenantry.query.projection.Projection;
import org.tenantry.subscriber.PublishedEvent;

/** Events of tenants to tenants. */
public final class TenantProjection implements Projection<TenantDocument> {
    public static final String NAME = "tenants";

    private final PersonalText personalText;

    /** @param personalText what is sealed in the events, in clear */
    public TenantProjection(PersonalText personalText) {
        this.personalText = personalText;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Its own; and of a new tenant its parent's, as that has children now. */
    @Override
    public List<String> documentsOf(PublishedEvent published) {
        if (!published.isOf(TenantEvent.class)) {
            return List.of();
        }
        String own = published.envelope().tenant();
        return published.isOf(TenantCreated.class)
                ? Stream.concat(
                                Stream.of(own),
                                new TenantId(own).parent().stream().map(TenantId::value))
                        .toList()
                : List.of(own);
    }

    @Override
    public TenantDocument evolve(String id, @Nullable TenantDocument before, PublishedEvent published) {
        if (published.envelope().tenant().equals(id)) {
            return evolve(before, published);
        }
        if (before == null) {
            throw notThere(id, published);
        }
        return before.withChildren();
    }

    private TenantDocument evolve(@Nullable TenantDocument before, PublishedEvent published) {
        TenantEvent event = (TenantEvent) published.event();
        if (event instanceof TenantCreated created) {
            return created(created, published);
        }
        if (before == null) {
            throw notThere(event.tenant(), published);
        }
        return switch (event) {
            case TenantUpdated updated -> updated(before, updated, published);
            case TenantSuspended suspended -> in(before, TenantStatus.SUSPENDED, published);
            case TenantReactivated reactivated -> in(before, TenantStatus.ACTIVE, published);
            case TenantArchived archived -> archived(before, archived, published);
            case TenantRestored restored -> restored(before, published);
            case TenantErased erased ->
                in(before.withPersonal(Map.of()), before.status(), before.beforeArchive(), published);
            case TenantDomainAdded added -> withDomains(before, with(before.domains(), added.domain()), published);
            case TenantDomainRemoved removed ->
                withDomains(before, without(before.domains(), removed.domain()), published);
            case TenantCreated created -> created(created, published);
            case ProvisioningStepCompleted done ->
                provisioned(before, before.provisioning().completed(done.participant(), time(published)), published);
            case ProvisioningStepFailed failed ->
                provisioned(
                        before,
                        before.provisioning().failed(failed.participant(), time(published), failed.reason()),
                        published);
            case ProvisioningStepRetried retried ->
                provisioned(before, before.provisioning().asked(retried.participant(), time(published)), published);
            case TenantActivated activated -> in(before.with(Provisioning.OVER), TenantStatus.ACTIVE, published);
        };
    }

    private static IllegalStateException notThere(String tenant, PublishedEvent published) {
        return new IllegalStateException(
                "position " + published.envelope().position() + ": the tenant " + tenant + " is not there");
    }

    private TenantDocument created(TenantCreated created, PublishedEvent published) {
        Map<String, String> fields = new TreeMap<>();
        put(fields, "name", created.name());
        put(fields, "kind", created.kind());
        put(fields, "locale", created.locale());
        put(fields, "timeZone", created.timeZone());
        return new TenantDocument(
                created.tenant(),
                new TenantId(created.tenant()).path(),
                created.participants().isEmpty() ? TenantStatus.ACTIVE : TenantStatus.PROVISIONING,
                null,
                Provisioning.by(created.participants(), time(published)),
                fields,
                created.labels(),
                created.attributes(),
                List.of(),
                personal(Map.of(), created.tenant(), created.contact(), created.address()),
                /* hasChildren= */ false,
                published.envelope().sequence() + 1,
                published.envelope().time(),
                published.envelope().time());
    }

    private TenantDocument updated(TenantDocument before, TenantUpdated updated, PublishedEvent published) {
        return changed(
                before.withPersonal(personal(before, updated)),
                before.status(),
                before.beforeArchive(),
                fields(before, updated),
                labels(before, updated),
                attributes(before, updated),
                published);
    }

    private static TenantDocument in(TenantDocument before, TenantStatus status, PublishedEvent published) {
        return in(before, status, null, published);
    }

    private static TenantDocument in(
            TenantDocument before,
            TenantStatus status,
            @Nullable TenantStatus beforeArchive,
            PublishedEvent published) {
        return changed(before, status, beforeArchive, before.fields(), before.labels(), before.attributes(), published);
    }

    private static TenantDocument provisioned(
            TenantDocument before, Provisioning provisioning, PublishedEvent published) {
        return in(before.with(provisioning), provisioning.status(), published);
    }

    private static Instant time(PublishedEvent published) {
        return published.envelope().time();
    }

    private static TenantDocument archived(TenantDocument before, TenantArchived archived, PublishedEvent published) {
        Map<String, String> fields = new TreeMap<>(before.fields());
        put(fields, "successor", archived.successor());
        return changed(
                before,
                TenantStatus.ARCHIVED,
                /* beforeArchive= */ before.status(),
                fields,
                before.labels(),
                before.attributes(),
                published);
    }

    private static TenantDocument restored(TenantDocument before, PublishedEvent published) {
        Map<String, String> fields = new TreeMap<>(before.fields());
        fields.remove("successor");
        TenantStatus status = before.beforeArchive() == null ? before.status() : before.beforeArchive();
        return changed(before, status, null, fields, before.labels(), before.attributes(), published);
    }

    private static TenantDocument changed(
            TenantDocument before,
            TenantStatus status,
            @Nullable TenantStatus beforeArchive,
            Map<String, String> fields,
            Map<String, String> labels,
            Map<String, Object> attributes,
            PublishedEvent published) {
        return new TenantDocument(
                before.id(),
                before.path(),
                status,
                beforeArchive,
                before.provisioning(),
                fields,
                labels,
                attributes,
                before.domains(),
                before.personal(),
                before.hasChildren(),
                published.envelope().sequence() + 1,
                before.createdAt(),
                published.envelope().time());
    }

    private static TenantDocument withDomains(TenantDocument before, List<String> domains, PublishedEvent published) {
        return in(before.withDomains(domains), before.status(), before.beforeArchive(), published);
    }

    private static List<String> with(List<String> domains, String domain) {
        return Stream.concat(domains.stream(), Stream.of(domain)).toList();
    }

    private static List<String> without(List<String> domains, String domain) {
        return domains.stream().filter(each -> !each.equals(domain)).toList();
    }

    private static Map<String, String> fields(TenantDocument before, TenantUpdated updated) {
        Map<String, String> fields = new TreeMap<>(before.fields());
        put(fields, "name", updated.set().name());
        put(fields, "kind", updated.set().kind());
        put(fields, "locale", updated.set().locale());
        put(fields, "timeZone", updated.set().timeZone());
        fields.keySet().removeIf(field -> updated.removed().contains(Profile.pointer(field)));
        return fields;
    }

    private static Map<String, String> labels(TenantDocument before, TenantUpdated updated) {
        Map<String, String> labels = new TreeMap<>(before.labels());
        labels.putAll(updated.set().labels());
        labels.keySet().removeIf(key -> updated.removed().contains(Profile.labelPointer(key)));
        return labels;
    }

    private static Map<String, Object> attributes(TenantDocument before, TenantUpdated updated) {
        Map<String, Object> attributes = new TreeMap<>(before.attributes());
        attributes.putAll(updated.set().attributes());
        attributes.keySet().removeIf(key -> updated.removed().contains(Profile.attributePointer(key)));
        return attributes;
    }

    private Map<String, String> personal(TenantDocument before, TenantUpdated updated) {
        Map<String, String> personal = personal(
                before.personal(),
                updated.tenant(),
                updated.set().contact(),
                updated.set().address());
        personal.keySet().removeIf(field -> updated.removed().contains(Profile.pointer(field)));
        return personal;
    }

    private Map<String, String> personal(
            Map<String, String> before, String tenant, @Nullable SealedValue contact, @Nullable SealedValue address) {
        Map<String, String> personal = new TreeMap<>(before);
        open(personal, tenant, "contact", contact);
        open(personal, tenant, "address", address);
        return personal;
    }

    private void open(Map<String, String> personal, String tenant, String field, @Nullable SealedValue value) {
        if (value != null) {
            personalText
                    .of(new TenantId(tenant), Profile.pointer(field), value)
                    .ifPresentOrElse(text -> personal.put(field, text), () -> personal.remove(field));
        }
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @Override
    public void createIndexes(MongoCollection<Document> collection) {
        TenantFilter.createIndexes(collection);
    }

    @Override
    public TenantDocument read(Document stored) {
        return TenantBson.read(stored);
    }

    @Override
    public Document write(TenantDocument document) {
        return TenantBson.write(document);
    }
}
