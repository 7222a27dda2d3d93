package org.tenantry.command.configuration.overrides;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.command.CommandStack;
import org.tenantry.command.configuration.definition.DefinitionCommands;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.Target;
import org.tenantry.command.tenant.create.CreateTenant;
import org.tenantry.command.tenant.lifecycle.ArchiveTenant;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.SecretField;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.SealedValue;
import org.tenantry.events.TenantEvent.Profile;
import org.tenantry.events.TenantId;
import org.tenantry.http.Fault;
import org.tenantry.http.ProblemException;
import org.tenantry.testkit.MongoExtension;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a level may set, decided over a real log. */
class ChangeOverridesTest {
    @RegisterExtension
    static final MongoExtension mongo = new MongoExtension();

    private static final JsonMapper JSON = new JsonMapper();
    private static final @Nullable TenantId PLATFORM = null;
    private static final TenantId STATE = new TenantId("pb");
    private static final TenantId CITY = new TenantId("pb.amritsar");
    private static final String SCHEMA = """
            {'type': 'object', 'additionalProperties': false, 'properties': {
               'maxUsers': {'type': 'integer', 'minimum': 1},
               'languages': {'type': 'array', 'items': {'type': 'string'}},
               'theme': {'type': 'object', 'properties': {'colour': {'type': 'string'}, 'logo': {'type': 'string'}}},
               'office': {'type': 'string'},
               'smtp': {'type': 'object', 'properties': {'password': {'type': 'string', 'minLength': 8}}}}}""";

    private final String database = mongo.freshDatabase().getName();
    private final CommandStack node = new CommandStack(mongo.uri(), database, 2);
    private int commits;

    @BeforeEach
    void aStateWithACity() {
        create(STATE);
        create(CITY);
        define(SCHEMA);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void anEventTellsAllThatTheLevelSetsAndWhatChanged() {
        patch(STATE, "{'maxUsers': 5, 'theme': {'colour': 'red', 'logo': 'l'}}");
        patch(STATE, "{'maxUsers': null, 'theme': {'colour': 'blue'}}");

        assertThat(last(STATE).values()).isEqualTo(Map.of("theme", Map.of("colour", "blue", "logo", "l")));
        assertThat(last(STATE).changed()).containsExactly("/maxUsers", "/theme/colour");
    }

    @Test
    void whatChangesNothingMakesNoEvent() {
        assertThat(patch(STATE, "{'maxUsers': null}").changed()).isFalse();
        patch(STATE, "{'maxUsers': 5}");

        assertThat(patch(STATE, "{'maxUsers': 5}").changed()).isFalse();
        assertThat(patch(STATE, "{'maxUsers': 5}").version()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsToldByPathAndNotStored() {
        assertThat(refused(CITY, "{'maxUsers': 'many', 'languages': [1], 'colour': 'red'}"))
                .extracting(Fault::field, Fault::value)
                .containsExactlyInAnyOrder(
                        tuple("/values/maxUsers", "\"many\""),
                        tuple("/values/languages", "[1]"),
                        tuple("/values/colour", "\"red\""));
        assertThat(node.events(id(CITY).aggregate())).isEmpty();
    }

    @Test
    void whatIsLockedAboveIsNotSetBelow() {
        patch(CITY, "{'maxUsers': 9, 'languages': ['pa']}");
        change(STATE, "{}", List.of("/maxUsers", "/theme"), List.of());

        assertThat(refused(CITY, "{'theme': {'colour': 'red'}}"))
                .extracting(Fault::field, Fault::expected)
                .containsExactly(tuple("/values/theme/colour", "nothing: pb has locked it"));
        assertThat(refused(CITY, "{'maxUsers': 10}")).hasSize(1);

        patch(CITY, "{'languages': ['en']}"); // what was set before the lock may stay
        assertThat(last(CITY).values()).isEqualTo(Map.of("maxUsers", 9, "languages", List.of("en")));
        patch(CITY, "{'maxUsers': null}");
        change(STATE, "{}", List.of(), List.of("/theme"));
        patch(CITY, "{'theme': {'colour': 'red'}}");
    }

    @Test
    void onlyWhatIsDefinedCanBeLocked() {
        assertThat(faults(() -> change(STATE, "{}", List.of("/nothing"), List.of())))
                .extracting(Fault::field, Fault::value)
                .containsExactly(tuple("/locks", "/nothing"));
    }

    @Test
    void whatIsNoPointerCannotBeLocked() {
        define(SCHEMA, List.of(), List.of("/smtp/password"));

        assertThat(faults(() -> change(STATE, "{'maxUsers': 8}", List.of("maxUsers", "/a~2"), List.of())))
                .extracting(Fault::field, Fault::value)
                .containsExactly(tuple("/locks", "/a~2"), tuple("/locks", "maxUsers"));
    }

    @Test
    void thePlatformSetsWhatAllInheritSecretsToo() {
        patch(PLATFORM, "{'maxUsers': 7}");
        assertThat(last(PLATFORM).tenant()).isNull();

        define(SCHEMA, List.of("/office"), List.of("/smtp/password"));
        assertThat(refused(PLATFORM, "{'office': 'Delhi', 'smtp': {'password': '123456789'}}"))
                .extracting(Fault::field)
                .containsExactly("/values/office");
        patch(PLATFORM, "{'smtp': {'password': '123456789'}}");
        assertThat(last(PLATFORM).secrets()).containsOnlyKeys("/smtp/password");
        assertThat(patch(PLATFORM, "{'smtp': {'password': '123456789'}}").changed())
                .as("the same secret again")
                .isFalse();
    }

    @Test
    void aVersionIsRestored() {
        patch(STATE, "{'maxUsers': 5}");
        patch(STATE, "{'maxUsers': 6, 'languages': ['pa']}");
        restore(STATE, 1);

        assertThat(last(STATE).values()).isEqualTo(Map.of("maxUsers", 5));
        assertThat(last(STATE).restored()).isEqualTo(1);
        restore(STATE, 0);
        assertThat(last(STATE).values()).isEmpty();
        assertThat(catchThrowableOfType(ProblemException.class, () -> restore(STATE, 9))
                        .code())
                .isEqualTo("no-such-version");
    }

    @Test
    void aVersionThatNoLongerFitsIsNotRestored() {
        patch(STATE, "{'maxUsers': 5}");
        patch(STATE, "{'maxUsers': null}");
        define(SCHEMA.replace("'minimum': 1", "'minimum': 100"));

        assertThat(faults(() -> restore(STATE, 1))).extracting(Fault::field).containsExactly("/values/maxUsers");
    }

    @Test
    void whatNoLongerFitsDoesNotHinderOtherChanges() {
        patch(STATE, "{'maxUsers': 5}");
        define(SCHEMA.replace("'minimum': 1", "'minimum': 100"));

        patch(STATE, "{'languages': ['pa']}");

        assertThat(last(STATE).values()).isEqualTo(Map.of("maxUsers", 5, "languages", List.of("pa")));
    }

    @Test
    void aSecretIsSealedAndStaysSealedWhileItIsTheSame() {
        define(SCHEMA, List.of(), List.of("/smtp/password"));
        patch(CITY, "{'maxUsers': 3, 'smtp': {'password': 'correct horse'}}");
        SealedValue sealed = requireNonNull(last(CITY).secrets().get("/smtp/password"));

        assertThat(last(CITY).values()).isEqualTo(Map.of("maxUsers", 3));
        assertThat(node.open(CITY, SecretField.of("auth", "/smtp/password"), sealed)
                        .clearText())
                .contains("\"correct horse\"");
        assertThat(patch(CITY, "{'smtp': {'password': 'correct horse'}}").changed())
                .isFalse();
        patch(CITY, "{'maxUsers': 4}");
        assertThat(last(CITY).secrets()).containsEntry("/smtp/password", sealed);
        patch(CITY, "{'smtp': {'password': 'battery staple'}}");
        assertThat(last(CITY).secrets().get("/smtp/password")).isNotEqualTo(sealed);
    }

    @Test
    void aSecretThatDoesNotFitIsToldWithoutIt() {
        define(SCHEMA, List.of(), List.of("/smtp/password"));

        assertThat(refused(CITY, "{'smtp': {'password': 'short'}}"))
                .extracting(Fault::field, Fault::value)
                .containsExactly(tuple("/values/smtp/password", null))
                .doesNotHaveToString("short");
    }

    @Test
    void whatBecameSecretIsSealedWithTheNextChange() {
        patch(CITY, "{'smtp': {'password': 'correct horse'}}");
        define(SCHEMA, List.of(), List.of("/smtp/password"));

        patch(CITY, "{'maxUsers': 4}");

        assertThat(last(CITY).values()).isEqualTo(Map.of("maxUsers", 4));
        assertThat(last(CITY).secrets()).containsOnlyKeys("/smtp/password");
    }

    @Test
    void whatStandsInThePlaceOfSecretsIsSecretToo() {
        define(SCHEMA.replace("'smtp': {'type': 'object', ", "'smtp': {"), List.of(), List.of("/smtp/password"));

        patch(CITY, "{'smtp': 'smtp://user:hunter2@host'}");
        assertThat(last(CITY).values()).isEmpty();
        assertThat(last(CITY).secrets()).containsOnlyKeys("/smtp");
        define(SCHEMA, List.of(), List.of("/smtp/password"));
        assertThat(refused(STATE, "{'smtp': 'smtp://user:hunter2@host'}"))
                .extracting(Fault::field, Fault::value)
                .containsExactly(tuple("/values/smtp", null));
    }

    @Test
    void theMaskIsNotTakenForASecret() {
        define(SCHEMA, List.of(), List.of("/smtp/password"));

        assertThat(refused(CITY, "{'smtp': {'password': '********'}}"))
                .extracting(Fault::field)
                .containsExactly("/values/smtp/password");
    }

    @Test
    void aDryRunDoesNotTellWhetherASecretWasGuessed() {
        define(SCHEMA, List.of(), List.of("/smtp/password"));
        patch(CITY, "{'smtp': {'password': 'correct horse'}}");

        for (String guess : List.of("correct horse", "battery staple")) {
            CommandReceipt answer =
                    send(CITY, "{'smtp': {'password': '" + guess + "'}}", List.of(), List.of(), /* dryRun= */ true);
            assertThat(answer.events()).as(guess).hasSize(1);
            assertThat(String.valueOf(answer.events())).contains("\"sealed\":\"\"");
        }
    }

    @Test
    void aDryRunDoesNotTellWhatBecameSecretEither() {
        patch(CITY, "{'smtp': {'password': 'correct horse'}}");
        define(SCHEMA, List.of(), List.of("/smtp/password"));

        for (String guess : List.of("correct horse", "battery staple")) {
            CommandReceipt answer =
                    send(CITY, "{'smtp': {'password': '" + guess + "'}}", List.of(), List.of(), /* dryRun= */ true);
            assertThat(answer.events()).as(guess).hasSize(1);
        }
    }

    /** A refusal leaves no trace: who may ask it thousands of times may not learn by it. */
    @Test
    void aRefusalDoesNotTellWhetherASecretWasGuessed() {
        define(SCHEMA, List.of(), List.of("/smtp/password"));
        patch(CITY, "{'smtp': {'password': 'correct horse'}}");
        change(STATE, "{}", List.of("/smtp"), List.of());

        assertThat(refused(CITY, "{'smtp': {'password': 'battery staple'}}"))
                .extracting(Fault::expected)
                .containsExactly("nothing: pb has locked it");
        assertThat(refused(CITY, "{'smtp': {'password': 'correct horse'}}"))
                .isEqualTo(refused(CITY, "{'smtp': {'password': 'battery staple'}}"));
    }

    /** What is sealed is longer than what is not. */
    @Test
    void howMuchFitsDoesNotTellWhetherASecretWasGuessed() {
        define(SCHEMA, List.of(), List.of("/smtp/password"));
        patch(CITY, "{'smtp': {'password': 'correct horse'}}");
        String almostTooMuch = "{'maxUsers': 0, 'office': '" + "x".repeat(65_400) + "', 'smtp': {'password': '%s'}}";

        assertThat(refused(CITY, almostTooMuch.formatted("battery staple")))
                .extracting(Fault::field)
                .containsExactly("/values/maxUsers");
        assertThat(refused(CITY, almostTooMuch.formatted("correct horse")))
                .isEqualTo(refused(CITY, almostTooMuch.formatted("battery staple")));
    }

    @Test
    void whatIsTooDeepOrTooMuchIsRefused() {
        define("{'type': 'object'}");

        assertThat(refused(CITY, "{'a': ".repeat(20) + "1" + "}".repeat(20))).isNotEmpty();
        StringBuilder many = new StringBuilder("{'a': 0");
        for (int i = 0; i < 1_001; i++) {
            many.append(", 'a").append(i).append("': 0");
        }
        assertThat(refused(CITY, many.append('}').toString()))
                .extracting(Fault::field)
                .containsExactly("/values");
    }

    @Test
    void aLockNamesOneProperty() {
        define(
                "{'type': 'object', 'properties': {'users': {'type': 'object', 'additionalProperties': {'type': 'integer'}}}}");

        assertThat(faults(() -> change(STATE, "{}", List.of("/users/*"), List.of())))
                .extracting(Fault::field)
                .containsExactly("/locks");
        change(STATE, "{}", List.of("/users/joe"), List.of());
        assertThat(refused(CITY, "{'users': {'joe': 1}}")).hasSize(1);
        patch(CITY, "{'users': {'jane': 1}}");
    }

    @Test
    void whatThePlatformMayNoLongerSetDoesNotHinderIt() {
        patch(PLATFORM, "{'office': 'Delhi'}");
        define(SCHEMA, List.of("/office"), List.of());

        patch(PLATFORM, "{'maxUsers': 3}");

        assertThat(last(PLATFORM).values()).isEqualTo(Map.of("office", "Delhi", "maxUsers", 3));
    }

    @Test
    void anArchivedTenantSetsNothing() {
        node.send(
                Target.of(CITY), new ArchiveTenant("pb.amritsar", "merged", null, Instant.EPOCH, null), next(), false);

        assertThat(catchThrowableOfType(ProblemException.class, () -> patch(CITY, "{'maxUsers': 4}"))
                        .code())
                .isEqualTo("tenant-archived");
        assertThat(catchThrowableOfType(
                                ProblemException.class, () -> patch(new TenantId("pb.nobody"), "{'maxUsers': 4}"))
                        .code())
                .isEqualTo("tenant-not-found");
    }

    @Test
    void aDryRunTellsAndStoresNothing() {
        define(SCHEMA, List.of(), List.of("/smtp/password"));

        CommandReceipt receipt =
                send(CITY, "{'smtp': {'password': 'correct horse'}}", List.of(), List.of(), /* dryRun= */ true);

        assertThat(receipt.events())
                .singleElement()
                .satisfies(event ->
                        assertThat(event.toString()).contains("/smtp/password").doesNotContain("correct"));
        assertThat(node.events(id(CITY).aggregate())).isEmpty();
    }

    @Test
    void aNodeThatHasNotSeenAnyOfManyVersionsChangesTheLastAndRestoresAnEarlierOne() {
        for (int users = 1; users <= 9; users++) {
            patch(STATE, "{'maxUsers': " + users + "}");
        }

        try (CommandStack other = new CommandStack(mongo.uri(), database, 2)) {
            ChangeOverrides colour = new ChangeOverrides.Patch(
                    id(STATE), other.definition("auth"), json("{'office': 'x'}"), List.of(), List.of(), null, 8L);
            other.send(colour.id().target(), colour, next(), false);
            assertThat(last(STATE).values()).isEqualTo(Map.of("maxUsers", 9, "office", "x"));

            ChangeOverrides restore = new ChangeOverrides.Restore(id(STATE), other.definition("auth"), 3, null, 9L);
            CommandReceipt receipt = other.send(restore.id().target(), restore, next(), false);
            assertThat(receipt.version()).isEqualTo(11);
            assertThat(last(STATE).values()).isEqualTo(Map.of("maxUsers", 3));
        }
    }

    private void create(TenantId tenant) {
        Profile profile = new Profile("Name", "city", null, null, Map.of(), Map.of());
        node.send(Target.of(tenant), new CreateTenant(tenant.value(), profile), next(), false);
    }

    private void define(String schema) {
        define(schema, List.of(), List.of());
    }

    private void define(String schema, List<String> notInherited, List<String> secret) {
        ConfigurationDefined definition = new ConfigurationDefined(
                "auth", Documents.map(json(schema)), Map.of(), notInherited, List.of(), secret, List.of(), null);
        node.send(DefinitionCommands.target("auth"), DefinitionCommands.define(definition), next(), false);
    }

    private CommandReceipt patch(@Nullable TenantId tenant, String values) {
        return change(tenant, values, List.of(), List.of());
    }

    private List<Fault> refused(@Nullable TenantId tenant, String values) {
        return faults(() -> patch(tenant, values));
    }

    private static List<Fault> faults(Runnable command) {
        return catchThrowableOfType(ProblemException.class, command::run).faults();
    }

    private CommandReceipt change(@Nullable TenantId tenant, String values, List<String> locks, List<String> unlocks) {
        return send(tenant, values, locks, unlocks, /* dryRun= */ false);
    }

    private CommandReceipt send(
            @Nullable TenantId tenant, String values, List<String> locks, List<String> unlocks, boolean dryRun) {
        ChangeOverrides command = new ChangeOverrides.Patch(
                id(tenant), node.definition("auth"), json(values), locks, unlocks, "because", null);
        return node.send(command.id().target(), command, next(), dryRun);
    }

    private void restore(TenantId tenant, long version) {
        ChangeOverrides command = new ChangeOverrides.Restore(id(tenant), node.definition("auth"), version, null, null);
        node.send(command.id().target(), command, next(), false);
    }

    private ConfigurationOverridden last(@Nullable TenantId tenant) {
        return (ConfigurationOverridden) node.events(id(tenant).aggregate()).getLast();
    }

    private static OverridesId id(@Nullable TenantId tenant) {
        return new OverridesId(tenant, "auth");
    }

    private String next() {
        return "commit-" + commits++;
    }

    private static ObjectNode json(String text) {
        return JSON.readValue(text.replace('\'', '"'), ObjectNode.class);
    }
}
