package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import org.tenantry.standalone.Api.Answer;

/**
 * Two trees of tenants, in which all that a caller can plant holds a word that tells whose it is: the tree, the branch,
 * and what kind of thing. All that can be written is written, again and again.
 */
final class PlantedTrees {
    /** Of one partition of log and topic, and none the beginning of the other. */
    static final List<String> TREES = List.of("amberfinch", "duskyheron");

    static final String ROOT = "root";
    static final List<String> BRANCHES = List.of(ROOT, "north", "south");
    static final String NAMESPACE = "auth";

    /** Tenants of this kind wait for a participant. */
    static final String PROVISIONED = "board";

    /** What is planted, by who may see it. */
    enum Planted {
        PROFILE,
        PERSONAL,
        CONFIGURATION,
        SECRET,
        /** Of the configuration too, and told to whoever asks for the domain. */
        OPEN;

        /** The word that stands in it. */
        String word(String tree, String branch) {
            return tree + branch + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String DEFINITION = """
            {"schema": {"type": "object", "properties": {
               "greeting": {"type": "string"}, "theme": {"type": "string"}, "password": {"type": "string"},
               "old": {"type": "%s"}, "texts": {"type": "object", "additionalProperties": {"type": "string"}}}},
             "marks": {"/password": {"secret": true}, "/theme": {"public": true}}}""";

    private final TenantryExtension tenantry;
    private final Random random;
    private final List<String> positions = new ArrayList<>();
    private int written;

    private PlantedTrees(TenantryExtension tenantry, Random random) {
        this.tenantry = tenantry;
        this.random = random;
    }

    static PlantedTrees plant(TenantryExtension tenantry, Random random) {
        PlantedTrees trees = new PlantedTrees(tenantry, random);
        Api platform = tenantry.asPlatformAdmin();
        trees.done(platform.put("/v1/definitions/" + NAMESPACE, DEFINITION.formatted("string")));
        trees.done(platform.put("/v1/provisioning-plans/" + PROVISIONED, "{\"participants\": [\"storage\"]}"));
        trees.done(platform.patch("/v1/platform/overrides/" + NAMESPACE, "{\"values\": {\"greeting\": \"hello\"}}"));
        for (String tree : TREES) {
            for (String branch : BRANCHES) {
                trees.create(platform, tree, branch, tenant(tree, branch), "city");
                trees.configure(platform, tree, branch);
                trees.addDomain(platform, tree, branch);
                trees.provision(platform, tree, branch);
            }
        }
        trees.done(
                platform.put("/v1/definitions/" + NAMESPACE, DEFINITION.formatted("integer"))); // what is old misfits
        return trees;
    }

    static String tenant(String tree, String branch) {
        return branch.equals(ROOT) ? tree : tree + "." + branch;
    }

    static String domain(String tree, String branch) {
        return "www." + Planted.PROFILE.word(tree, branch) + ".example";
    }

    /** What commands answered, the last one last. */
    List<String> positions() {
        return positions;
    }

    /** By which everything is read that was written. */
    String lastPosition() {
        return positions.getLast();
    }

    /** Writes anything anywhere, as the platform's administrator or the tree's. */
    Answer write() {
        String tree = TREES.get(random.nextInt(TREES.size()));
        String branch = BRANCHES.get(random.nextInt(BRANCHES.size()));
        Api api =
                random.nextBoolean() ? tenantry.asPlatformAdmin() : tenantry.as(tree + "-admin", tree, "tenant-admin");
        return switch (random.nextInt(12)) {
            case 0 -> create(api, tree, branch, tenant(tree, branch) + ".n" + written++, "city");
            case 1 -> provision(api, tree, branch);
            case 2 -> changeStatus(api, tree, branch, "suspend");
            case 3 -> changeStatus(api, tree, branch, "reactivate");
            case 4 -> addDomain(api, tree, branch);
            case 5, 6, 7 -> update(api, tree, branch);
            default -> configure(api, tree, branch);
        };
    }

    private Answer create(Api api, String tree, String branch, String id, String kind) {
        String profile = Planted.PROFILE.word(tree, branch);
        return done(api.post(
                "/v1/tenants",
                "{\"id\": \"%s\", \"name\": \"Office %s\", \"kind\": \"%s\", %s, \"labels\": {\"%s\": \"%s\"}, \"attributes\": {\"%s\": [\"%s\"]}}"
                        .formatted(id, profile, kind, personal(tree, branch), profile, profile, profile, profile)));
    }

    private Answer update(Api api, String tree, String branch) {
        String profile = Planted.PROFILE.word(tree, branch);
        return done(api.patch(
                "/v1/tenants/" + tenant(tree, branch),
                "{\"name\": \"Office %s %d\", %s, \"labels\": {\"n%d\": \"%s\"}}"
                        .formatted(profile, written++, personal(tree, branch), random.nextInt(5), profile)));
    }

    private static String personal(String tree, String branch) {
        String word = Planted.PERSONAL.word(tree, branch);
        return "\"contact\": {\"email\": \"office@%s.example\"}, \"address\": {\"lines\": [\"%s\"], \"city\": \"%s\", \"country\": \"IN\"}"
                .formatted(word, word, word);
    }

    private Answer changeStatus(Api api, String tree, String branch, String command) {
        return done(api.post(
                "/v1/tenants/" + tenant(tree, branch) + "/" + command,
                "{\"reason\": \"%s\"}".formatted(Planted.PROFILE.word(tree, branch))));
    }

    private Answer addDomain(Api api, String tree, String branch) {
        String domain = written == 0 || random.nextInt(4) == 0 ? "" : "n" + written++ + ".";
        return done(
                api.putNothing("/v1/tenants/" + tenant(tree, branch) + "/domains/" + domain + domain(tree, branch)));
    }

    private Answer provision(Api api, String tree, String branch) {
        String id = tenant(tree, branch) + ".b" + written++;
        create(api, tree, branch, id, PROVISIONED);
        return done(api.post(
                "/v1/tenants/" + id + "/provisioning/storage",
                "{\"outcome\": \"failed\", \"reason\": \"%s\"}".formatted(Planted.PROFILE.word(tree, branch))));
    }

    private Answer configure(Api api, String tree, String branch) {
        String configuration = Planted.CONFIGURATION.word(tree, branch);
        BiFunction<String, String, String> text = "\"%s\": \"%s\""::formatted;
        String values = String.join(
                ", ",
                text.apply("greeting", configuration + written++),
                text.apply("theme", Planted.OPEN.word(tree, branch)),
                text.apply("password", Planted.SECRET.word(tree, branch) + written),
                "\"texts\": {" + text.apply(configuration, configuration) + "}",
                text.apply("old", configuration));
        return done(api.patch(
                "/v1/tenants/" + tenant(tree, branch) + "/overrides/" + NAMESPACE,
                "{\"values\": {" + (random.nextInt(3) == 0 ? text.apply("greeting", configuration + written) : values)
                        + "}, \"comment\": \"" + configuration + "\"}"));
    }

    /** Or refused by what was done before. */
    private Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(500).isNotEqualTo(400);
        if (!answer.position().isEmpty()) {
            positions.add(answer.position());
        }
        return answer;
    }
}
