package org.tenantry.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a file of tenants, shows how far it is, and tells what was refused. */
@Command(
        name = "import",
        description = {
            "Creates the tenants of a file, and changes those that are there.",
            "Each line is a tenant as JSON, as POST /v1/tenants takes it. May be repeated."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final int SHOWN_REFUSALS = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "with a tenant a line")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path file;

    @Mixin
    CalledApi api = new CalledApi();

    @Option(names = "--dry-run", description = "stores nothing, and tells what would become of each line")
    boolean dryRun;

    @Option(names = "--results", paramLabel = "FILE", description = "writes the result of each line there, as JSON")
    @Nullable Path results;

    private final JsonMapper json = new JsonMapper();
    private @Nullable JsonNode summary;
    private final List<String> refusals = new ArrayList<>();

    /** 0 if every line holds now, 1 if any was refused. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isReadable(file)) {
            throw new CannotStartException("there is no file " + file + " to read");
        }
        HttpRequest request = request();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = api.send(http, request, HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new CannotStartException(
                            api.url + " answers " + answer.statusCode() + ": " + String.join("\n", lines.toList()));
                }
                show(lines);
            }
        }
        return summarize();
    }

    private HttpRequest request() throws IOException {
        return api.request("/v1/tenant-import?dryRun=" + dryRun)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
    }

    private void show(Stream<String> lines) throws IOException {
        try (ProgressBar progress = new ProgressBarBuilder()
                        .setTaskName(dryRun ? "Trying" : "Importing")
                        .setInitialMax(countLines())
                        .setUnit(" tenants", 1)
                        .showSpeed()
                        .build();
                @Nullable PrintWriter out = results == null
                                ? null
                                : new PrintWriter(Files.newBufferedWriter(results, StandardCharsets.UTF_8))) {
            lines.forEach(line -> {
                JsonNode result = json.readTree(line);
                if (result.has("done")) {
                    summary = result;
                    return;
                }
                progress.step();
                if (out != null) {
                    out.println(line);
                }
                if (result.path("outcome").asString().equals("refused") && refusals.size() < SHOWN_REFUSALS) {
                    refusals.add(refusal(result));
                }
            });
        }
    }

    private static String refusal(JsonNode result) {
        return "line " + result.path("line").asInt() + ": "
                + result.path("detail").asString() + faults(result);
    }

    private static String faults(JsonNode result) {
        StringBuilder faults = new StringBuilder();
        result.path("errors")
                .forEach(fault -> faults.append("\n    ")
                        .append(fault.path("field").asString())
                        .append(
                                fault.has("value")
                                        ? " is " + fault.path("value").asString() + ":"
                                        : ":")
                        .append(" expected ")
                        .append(fault.path("expected").asString()));
        return faults.toString();
    }

    private long countLines() throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).count();
        }
    }

    private int summarize() {
        if (summary == null) {
            throw new CannotStartException("the answer was cut off: run it again, what is done is found done");
        }
        refusals.forEach(spec.commandLine().getErr()::println);
        int refused = summary.path("refused").asInt();
        spec.commandLine()
                .getOut()
                .printf(
                        "%s%d created, %d updated, %d unchanged, %d refused%n",
                        dryRun ? "Would be: " : "",
                        summary.path("created").asInt(),
                        summary.path("updated").asInt(),
                        summary.path("unchanged").asInt(),
                        refused);
        if (refused > SHOWN_REFUSALS) {
            spec.commandLine().getErr().println("Not all refusals are shown: --results FILE writes them all.");
        }
        return refused == 0 ? 0 : 1;
    }
}
