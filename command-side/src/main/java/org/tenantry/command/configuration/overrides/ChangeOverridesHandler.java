package org.tenantry.command.configuration.overrides;

import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.tenantry.command.store.VersionFirstRepository;
import org.tenantry.configuration.Level;
import org.tenantry.events.OverridesEvent.ConfigurationOverridden;
import org.tenantry.events.TenantId;

/** Looks up what stands above a level, and lets the change be decided. */
public final class ChangeOverridesHandler {
    private final Repository<Overrides> overrides;
    private final StoredLevels levels;
    private final Secrets secrets;

    public ChangeOverridesHandler(Repository<Overrides> overrides, StoredLevels levels, Secrets secrets) {
        this.overrides = overrides;
        this.levels = levels;
        this.secrets = secrets;
    }

    @CommandHandler
    void handle(ChangeOverrides.Patch command) throws Exception {
        change(command);
    }

    @CommandHandler
    void handle(ChangeOverrides.Restore command) throws Exception {
        change(command);
    }

    private void change(ChangeOverrides command) throws Exception {
        OverridesId id = command.id();
        @Nullable TenantId tenant = id.tenant();
        if (tenant != null) {
            levels.checkInUse(tenant);
        }
        List<Level> above = id.above().stream().map(levels::present).toList();
        OverridesChange change = new OverridesChange(command, above, version -> levels.version(id, version), secrets);
        Level present = levels.present(id);
        if (present.version() > 0) {
            overrides.load(id.aggregate(), command.expectedSequence()).execute(level -> level.decide(change::decide));
        } else {
            VersionFirstRepository.checkNoneIsExpected(id.aggregate(), command.expectedSequence());
            Optional<ConfigurationOverridden> first = change.decide(present);
            if (first.isPresent()) {
                overrides.newInstance(() -> new Overrides(first.get()));
            }
        }
    }
}
