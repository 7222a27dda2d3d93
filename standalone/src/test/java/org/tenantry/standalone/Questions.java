package org.tenantry.standalone;

import static org.tenantry.standalone.PlantedTrees.BRANCHES;
import static org.tenantry.standalone.PlantedTrees.TREES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tenantry.standalone.DescribedQuery.Parameter;
import org.tenantry.standalone.PlantedTrees.Planted;
import org.tenantry.standalone.Question.Sent;

/** Questions at random: about what is there and what is not, of the one tree and of the other. */
final class Questions {
    private static final int A_FEW = 2;
    private static final int RARELY = 12;

    private final PlantedTrees trees;
    private final Random random;
    private final List<Instant> instants = new ArrayList<>(List.of(Instant.now()));

    Questions(PlantedTrees trees, Random random) {
        this.trees = trees;
        this.random = random;
    }

    /** With all parameters that must be there, and a few of the others; half of the tenants are the user's own. */
    Question about(DescribedQuery query, PlantedUser user) {
        instants.add(Instant.now());
        List<Sent> sent = new ArrayList<>();
        for (Parameter parameter : query.parameters()) {
            String value = value(parameter.name(), user.home());
            boolean needed = parameter.in().equals("path") || query.isOpen();
            if (needed || random.nextInt(query.parameters().size()) < A_FEW || isOften(parameter)) {
                sent.add(new Sent(parameter, random.nextInt(RARELY) == 0 ? any("strange", any(TREES)) : value));
            }
        }
        return new Question(query, sent, query.hasBody() ? body(query.operation()) : null);
    }

    private boolean isOften(Parameter parameter) {
        return parameter.name().equals("count") && random.nextBoolean();
    }

    private String value(String parameter, List<String> home) {
        String tree = any(TREES);
        String branch = any(BRANCHES);
        String profile = Planted.PROFILE.word(tree, branch);
        return switch (parameter) {
            case "id", "parent", "under" ->
                random.nextBoolean()
                        ? any(home)
                        : any(PlantedTrees.tenant(tree, branch), tree, tree + ".none", tree + ".north.n1", "none");
            case "namespace" -> any(PlantedTrees.NAMESPACE, PlantedTrees.NAMESPACE, PlantedTrees.NAMESPACE, "none");
            case "kind" -> any("city", PlantedTrees.PROVISIONED, "none");
            case "domain" -> any(PlantedTrees.domain(tree, branch), "none.example");
            case "text" -> any(tree, profile, "office " + tree, "office", "example");
            case "status", "effectiveStatus" -> any("active", "suspended", "provisioning");
            case "roots", "count", "explain", "subtree", "secrets" -> any("true", "true", "false");
            case "label" -> any(profile + ":" + profile, "n1:" + profile, "tier:gold");
            case "createdFrom", "createdBefore", "updatedFrom", "updatedBefore", "from", "before" ->
                any(instants).toString();
            case "actor" -> any("root", tree + "-admin");
            case "type" -> any("TenantCreated", "TenantUpdated", "TenantSuspended", "ConfigurationOverridden");
            case "sort" -> any("id", "-id", "name", "-name", "createdAt", "-updatedAt", "at");
            case "limit" -> any("1", "2", "200");
            case "cursor" -> any("rubbish", PlantedTrees.tenant(tree, branch));
            case "at" -> any(any(instants).toString(), any(trees.positions()), "0-0," + any(trees.positions()));
            case "Tenantry-Position", "Last-Event-ID" -> any(any(trees.positions()), trees.lastPosition());
            case "If-None-Match" -> any("\"none\"", "*");
            case "name" -> any("tenants", "versions", "none"); // of a projection
            default ->
                throw new AssertionError("Nothing is known to ask for as " + parameter
                        + ". Say here what it may be, what the other tree's user would like to know included.");
        };
    }

    private String body(String operation) {
        return switch (operation) {
            case "previewOverrides", "previewPlatformOverrides" ->
                any(
                        "{\"values\": {\"greeting\": \"asked\", \"password\": null}}",
                        "{\"values\": {\"theme\": null}, \"locks\": {\"/greeting\": true}}");
            case "previewDefinition" ->
                "{\"schema\": {\"type\": \"object\", \"properties\": {\"greeting\": {\"type\": \"%s\"}}}}"
                        .formatted(any("integer", "string"));
            case "checkAccess" ->
                "{\"checks\": [{\"tenant\": \"%s\", \"permission\": \"%s\"}]}"
                        .formatted(
                                PlantedTrees.tenant(any(TREES), any(BRANCHES)),
                                any("read-tenant", "update-tenant", "read-secrets"));
            default ->
                throw new AssertionError("Nothing is known to ask " + operation
                        + " with. Say here what its body may be, or in DescribedQuery that it is a command.");
        };
    }

    private String any(String... values) {
        return any(List.of(values));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
