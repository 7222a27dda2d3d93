package org.tenantry.standalone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** What an administrator does to the realm, over Keycloak's REST API. */
final class KeycloakAdmin {
    private static final String KEYS = "org.keycloak.keys.KeyProvider";

    private final RestClient realm;

    KeycloakAdmin(RestClient realm) {
        this.realm = realm;
    }

    void tokensLast(Duration lifespan) {
        set("accessTokenLifespan", lifespan.toSeconds());
    }

    /** With its protection on, a login is refused that follows upon another of the same user before that is over. */
    void allowQuickLogins() {
        set("bruteForceProtected", false);
    }

    private void set(String setting, Object value) {
        realm.put()
                .uri("")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(setting, value))
                .retrieve()
                .toBodilessEntity();
    }

    /** The id of the key that tokens are signed with. */
    String signingKey() {
        return Keycloak.required(realm.get().uri("/keys").retrieve().body(JsonNode.class))
                .path("active")
                .path("RS256")
                .asString();
    }

    /** Makes a key with which tokens are signed from now on. */
    void addSigningKey() {
        String newest = Long.toString(System.currentTimeMillis());
        realm.post()
                .uri("/components")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of(
                        "name",
                        "signing-" + newest,
                        "providerId",
                        "rsa-generated",
                        "providerType",
                        KEYS,
                        "config",
                        Map.of(
                                "priority", List.of(newest),
                                "algorithm", List.of("RS256"))))
                .retrieve()
                .toBodilessEntity();
    }

    /** Deletes a key, as one does that has become known to others. */
    void withdraw(String key) {
        String provider = Keycloak.required(realm.get().uri("/keys").retrieve().body(JsonNode.class))
                .path("keys")
                .valueStream()
                .filter(one -> one.path("kid").asString().equals(key))
                .findFirst()
                .orElseThrow()
                .path("providerId")
                .asString();
        realm.delete().uri("/components/{id}", provider).retrieve().toBodilessEntity();
    }
}
