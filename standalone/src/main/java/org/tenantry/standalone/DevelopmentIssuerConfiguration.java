package org.tenantry.standalone;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.tenantry.access.DevelopmentIssuer;
import org.tenantry.access.OpenPaths;

/** The development issuer, on loopback only: whoever asks {@code POST /dev/token} on this machine is given a token. */
@Configuration(proxyBeanMethods = false)
@Import(TokenEndpoint.class)
public class DevelopmentIssuerConfiguration {

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
