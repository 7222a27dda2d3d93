package org.tenantry.command.dispatch;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tenantry.http.DryRun;

/** Lets endpoints take a {@link CommandRequest}, and describes what it is made from. */
@Configuration(proxyBeanMethods = false)
public class CommandRequestConfiguration implements WebMvcConfigurer {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandRequest.class);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CommandRequestResolver());
    }

    @Bean
    OperationCustomizer commandParameters() {
        return (operation, method) -> {
            boolean isCommand = Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == CommandRequest.class);
            return isCommand ? described(operation, method) : operation;
        };
    }

    private static Operation described(Operation operation, HandlerMethod method) {
        operation.addParametersItem(parameter("header", Origins.IDEMPOTENCY_KEY, new StringSchema().maxLength(200))
                .description("makes the request safe to repeat: the first answer is given again"));
        if (changesWhatIsThere(method)) {
            operation.addParametersItem(parameter("header", HttpHeaders.IF_MATCH, new StringSchema().example("\"3\""))
                    .description("the version that the caller knows: another is 412"));
        }
        return operation.addParametersItem(parameter("query", DryRun.PARAMETER, new BooleanSchema())
                .description("true: nothing is stored, and the answer tells what would happen, with status 200"));
    }

    private static boolean changesWhatIsThere(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }

    private static Parameter parameter(String in, String name, Schema<?> schema) {
        return new Parameter().in(in).name(name).required(false).schema(schema);
    }
}
