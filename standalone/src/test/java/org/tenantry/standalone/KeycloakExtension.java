package org.tenantry.standalone;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tenantry.command.CommandSide;
import org.tenantry.query.QuerySide;
import org.tenantry.testkit.KafkaExtension;
import org.tenantry.testkit.MongoExtension;

/** Keycloak, and both sides, which trust it as {@code docker-compose.yml} has them do, each a process of its own. */
final class KeycloakExtension implements BeforeAllCallback, AfterAllCallback {
    private final MongoExtension mongo = new MongoExtension();
    private final KafkaExtension kafka = new KafkaExtension();
    private @Nullable Running running;

    private record Running(Keycloak keycloak, SideProcess command, SideProcess query) {}

    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        Keycloak keycloak = Keycloak.launch();
        mongo.beforeAll(test);
        kafka.beforeAll(test);
        Map<String, String> trusted = Map.of(
                "TENANTRY_ACCESS_ISSUERS_0_ISSUER", keycloak.issuer(),
                "TENANTRY_ACCESS_ISSUERS_0_GRANTS", "claim,groups,client-roles",
                "TENANTRY_ACCESS_ISSUERS_0_CLOCKSKEW", "1s");
        Map<String, String> environment =
                SidesExtension.environment(mongo, kafka, trusted, kafka.uniqueTopicName(), mongo.freshDatabase());
        running = new Running(
                keycloak,
                SideProcess.launch(CommandSide.class, environment),
                SideProcess.launch(QuerySide.class, environment));
        running.command().awaitStarted();
        running.query().awaitStarted();
        keycloak.awaitReady();
        keycloak.admin().allowQuickLogins();
    }

    @Override
    public void afterAll(ExtensionContext test) throws Exception {
        if (running != null) {
            running.query().close();
            running.command().close();
            running.keycloak().close();
        }
        kafka.afterAll(test);
        mongo.afterAll(test);
    }

    Keycloak keycloak() {
        return running().keycloak();
    }

    /** The API of the command side with a token. */
    Api commands(String token) {
        return new Api(running().command().url(), token);
    }

    /** The API of the query side with a token. */
    Api queries(String token) {
        return new Api(running().query().url(), token);
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }
}
