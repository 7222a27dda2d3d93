package org.tenantry.http;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.ObjectNode;

/** How the API describes itself: what every endpoint has in common. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String TOKEN = "token";
    private static final String ON_BEHALF_OF = "onBehalfOf";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig().replaceWithSchema(ObjectNode.class, new ObjectSchema());
    }

    /** What is answered for a request that is refused. */
    @io.swagger.v3.oas.annotations.media.Schema(
            name = PROBLEM,
            description = "RFC 9457; programs go by the code",
            requiredProperties = {"type", "title", "status", "detail", "code"})
    record Problem(
            String type, String title, int status, String detail, String instance, String code, List<Fault> errors) {}

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

    /** A parameter that may be left out is not one that may be null. */
    @Bean
    ParameterCustomizer neverNull() {
        return (parameter, method) -> {
            @Nullable Schema<?> schema = parameter == null ? null : parameter.getSchema();
            if (schema != null && schema.getTypes() != null) {
                schema.getTypes().remove("null");
            }
            return parameter;
        };
    }

    /** Every operation may answer with a problem. */
    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            ModelConverters.getInstance(true)
                    .readAll(Problem.class)
                    .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
            ApiResponse problem = new ApiResponse()
                    .description("Refused, and why")
                    .content(new Content()
                            .addMediaType(
                                    org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                    new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default", problem));
        };
    }
}
