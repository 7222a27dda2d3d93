package org.tenantry.command.tenant.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenantry.http.ProblemException;
import tools.jackson.databind.json.JsonMapper;

class ImportLinesTest {
    private static final String LINE = "{\"id\":\"pb\"}\n";

    @Test
    void aFileMayHaveAsManyLinesAsItSaysAndEndWithTheLast() throws IOException {
        assertThat(read(LINE.repeat(ImportLines.MAX_LINES))).hasSize(ImportLines.MAX_LINES);
    }

    @Test
    void oneMoreIsRefused() {
        assertThatThrownBy(() -> read(LINE.repeat(ImportLines.MAX_LINES + 1)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo("import-too-large"));
    }

    @Test
    void parentsComeFirstAndElseTheOrderStays() throws IOException {
        List<ImportLine> lines = read("{\"id\":\"b.x\"}\n{\"id\":\"b\"}\n{\"id\":\"a.y\"}\n{\"id\":\"a\"}");

        assertThat(lines).extracting(ImportLine::id).containsExactly("b", "a", "b.x", "a.y");
        assertThat(lines).extracting(ImportLine::number).containsExactly(2, 4, 1, 3);
    }

    @Test
    void aLineThatIsNoObjectIsARefusalAndNotTheEnd() throws IOException {
        List<LineResult> refused = new ArrayList<>();
        String file = "null\n[]\n\"pb\"\n" + LINE;

        List<ImportLine> lines = new ImportLines(new JsonMapper(), refused::add)
                .readByDepth(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));

        assertThat(lines).extracting(ImportLine::number).containsExactly(4);
        assertThat(refused)
                .extracting(LineResult::line, LineResult::code)
                .containsExactly(tuple(1, "wrong-type"), tuple(2, "wrong-type"), tuple(3, "wrong-type"));
    }

    private static List<ImportLine> read(String file) throws IOException {
        return new ImportLines(new JsonMapper(), unreadable -> {
                    throw new AssertionError(unreadable);
                })
                .readByDepth(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
