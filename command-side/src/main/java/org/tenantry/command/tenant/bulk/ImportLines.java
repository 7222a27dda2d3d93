package org.tenantry.command.tenant.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.tenantry.http.Fault;
import org.tenantry.http.JsonProblems;
import org.tenantry.http.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads lines of JSON, within bounds. A line that cannot be read is a result, not the end. */
final class ImportLines {
    static final int MAX_LINES = 100_000;
    static final int MAX_LINE_BYTES = 64 * 1024;

    /** Of the whole body, which its reader is to keep to. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private final JsonMapper json;
    private final Consumer<LineResult> unreadable;

    /**
     * A reader.
     *
     * @param unreadable takes the results of lines that are no JSON object, or too long
     */
    ImportLines(JsonMapper json, Consumer<LineResult> unreadable) {
        this.json = json;
        this.unreadable = unreadable;
    }

    /**
     * All lines, parents before their children, else in their order. Empty lines are passed over.
     *
     * @throws ProblemException 413 if there are too many
     */
    List<ImportLine> readByDepth(InputStream body) throws IOException {
        List<ImportLine> lines = new ArrayList<>();
        byte[] buffer = new byte[8192];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    add(number++, line, lines);
                } else if (line.size() <= MAX_LINE_BYTES) {
                    line.write(buffer[i]); // no more of a line that is refused
                }
            }
        }
        add(number, line, lines);
        lines.sort(Comparator.comparingInt(ImportLine::depth));
        return lines;
    }

    private void add(int number, ByteArrayOutputStream line, List<ImportLine> lines) {
        int size = line.size();
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isBlank()) {
            return;
        }
        if (number > MAX_LINES) {
            throw tooLarge("lines", MAX_LINES);
        }
        try {
            if (size > MAX_LINE_BYTES) {
                throw tooLarge("bytes in a line", MAX_LINE_BYTES);
            }
            @Nullable ObjectNode body = json.readValue(text, ObjectNode.class);
            if (body == null) {
                throw new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "wrong-type",
                        "The line is null.",
                        new Fault("", null, "one JSON object, and nothing after it"));
            }
            @Nullable JsonNode id = body.get("id");
            lines.add(new ImportLine(number, id != null && id.isString() ? id.stringValue() : null, body));
        } catch (JacksonException e) {
            unreadable.accept(LineResult.refused(number, null, JsonProblems.of(e)));
        } catch (ProblemException e) {
            unreadable.accept(LineResult.refused(number, null, e));
        }
    }

    private static ProblemException tooLarge(String what, long most) {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "import-too-large",
                "There are more " + what + " than " + most + ": split the file.",
                new Fault("", null, "at most " + most + " " + what));
    }
}
