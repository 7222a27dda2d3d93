package org.tenantry.query.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.tenantry.http.HostName;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tenants as MongoDB documents. Labels are pairs and attributes are JSON text, so that no key can be
 * taken for a path or an operator, and numbers keep their digits.
 */
final class TenantBson {
    static final String ID = "_id";
    static final String PATH = "path";
    static final String STATUS = "status";
    static final String VERSION = "version";
    static final String KIND = "fields.kind";
    static final String BEGINNINGS = "beginnings";
    static final String PARENT = "parent";
    static final String LABELLED = "labelled";
    static final String NAME_KEY = "nameKey";
    static final String CREATED_AT = "createdAt";
    static final String UPDATED_AT = "updatedAt";

    /** Of a tenant that is not active and has children, and so may make what is beneath it worse: its status. */
    static final String BLOCKS = "blocks";

    private static final String HAS_CHILDREN = "hasChildren";
    private static final String LABELS = "labels";
    private static final String LABEL_KEY = "k";
    private static final String LABEL_VALUE = "v";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private TenantBson() {}

    static Document write(TenantDocument tenant) {
        Document document = new Document(ID, tenant.id())
                .append(PATH, tenant.path())
                .append(PARENT, tenant.parent())
                .append(STATUS, tenant.status().name())
                .append("fields", new Document(new TreeMap<>(tenant.fields())))
                .append(
                        LABELS,
                        new TreeMap<>(tenant.labels())
                                .entrySet().stream()
                                        .map(label -> new Document(LABEL_KEY, label.getKey())
                                                .append(LABEL_VALUE, label.getValue()))
                                        .toList())
                .append(
                        LABELLED,
                        new TreeMap<>(tenant.labels())
                                .entrySet().stream()
                                        .map(label -> labelled(label.getKey(), label.getValue()))
                                        .toList())
                .append(NAME_KEY, NameOrder.key(tenant.name()))
                .append(BEGINNINGS, Words.beginnings(Words.of(searched(tenant))))
                .append("domains", tenant.domains())
                .append("personal", new Document(new TreeMap<>(tenant.personal())))
                .append("attributes", JSON.writeValueAsString(new TreeMap<>(tenant.attributes())))
                .append("provisioning", tenant.provisioning().write())
                .append(VERSION, tenant.version())
                .append(HAS_CHILDREN, tenant.hasChildren())
                .append(CREATED_AT, tenant.createdAt())
                .append(UPDATED_AT, tenant.updatedAt());
        if (tenant.hasChildren() && tenant.status() != TenantStatus.ACTIVE) {
            document.append(BLOCKS, tenant.status().name());
        }
        if (tenant.beforeArchive() != null) {
            document.append("beforeArchive", tenant.beforeArchive().name());
        }
        return document;
    }

    /** By what a label is found. A key holds no colon, so that it can be of no other key and value. */
    static String labelled(String key, String value) {
        return key + ":" + value;
    }

    /** What a search by text looks at; international domains in both their forms. */
    private static List<String> searched(TenantDocument tenant) {
        List<String> texts = new ArrayList<>(List.of(tenant.name(), tenant.id()));
        for (String domain : tenant.domains()) {
            texts.add(domain);
            texts.add(HostName.readable(domain));
        }
        return texts;
    }

    static TenantDocument read(Document stored) {
        Map<String, String> fields = new TreeMap<>();
        stored.get("fields", Document.class).forEach((name, value) -> fields.put(name, (String) value));
        Map<String, String> labels = new TreeMap<>();
        stored.getList(LABELS, Document.class)
                .forEach(label -> labels.put(label.getString(LABEL_KEY), label.getString(LABEL_VALUE)));
        Map<String, String> personal = new TreeMap<>();
        stored.get("personal", new Document()).forEach((name, value) -> personal.put(name, (String) value));
        @Nullable String beforeArchive = stored.getString("beforeArchive");
        List<String> path = stored.getList(PATH, String.class);
        return new TenantDocument(
                stored.getString(ID),
                path,
                TenantStatus.valueOf(stored.getString(STATUS)),
                beforeArchive == null ? null : TenantStatus.valueOf(beforeArchive),
                Provisioning.read(stored.getList("provisioning", Document.class)),
                fields,
                labels,
                JSON.readValue(stored.getString("attributes"), OBJECT),
                stored.getList("domains", String.class),
                personal,
                stored.getBoolean(HAS_CHILDREN, false),
                stored.getLong(VERSION),
                stored.getDate(CREATED_AT).toInstant(),
                stored.getDate(UPDATED_AT).toInstant());
    }
}
