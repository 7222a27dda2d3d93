package org.tenantry.command.configuration.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenantry.events.DefinitionEvent;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;

/**
 * Asks for a namespace's definition to be as given. That it is one was found before.
 *
 * @param expectedSequence the sequence of the last event that the caller knows of; null for any
 */
record Define(ConfigurationDefined definition, @Nullable Long expectedSequence) {

    /** One that is already as it asks stays as it is, whatever the comment. */
    List<DefinitionEvent> decide(@Nullable ConfigurationDefined before) {
        return before != null && withoutComment(before).equals(withoutComment(definition))
                ? List.of()
                : List.of(definition);
    }

    private static ConfigurationDefined withoutComment(ConfigurationDefined definition) {
        return new ConfigurationDefined(
                definition.namespace(),
                definition.schema(),
                definition.defaults(),
                definition.notInherited(),
                definition.notLockable(),
                definition.secret(),
                definition.open(),
                null);
    }
}
