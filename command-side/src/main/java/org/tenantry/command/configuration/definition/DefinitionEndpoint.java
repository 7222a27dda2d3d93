package org.tenantry.command.configuration.definition;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tenantry.access.Permission;
import org.tenantry.access.Requires;
import org.tenantry.command.configuration.Comment;
import org.tenantry.command.configuration.Faults;
import org.tenantry.command.configuration.Namespaces;
import org.tenantry.command.dispatch.CommandDispatcher;
import org.tenantry.command.dispatch.CommandReceipt;
import org.tenantry.command.dispatch.CommandRequest;
import org.tenantry.command.dispatch.Target;
import org.tenantry.configuration.Definition;
import org.tenantry.configuration.Documents;
import org.tenantry.configuration.FlawedException;
import org.tenantry.configuration.PropertyMarks;
import org.tenantry.events.DefinitionEvent.ConfigurationDefined;
import org.tenantry.http.ProblemException;
import org.tenantry.http.Violations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Configuration")
public final class DefinitionEndpoint {
    private final CommandDispatcher dispatcher;
    private final JsonMapper json;
    private final Validator validator;

    DefinitionEndpoint(CommandDispatcher dispatcher, JsonMapper json, Validator validator) {
        this.dispatcher = dispatcher;
        this.json = json;
        this.validator = validator;
    }

    @PutMapping("/v1/definitions/{namespace}")
    @Requires(Permission.MANAGE_DEFINITIONS)
    @Operation(
            operationId = "setDefinition",
            summary =
                    "Lays down what a namespace's configuration may be, and what holds unless a level sets other values",
            description =
                    "Stored values that do not fit any more have no effect from then on, and are told as misfits.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = DefinitionRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The namespace had a definition already; this is its version now",
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "201",
            description = "It is the namespace's first definition",
            useReturnTypeSchema = true)
    ResponseEntity<CommandReceipt> set(
            @PathVariable("namespace") String namespace, @RequestBody ObjectNode body, CommandRequest request) {
        request.caller().requirePlatformAdmin(Permission.MANAGE_DEFINITIONS);
        Namespaces.check(namespace);
        DefinitionRequest given = Violations.checked(validator, json.treeToValue(body, DefinitionRequest.class));
        Define command = new Define(definition(namespace, given), request.expectedSequence());
        Target target = Target.ofPlatform(ConfigurationDefinition.idOf(namespace), namespace);
        CommandReceipt receipt = dispatcher.dispatch(target, command, request, body);
        boolean isNew = receipt.changed() && receipt.version() == 1;
        return receipt.asResponse(isNew ? ResponseEntity.status(HttpStatus.CREATED) : ResponseEntity.ok());
    }

    private static ConfigurationDefined definition(String namespace, DefinitionRequest given) {
        ObjectNode schema = requireNonNull(given.schema());
        ObjectNode defaults = given.defaults() == null ? Documents.empty() : given.defaults();
        Map<String, PropertyMarks> marks = new TreeMap<>();
        if (given.marks() != null) {
            given.marks().forEach((pointer, mark) -> marks.put(pointer, mark.marks()));
        }
        try {
            var _ = Definition.accepted(namespace, 1, schema, defaults, marks);
        } catch (FlawedException e) {
            throw ProblemException.invalid(Faults.of("", e.flaws()));
        }
        return new ConfigurationDefined(
                namespace,
                Documents.map(schema),
                Documents.map(defaults),
                marked(marks, mark -> !mark.inherited()),
                marked(marks, mark -> !mark.lockable()),
                marked(marks, PropertyMarks::secret),
                marked(marks, PropertyMarks::open),
                Comment.of(given.comment()));
    }

    private static List<String> marked(Map<String, PropertyMarks> marks, Predicate<PropertyMarks> how) {
        return marks.entrySet().stream()
                .filter(mark -> how.test(mark.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
