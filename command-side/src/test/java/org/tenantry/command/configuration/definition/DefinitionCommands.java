package org.tenantry.command.configuration.definition;

import org.tenantry.command.dispatch.Target;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;

/** For tests of other packages, which send what the endpoint sends. */
public final class DefinitionCommands {
    private DefinitionCommands() {}

    public static Object define(ConfigurationDefined definition) {
        return new Define(definition, null);
    }

    public static Target target(String namespace) {
        return Target.ofPlatform(ConfigurationDefinition.idOf(namespace), namespace);
    }
}
