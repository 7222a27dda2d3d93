package org.tenantry.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has a read model built anew, and shows how far that is. */
@Command(
        name = "rebuild",
        description = {
            "Builds a read model anew from all events, beside the one that serves, and compares the two.",
            "If nothing differs, what was built serves. It goes on if this is ended: call it again to watch."
        },
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    private static final String PROJECTIONS = "/v1/operations/projections";
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final int SHOWN_DIFFERENCES = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PROJECTION", description = "such as tenants; without it, all are listed")
    @Nullable String projection;

    @Mixin
    CalledApi api = new CalledApi();

    @ArgGroup
    Order order = new Order();

    private final JsonMapper json = new JsonMapper();

    /** What is ordered, if it is not to build. */
    static final class Order {
        @Option(names = "--dry-run", description = "ends with the comparison; what serves stays")
        boolean dryRun;

        @Option(names = "--accept", description = "what was built serves, though it differs")
        boolean accept;

        @Option(names = "--pause", description = "stops building for a while")
        boolean pause;

        @Option(names = "--resume", description = "goes on building")
        boolean resume;

        @Option(names = "--cancel", description = "drops what is being built, or was and differs")
        boolean cancel;

        @Option(names = "--back", description = "what served before serves again, within an hour")
        boolean back;

        String path() {
            if (accept) {
                return "/rebuild/accept";
            }
            if (pause) {
                return "/rebuild/pause";
            }
            if (resume) {
                return "/rebuild/resume";
            }
            if (cancel) {
                return "/rebuild/cancel";
            }
            return back ? "/back" : "/rebuild?dryRun=" + dryRun;
        }

        boolean isToBuild() {
            return !accept && !pause && !cancel && !back;
        }
    }

    /** 0 if what was ordered is done, 1 if the two differ. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            if (projection == null) {
                return list(http);
            }
            String path = PROJECTIONS + "/" + URLEncoder.encode(projection, StandardCharsets.UTF_8);
            HttpResponse<String> answer = send(http, path + order.path(), true);
            JsonNode ordered = json.readTree(answer.body());
            boolean isUnderWay = ordered.path("code").asString("").equals("rebuild-under-way");
            if (answer.statusCode() >= 300 && !isUnderWay) {
                throw new CannotStartException(ordered.path("detail").asString(answer.body()));
            }
            if (order.isToBuild()) {
                return told(watch(http, path));
            }
            out().println(line(ordered));
            return 0;
        }
    }

    private int list(HttpClient http) throws IOException, InterruptedException {
        JsonNode page = get(http, PROJECTIONS);
        page.path("items").forEach(one -> out().println(line(one)));
        return 0;
    }

    private static String line(JsonNode projection) {
        StringBuilder line = new StringBuilder("%-24s generation %d serves, %d events, %d documents parked"
                .formatted(
                        projection.path("name").asString(),
                        projection.path("generation").asInt(),
                        projection.path("events").asLong(),
                        projection.path("parked").asInt()));
        if (projection.has("failure")) {
            line.append("; it does not go on: ")
                    .append(projection.path("failure").asString());
        }
        JsonNode previous = projection.path("previous");
        if (!previous.isMissingNode()) {
            line.append("; back to generation ")
                    .append(previous.path("generation").asInt())
                    .append(" until ")
                    .append(previous.path("until").asString());
        }
        JsonNode rebuild = projection.path("rebuild");
        if (!rebuild.isMissingNode()) {
            line.append("; last rebuild: generation ")
                    .append(rebuild.path("generation").asInt())
                    .append(' ')
                    .append(rebuild.path("state").asString());
        }
        return line.toString();
    }

    /** Until there is nothing more to watch. */
    private JsonNode watch(HttpClient http, String path) throws IOException, InterruptedException {
        JsonNode now = get(http, path);
        try (ProgressBar building = bar("Building", " events")) {
            while (isIn(now, "BUILDING", "PAUSED")) {
                building.maxHint(now.at("/rebuild/ofEvents").asLong());
                building.stepTo(now.at("/rebuild/events").asLong());
                building.setExtraMessage(isIn(now, "PAUSED") ? " paused" : "");
                Thread.sleep(LOOK);
                now = get(http, path);
            }
            building.maxHint(now.at("/rebuild/ofEvents").asLong());
            building.stepTo(now.at("/rebuild/events").asLong());
        }
        try (ProgressBar comparing = bar("Comparing", " documents")) {
            while (isIn(now, "COMPARING")) {
                comparing.stepTo(now.at("/rebuild/documents").asLong());
                Thread.sleep(LOOK);
                now = get(http, path);
            }
            comparing.maxHint(now.at("/rebuild/documents").asLong());
            comparing.stepTo(now.at("/rebuild/documents").asLong());
        }
        return now;
    }

    private static ProgressBar bar(String name, String unit) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(-1)
                .setUnit(unit, 1)
                .showSpeed()
                .build();
    }

    private static boolean isIn(JsonNode projection, String... states) {
        String state = projection.at("/rebuild/state").asString("");
        for (String one : states) {
            if (one.equals(state)) {
                return true;
            }
        }
        return false;
    }

    private int told(JsonNode projection) {
        JsonNode rebuild = projection.path("rebuild");
        long differences = rebuild.path("differences").asLong();
        out().printf(
                        "Generation %d of %s: %d of %d documents differ%n",
                        rebuild.path("generation").asInt(),
                        projection.path("name").asString(),
                        differences,
                        rebuild.path("documents").asLong());
        rebuild.path("examples")
                .valueStream()
                .limit(SHOWN_DIFFERENCES)
                .forEach(one -> out().println("  "
                        + one.path("document").asString() + " "
                        + one.path("kind").asString()
                        + (one.path("fields").isEmpty() ? "" : " in " + fields(one))));
        if (differences > SHOWN_DIFFERENCES) {
            out().println("  ...");
        }
        String name = projection.path("name").asString();
        out().println(
                        switch (rebuild.path("state").asString("")) {
                            case "SWITCHED" ->
                                "It serves now. For an hour there is a way back: dev rebuild " + name + " --back";
                            case "COMPARED" -> "It was a dry run: what served serves on.";
                            case "DIFFERENT" ->
                                "It does not serve. Have it serve all the same, or drop it: dev rebuild " + name
                                        + " --accept, or --cancel";
                            default -> "It was cancelled.";
                        });
        return differences == 0 && !isIn(projection, "DIFFERENT", "CANCELLED") ? 0 : 1;
    }

    private static String fields(JsonNode difference) {
        return String.join(
                ", ",
                difference.path("fields").valueStream().map(JsonNode::asString).toList());
    }

    private JsonNode get(HttpClient http, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(http, path, false);
        if (answer.statusCode() != 200) {
            throw new CannotStartException(api.url + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpClient http, String path, boolean isOrder)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = api.request(path);
        if (isOrder) {
            request.POST(HttpRequest.BodyPublishers.noBody());
        }
        return api.send(http, request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
