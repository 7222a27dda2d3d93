package org.tenantry.audit.readmodels;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.audit.fold.StoredEvent;
import org.tenantry.events.TenantId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tenants. Contact and address stand there in clear, and nobody can hold them against the log without the keys: what is compared
 * is whether there are any. So it is with the flag that there are children, which {@link Parents} compares.
 */
final class TenantModel implements Model {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What searches look at, made of what else is there; and the order, in which a child's events have a part. */
    private static final Set<String> NOT_COMPARED = Set.of("nameKey", "beginnings", Stored.ORDER);

    static final String NAME = "tenants";
    static final String HAS_CHILDREN = "hasChildren";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> order() {
        return List.of("_id");
    }

    @Override
    public String aggregate(Document stored) {
        return Stored.id(stored);
    }

    @Override
    public SortedMap<String, List<StoredEvent>> documents(Aggregate aggregate) {
        SortedMap<String, List<StoredEvent>> documents = new TreeMap<>();
        if (TenantId.isValid(aggregate.id()) && !aggregate.events().isEmpty()) {
            documents.put(aggregate.id(), aggregate.events());
        }
        return documents;
    }

    @Override
    public Document facts(String id, List<StoredEvent> events) {
        TenantId tenant = new TenantId(id);
        TenantFold fold = TenantFold.of(events);
        SortedMap<String, JsonNode> fields = fold.fields();
        Document single = new Document();
        for (String name : List.of("name", "kind", "locale", "timeZone", "successor")) {
            @Nullable JsonNode value = fields.get("/" + name);
            if (value != null) {
                single.append(name, value.asString());
            }
        }
        SortedMap<String, JsonNode> labels = beneath("/labels/", fields);
        Document facts = new Document("_id", id)
                .append("path", tenant.path())
                .append("parent", tenant.parent().map(TenantId::value).orElse(null))
                .append("status", fold.status())
                .append("fields", single)
                .append(
                        "labels",
                        labels.entrySet().stream()
                                .map(label -> new Document("k", label.getKey())
                                        .append("v", label.getValue().asString()))
                                .toList())
                .append(
                        "labelled",
                        labels.entrySet().stream()
                                .map(label ->
                                        label.getKey() + ":" + label.getValue().asString())
                                .toList())
                .append("domains", List.copyOf(beneath("/domains/", fields).keySet()))
                .append("personal", personal(fields.keySet()))
                .append("attributes", JSON.valueToTree(beneath("/attributes/", fields)))
                .append("provisioning", steps(fold))
                .append("version", events.getLast().sequence() + 1)
                .append("createdAt", Date.from(events.getFirst().commit().time()))
                .append("updatedAt", Date.from(events.getLast().commit().time()));
        fold.beforeArchive().ifPresent(status -> facts.append("beforeArchive", status));
        return facts;
    }

    private static SortedMap<String, JsonNode> beneath(String prefix, SortedMap<String, JsonNode> fields) {
        SortedMap<String, JsonNode> beneath = new TreeMap<>();
        fields.forEach((pointer, value) -> {
            if (pointer.startsWith(prefix)) {
                beneath.put(
                        pointer.substring(prefix.length()).replace("~1", "/").replace("~0", "~"), value);
            }
        });
        return beneath;
    }

    private static Set<String> personal(Set<String> fields) {
        Set<String> personal = new TreeSet<>();
        for (String name : List.of("contact", "address")) {
            if (fields.contains("/" + name)) {
                personal.add(name);
            }
        }
        return personal;
    }

    private static List<Document> steps(TenantFold fold) {
        List<Document> steps = new ArrayList<>();
        fold.steps()
                .forEach((participant, step) -> steps.add(new Document("participant", participant)
                        .append("state", step.state())
                        .append("since", Date.from(step.since()))
                        .append("reason", step.reason())));
        return steps;
    }

    @Override
    public Document told(Document stored) {
        Document told = new Document(stored);
        told.keySet().removeAll(NOT_COMPARED);
        boolean blocks = Boolean.TRUE.equals(told.remove(HAS_CHILDREN)) && !"ACTIVE".equals(told.get("status"));
        if (Objects.equals(told.get("blocks"), blocks ? told.get("status") : null)) {
            told.remove("blocks"); // it follows from the others
        } else {
            told.putIfAbsent("blocks", "it is not there");
        }
        if (told.get("personal") instanceof Map<?, ?> personal) {
            told.put("personal", new TreeSet<>(personal.keySet()));
        }
        told.put("attributes", parsed(String.valueOf(told.get("attributes"))));
        return told;
    }

    private static @Nullable JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            return null;
        }
    }
}
