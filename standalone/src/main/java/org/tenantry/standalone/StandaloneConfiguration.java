package org.tenantry.standalone;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tenantry.access.DevelopmentIssuer;
import org.tenantry.access.OpenPaths;
import org.tenantry.command.CommandSideConfiguration;
import org.tenantry.query.QuerySideConfiguration;

/** Both sides in one context, and the development issuer, on loopback only. Settings: see {@code standalone.yml}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandSideConfiguration.class, QuerySideConfiguration.class, TokenEndpoint.class})
public class StandaloneConfiguration {

    @Bean
    TokenIssuer tokenIssuer(ServerProperties server) {
        @Nullable InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new IllegalStateException(
                    "server.address is " + address + ": the development issuer runs on a loopback address only");
        }
        return TokenIssuer.withFreshKey();
    }

    @Bean
    DevelopmentIssuer developmentIssuer(TokenIssuer issuer) {
        return issuer.trusted();
    }

    @Bean
    OpenPaths developmentPaths() {
        return new OpenPaths(List.of(TokenEndpoint.PATH));
    }
}
