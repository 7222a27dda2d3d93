package org.tenantry.access;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as a server has them: what is not told is as it is unless told. */
final class Configured {
    private Configured() {}

    static AccessProperties issuer(String issuer) {
        return with(Map.of("tenantry.access.issuer", issuer));
    }

    static AccessProperties with(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("tenantry.access", AccessProperties.class);
    }
}
