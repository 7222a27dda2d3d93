package org.tenantry.benchmarks.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tenantry.benchmarks.api.Answer;
import org.tenantry.benchmarks.api.Api;
import org.tenantry.benchmarks.api.Import;
import org.tenantry.benchmarks.api.Request;

/** Tenants with configuration: some roots with many cities each, and one line of eight levels. */
final class Trees {
    private static final int ROOTS = 16;
    private static final int DEPTH = 8;
    private static final int PROPERTIES = 50;

    private Trees() {}

    static String root(int number) {
        return "root" + number;
    }

    static String deepest() {
        return IntStream.range(0, DEPTH).mapToObj(level -> "level" + level).collect(Collectors.joining("."));
    }

    /** Makes them; returns the ids of the many. */
    static List<String> make(Api api, int tenants) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int root = 0; root < ROOTS; root++) {
            ids.add(root(root));
        }
        for (int number = 0; ids.size() < tenants; number++) {
            ids.add(root(number % ROOTS) + ".city" + number);
        }
        List<String> all = new ArrayList<>(ids);
        String deepest = deepest();
        for (int dot = deepest.indexOf('.'); dot > 0; dot = deepest.indexOf('.', dot + 1)) {
            all.add(deepest.substring(0, dot));
        }
        all.add(deepest);
        all.sort((one, other) -> Integer.compare(one.split("\\.", -1).length, other.split("\\.", -1).length));
        Import.run(
                api,
                all.stream()
                        .map(id -> "{\"id\": \"%s\", \"name\": \"%s\", \"kind\": \"city\"}".formatted(id, id))
                        .toList(),
                position -> {});
        api.ask(new Request("PUT", "/v1/definitions/" + Asked.NAMESPACE, definition(), null));
        for (int root = 0; root < ROOTS; root++) {
            override(api, root(root), 0, PROPERTIES);
        }
        String position = "";
        for (int level = 0; level < DEPTH; level++) {
            String tenant = deepest.substring(0, deepest.indexOf("level" + level) + ("level" + level).length());
            position = override(api, tenant, level * 5, PROPERTIES / 2);
        }
        api.ask(Request.get("/v1/tenants/" + deepest + "/configuration/" + Asked.NAMESPACE)
                .at(position));
        return ids;
    }

    private static String override(Api api, String tenant, int from, int count) {
        String values = values(tenant, from, count).entrySet().stream()
                .map(value -> "\"%s\": \"%s\"".formatted(value.getKey(), value.getValue()))
                .collect(Collectors.joining(", "));
        Answer answer = api.ask(Request.patch(
                "/v1/tenants/" + tenant + "/overrides/" + Asked.NAMESPACE, "{\"values\": {" + values + "}}"));
        return answer.position() == null ? "" : answer.position();
    }

    private static Map<String, String> values(String tenant, int from, int count) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int number = from; number < from + count; number++) {
            values.put("p" + number % PROPERTIES, "value " + number + " of " + tenant);
        }
        return values;
    }

    /** The same values for one root and for the line of eight, each level a file. */
    static void copy(ConfigServer server) {
        server.set(root(0), values(root(0), 0, PROPERTIES));
        String[] levels = deepest().split("\\.", -1);
        for (int level = 0; level < levels.length; level++) {
            server.set(levels[level], values(levels[level], level * 5, PROPERTIES / 2));
        }
    }

    private static String definition() {
        String properties = IntStream.range(0, PROPERTIES)
                .mapToObj(number -> "\"p%d\": {\"type\": \"string\", \"maxLength\": 200}".formatted(number))
                .collect(Collectors.joining(", "));
        return "{\"schema\": {\"type\": \"object\", \"additionalProperties\": false, \"properties\": {" + properties
                + "}}}";
    }
}
