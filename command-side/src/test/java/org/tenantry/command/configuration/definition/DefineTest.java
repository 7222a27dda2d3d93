package org.tenantry.command.configuration.definition;

import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;

class DefineTest {
    private static final ConfigurationDefined FIRST = defined(100, "a start");

    @Test
    void aNamespaceGetsItsFirstDefinition() {
        given(false).givenNoPriorActivity().when(new Define(FIRST, null)).expectEvents(FIRST);
    }

    @Test
    void aDefinitionTakesThePlaceOfAnother() {
        given(true).given(FIRST).when(new Define(defined(50, null), 0L)).expectEvents(defined(50, null));
    }

    @Test
    void whatIsAlreadySoMakesNoEventWhateverTheComment() {
        given(true)
                .given(FIRST)
                .when(new Define(defined(100, "again"), null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aDefinitionIsSetOnlyOnTheVersionThatIsKnown() {
        given(true)
                .given(FIRST, defined(50, null))
                .when(new Define(FIRST, 0L))
                .expectException(ConflictingAggregateVersionException.class);
        given(false)
                .givenNoPriorActivity()
                .when(new Define(FIRST, 0L))
                .expectException(ConflictingAggregateVersionException.class);
    }

    private static ConfigurationDefined defined(int maxUsers, @Nullable String comment) {
        return new ConfigurationDefined(
                "auth",
                Map.of("type", "object"),
                Map.of("maxUsers", maxUsers),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                comment);
    }

    private static FixtureConfiguration<ConfigurationDefinition> given(boolean exists) {
        AggregateTestFixture<ConfigurationDefinition> fixture =
                new AggregateTestFixture<>(ConfigurationDefinition.class);
        return fixture.registerAnnotatedCommandHandler(new DefineHandler(fixture.getRepository(), namespace -> exists));
    }
}
