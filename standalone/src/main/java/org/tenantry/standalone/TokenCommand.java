package org.tenantry.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenantry.access.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Prints a bearer token of the running instance. */
@Command(
        name = "token",
        description = "Prints a bearer token of the running instance.",
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--subject", required = true, description = "who the token is for; the actor in the events")
    String subject = "";

    @Option(
            names = "--grant",
            paramLabel = "TENANT=ROLE[,ROLE]",
            description = "roles on a tenant and all beneath it, such as pb=tenant-admin; may be repeated")
    List<String> grants = new ArrayList<>();

    @Option(names = "--platform-admin", description = "may do everything everywhere")
    boolean platformAdmin;

    @Option(
            names = "--minutes",
            defaultValue = "480",
            description = "how long it is valid; ${DEFAULT-VALUE} unless given")
    int minutes;

    @Option(names = "--port", defaultValue = "8080", description = "of the API; ${DEFAULT-VALUE} unless given")
    int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonMapper json = new JsonMapper();
        Map<String, Object> body =
                Map.of("subject", subject, "grants", parsed(), "platformAdmin", platformAdmin, "minutes", minutes);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + TokenEndpoint.PATH))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new CannotStartException("the instance on port " + port + " gives no token: " + answer.body());
        }
        System.out.println(json.readTree(answer.body()).get("token").stringValue());
        return 0;
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotStartException(
                    "nothing answers on port " + port + ": start it with ./dev run, or name its port with --port");
        }
    }

    private Map<String, List<String>> parsed() {
        Map<String, List<String>> parsed = new TreeMap<>();
        for (String grant : grants) {
            String[] sides = grant.split("=", 2);
            List<String> roles = sides.length == 2 ? List.of(sides[1].split(",", -1)) : List.of();
            @Nullable String unknown = roles.stream()
                    .filter(role -> Role.names().stream().noneMatch(role::equals))
                    .findFirst()
                    .orElse(null);
            if (roles.isEmpty() || sides[0].isBlank() || unknown != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--grant " + grant + ": expected TENANT=ROLE with a role of "
                                + String.join(", ", Role.names()));
            }
            parsed.computeIfAbsent(sides[0], none -> new ArrayList<>()).addAll(roles);
        }
        return parsed;
    }
}
