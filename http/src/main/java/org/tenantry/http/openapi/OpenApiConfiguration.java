package org.tenantry.http.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every endpoint has in common. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {
    private static final String TOKEN = "token";
    private static final String ON_BEHALF_OF = "onBehalfOf";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Tenantry")
                        .version("v1")
                        .description("The system of record for the tenants of a multi-tenant platform."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSecuritySchemes(
                                ON_BEHALF_OF,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("Tenantry-On-Behalf-Of")
                                        .description("The token of the user on whose behalf a service calls, beside"
                                                + " its own: only what both may is permitted, and both are recorded.")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN).addList(ON_BEHALF_OF));
    }

    @Bean
    ModelConverter jsonTrees() {
        return new JsonTrees();
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationCustomizer refusalsOfRequests() {
        return new RefusalsOfRequests();
    }

    @Bean
    OpenApiCustomizer wholeDescription() {
        return api -> {
            Refusals.describe(api);
            ParameterForms.describe(api);
            ClosedBodies.describe(api);
            PublishedPatterns.describe(api);
        };
    }
}
