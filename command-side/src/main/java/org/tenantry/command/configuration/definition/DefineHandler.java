package org.tenantry.command.configuration.definition;

import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.tenantry.command.store.VersionFirstRepository;

/** Makes a namespace's definition, or has the one that is there decide. */
public final class DefineHandler {
    private final Repository<ConfigurationDefinition> definitions;
    private final Predicate<String> isThere;

    /** @param isThere whether a namespace has a definition already */
    public DefineHandler(Repository<ConfigurationDefinition> definitions, Predicate<String> isThere) {
        this.definitions = definitions;
        this.isThere = isThere;
    }

    @CommandHandler
    void handle(Define command) throws Exception {
        String id = ConfigurationDefinition.idOf(command.definition().namespace());
        if (isThere.test(command.definition().namespace())) {
            definitions.load(id, command.expectedSequence()).execute(definition -> definition.decide(command));
        } else {
            VersionFirstRepository.checkNoneIsExpected(id, command.expectedSequence());
            definitions.newInstance(() -> new ConfigurationDefinition(command.definition()));
        }
    }
}
