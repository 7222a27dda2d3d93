package org.tenantry.audit.replay;

import java.io.PrintWriter;
import java.util.List;
import org.tenantry.audit.replay.ReplayCheckpoint.Part;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was replayed, for people and for scripts. */
final class Outcome {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ReplayCheckpoint reached;
    private final List<PartitionReplay> partitions;

    /** @param partitions in the order of the checkpoint's parts */
    Outcome(ReplayCheckpoint reached, List<PartitionReplay> partitions) {
        this.reached = reached;
        this.partitions = partitions;
    }

    void print(PrintWriter out) {
        out.println("Log " + reached.source() + " into the " + reached.target());
        if (!isLogItself()) {
            out.println("There it is a log of its own: " + reached.log());
        }
        out.printf(
                "%9s %10s %10s %10s %10s  %s%n",
                "partition", "left out", "there", "written", "ends at", "hash of the last");
        for (int i = 0; i < partitions.size(); i++) {
            PartitionReplay one = partitions.get(i);
            Part part = reached.parts().get(i);
            out.printf(
                    "%9d %10d %10d %10d %10d  %s%n",
                    part.partition(),
                    one.leftOut(),
                    one.there(),
                    one.written(),
                    part.position(),
                    part.hash().isEmpty() ? "-" : part.hash());
        }
        out.println();
        if (!reached.isComplete()) {
            out.println("Interrupted: the same command goes on from there.");
        } else if (isLogItself()) {
            out.println("All is there: it is the log itself, with the same positions and hashes.");
        } else {
            out.println("All is there. Of its own chain and positions verify finds it intact; events whose ancestors or"
                    + " forerunners were left out it finds to be illegal.");
        }
    }

    private boolean isLogItself() {
        return reached.log().equals(reached.source());
    }

    void printJson(PrintWriter out) {
        ObjectNode outcome = JSON.createObjectNode()
                .put("source", reached.source())
                .put("log", reached.log())
                .put("target", reached.target())
                .put("isComplete", reached.isComplete());
        ArrayNode all = outcome.putArray("partitions");
        for (int i = 0; i < partitions.size(); i++) {
            PartitionReplay one = partitions.get(i);
            Part part = reached.parts().get(i);
            all.addObject()
                    .put("partition", part.partition())
                    .put("leftOut", one.leftOut())
                    .put("there", one.there())
                    .put("written", one.written())
                    .put("position", part.position())
                    .put("hash", part.hash());
        }
        out.println(JSON.writeValueAsString(outcome));
    }
}
