package org.tenantry.audit.doctor;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tenantry.audit.Shown;
import org.tenantry.audit.doctor.Diagnosis.State;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found, for people and for scripts. */
record Page(String log, Instant at, List<Diagnosis> diagnoses) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int NOTHING_TO_DO = 0;
    private static final int SOMETHING_TO_DO = 1;
    private static final int NOT_FOUND_OUT = 3;

    int exitCode() {
        if (isAny(State.ACT)) {
            return SOMETHING_TO_DO;
        }
        return isAny(State.UNKNOWN) ? NOT_FOUND_OUT : NOTHING_TO_DO;
    }

    private boolean isAny(State state) {
        return diagnoses.stream().anyMatch(one -> one.state() == state);
    }

    void print(PrintWriter out) {
        out.println("Log " + log + " at " + at.truncatedTo(ChronoUnit.SECONDS));
        out.println();
        int longest =
                diagnoses.stream().mapToInt(one -> one.area().length()).max().orElse(1);
        for (Diagnosis one : diagnoses) {
            out.printf("%-8s %-" + longest + "s  %s%n", one.state().word(), one.area(), Shown.text(one.told()));
        }
        out.println();
        diagnoses.stream()
                .filter(one -> !one.advice().isEmpty())
                .forEach(one -> out.println(one.area() + ": " + Shown.text(one.advice()) + System.lineSeparator()));
        if (exitCode() == NOTHING_TO_DO) {
            out.println("Nothing is to be done.");
        }
    }

    void printJson(PrintWriter out) {
        ObjectNode page = JSON.createObjectNode()
                .put("log", log)
                .put("at", at.toString())
                .put("isWell", exitCode() == NOTHING_TO_DO);
        ArrayNode areas = page.putArray("areas");
        for (Diagnosis one : diagnoses) {
            areas.addObject()
                    .put("area", one.area())
                    .put("state", one.state().word())
                    .put("told", one.told())
                    .put("advice", one.advice())
                    .set("figures", JSON.valueToTree(one.figures()));
        }
        out.println(JSON.writeValueAsString(page));
    }
}
