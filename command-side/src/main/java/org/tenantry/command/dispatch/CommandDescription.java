package org.tenantry.command.dispatch;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.tenantry.http.DryRun;
import org.tenantry.http.openapi.Refusals;

/** Describes what endpoints that take a {@link CommandRequest} have in common. */
final class CommandDescription implements OperationCustomizer {
    private static final String OK = "200";
    private static final String NOT_DESCRIBED = "OK";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        boolean isCommand = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == CommandRequest.class);
        if (isCommand) {
            describeAnswers(operation.getResponses());
            describeParameters(operation, method);
        }
        return operation;
    }

    private static void describeAnswers(ApiResponses answers) {
        answers.forEach((status, answer) -> {
            if (status.startsWith("2")) {
                if (NOT_DESCRIBED.equals(answer.getDescription())) {
                    answer.setDescription("The version that it has now; a query that carries the position sees it");
                }
                answer.addHeaderObject(HttpHeaders.ETAG, header("\"[1-9][0-9]*\""));
                answer.addHeaderObject(CommandReceipt.POSITION_HEADER, header("[0-9]+-[0-9]+"));
            }
        });
        answers.computeIfAbsent(
                OK,
                status -> new ApiResponse()
                        .description("What would happen, to a dry run")
                        .content(answers.values().iterator().next().getContent()));
    }

    private static void describeParameters(Operation operation, HandlerMethod method) {
        operation.addParametersItem(parameter("header", Origins.IDEMPOTENCY_KEY, new StringSchema())
                .description("makes the request safe to repeat: the first answer is given again"));
        Refusals.add(operation, HttpStatus.CONFLICT, HttpStatus.UNPROCESSABLE_CONTENT);
        if (changesWhatIsThere(method)) {
            operation.addParametersItem(parameter("header", HttpHeaders.IF_MATCH, new StringSchema())
                    .description("the version that the caller knows, such as \"3\": another is 412"));
            Refusals.add(operation, HttpStatus.PRECONDITION_FAILED);
        }
        operation.addParametersItem(parameter("query", DryRun.PARAMETER, new BooleanSchema())
                .description("true: nothing is stored, and the answer tells what would happen, with status 200"));
    }

    private static boolean changesWhatIsThere(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }

    private static Header header(String pattern) {
        return new Header().schema(new StringSchema().pattern(pattern));
    }

    private static Parameter parameter(String in, String name, Schema<?> schema) {
        return new Parameter().in(in).name(name).required(false).schema(schema);
    }
}
