package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Every code with which the sources refuse is described for those who meet it, and no other. */
class ProblemCodesTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern DESCRIBED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|");
    private static final Pattern PROBLEM = Pattern.compile("HttpStatus\\.([A-Z_]+),\\s*\"([a-z-]+)\"");
    private static final Pattern UNAVAILABLE = Pattern.compile("unavailable\\(\\s*\"([a-z-]+)\"");
    private static final Pattern TOO_MANY = Pattern.compile("tooMany\\(\\s*\"([a-z-]+)\"");
    private static final Pattern RULE = Pattern.compile("super\\(\\s*\"([a-z-]+)\"");

    @Test
    void everyCodeIsDescribed() throws IOException {
        Set<String> described = new TreeSet<>();
        all(DESCRIBED, Files.readString(PROJECT.resolve("docs").resolve("problems.md")))
                .forEach(row -> described.add(row.group(1) + " " + row.group(2)));

        assertThat(described).hasSizeGreaterThan(40).isEqualTo(codes());
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (String module : new String[] {"http", "access", "command-side", "query-side"}) {
            Path sources = PROJECT.resolve(module).resolve("src").resolve("main");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .map(ProblemCodesTest::text)
                        .forEach(source -> codesIn(source, codes));
            }
        }
        return codes;
    }

    private static void codesIn(String source, Set<String> codes) {
        all(PROBLEM, source)
                .forEach(found -> codes.add(found.group(2) + " "
                        + HttpStatus.valueOf(found.group(1)).value()));
        all(UNAVAILABLE, source).forEach(found -> codes.add(found.group(1) + " 503"));
        all(TOO_MANY, source).forEach(found -> codes.add(found.group(1) + " 429"));
        if (source.contains("extends RuleBroken")) {
            all(RULE, source).forEach(found -> codes.add(found.group(1) + " 409"));
        }
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
