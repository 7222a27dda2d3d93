package org.tenantry.standalone;

import static org.tenantry.standalone.PlantedTrees.BRANCHES;
import static org.tenantry.standalone.PlantedTrees.ROOT;
import static org.tenantry.standalone.PlantedTrees.TREES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenantry.standalone.PlantedTrees.Planted;

/**
 * Who asks.
 *
 * @param token null for none
 * @param home the tenants of the grants
 * @param forbidden what nothing that is answered may hold
 * @param unseen what is not there for this user, and a name that it could as well have: to be answered alike
 */
record PlantedUser(
        String name, @Nullable String token, List<String> home, List<String> forbidden, Map<String, String> unseen) {
    private static final Set<String> TOLD_PERSONAL_DATA = Set.of("tenant-admin", "provisioner");
    private static final Set<String> READING_CONFIGURATION =
            Set.of("tenant-admin", "config-editor", "config-reader", "secret-reader", "auditor");
    private static final Set<String> TOLD_SECRETS = Set.of("secret-reader");
    private static final List<String> ROLES = List.of(
            "tenant-admin", "provisioner", "config-editor", "config-reader", "secret-reader", "auditor", "viewer");

    /** Of each tree and its northern branch one of each role, some of both trees, the platform's, and a stranger. */
    static List<PlantedUser> all(TokenIssuer issuer) {
        List<PlantedUser> users = new ArrayList<>();
        for (String role : ROLES) {
            for (String tree : TREES) {
                users.add(withGrants(issuer, Map.of(tree, role)));
                users.add(withGrants(issuer, Map.of(PlantedTrees.tenant(tree, "north"), role)));
            }
            users.add(withGrants(issuer, Map.of(TREES.getFirst(), role, TREES.getLast(), "viewer")));
        }
        users.add(new PlantedUser(
                "platform",
                issuer.token("platform", Map.of(), true, Instant.now(), Api.TOKEN_LIFETIME),
                TREES,
                List.of(),
                Map.of()));
        return users;
    }

    /** Without a token: what is open to all is in no answer but that to an open question. */
    static PlantedUser nobody() {
        List<String> forbidden = new ArrayList<>();
        for (String tree : TREES) {
            for (String branch : BRANCHES) {
                for (Planted planted : Planted.values()) {
                    if (planted != Planted.OPEN) {
                        forbidden.add(planted.word(tree, branch));
                    }
                }
            }
        }
        return new PlantedUser("nobody", null, List.of(), forbidden, Map.of());
    }

    private static PlantedUser withGrants(TokenIssuer issuer, Map<String, String> grants) {
        Map<String, List<String>> roles = new TreeMap<>();
        grants.forEach((tenant, role) -> roles.put(tenant, List.of(role)));
        List<String> forbidden = new ArrayList<>();
        Map<String, String> unseen = new TreeMap<>();
        for (String tree : TREES) {
            String north = PlantedTrees.tenant(tree, "north");
            if (grants.containsKey(tree)) {
                forbidden.addAll(unreadable(tree, grants.get(tree), /* onlyNorth= */ false));
            } else if (grants.containsKey(north)) {
                forbidden.addAll(unreadable(tree, grants.get(north), /* onlyNorth= */ true));
                forbidden.add(PlantedTrees.tenant(tree, "south"));
                unseen.put("south", "soutx");
            } else {
                forbidden.add(tree);
                unseen.put(tree, tree.substring(0, tree.length() - 1) + "x");
            }
        }
        return new PlantedUser(
                new TreeMap<>(grants).toString(),
                issuer.token("one of " + grants.keySet(), roles, false, Instant.now(), Api.TOKEN_LIFETIME),
                List.copyOf(grants.keySet()),
                forbidden,
                unseen);
    }

    private static List<String> unreadable(String tree, @Nullable String role, boolean onlyNorth) {
        List<String> words = new ArrayList<>();
        for (String branch : BRANCHES) {
            boolean seen = !onlyNorth || branch.equals("north");
            boolean inherited = seen || branch.equals(ROOT);
            for (Planted planted : Planted.values()) {
                boolean readable = switch (planted) {
                    case PROFILE -> seen;
                    case PERSONAL -> seen && TOLD_PERSONAL_DATA.contains(role);
                    case CONFIGURATION, OPEN -> inherited && READING_CONFIGURATION.contains(role);
                    case SECRET -> inherited && TOLD_SECRETS.contains(role);
                };
                if (!readable) {
                    words.add(planted.word(tree, branch));
                }
            }
        }
        return words;
    }

    @Override
    public String toString() {
        return name;
    }
}
