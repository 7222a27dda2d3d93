package org.tenantry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JavaProcessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void theChildGetsWhatItWasGiven() {
        try (JavaProcess child = JavaProcess.builder(Echo.class)
                .jvmArguments("-Decho=yes")
                .environment("ECHO", "loud")
                .arguments("a", "b c")
                .start()) {
            child.awaitLine("^arguments \\[a, b c]$", SOON);
            child.awaitLine("^variable loud, property yes$", SOON);
            child.awaitLine("^arguments ", Duration.ZERO);
            assertThat(child.lastLines()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aPausedChildDoesNotAnswerUntilItIsResumed() throws IOException {
        try (JavaProcess child = JavaProcess.builder(Echo.class).start();
                Socket connection = connect(child)) {
            connection.setSoTimeout(300);
            ask(connection, 'a');
            assertThat(connection.getInputStream().read()).isEqualTo('a');
            child.pause();
            ask(connection, 'b');
            assertThatThrownBy(() -> connection.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(child.isAlive()).isTrue();
            connection.setSoTimeout(20_000);
            child.resume();
            assertThat(connection.getInputStream().read()).isEqualTo('b');
        }
    }

    @Test
    void killEndsItEvenIfPaused() {
        try (JavaProcess child = JavaProcess.builder(Echo.class).start()) {
            child.awaitLine("^listening", SOON);
            child.pause();
            child.kill();
            assertThat(child.isAlive()).isFalse();
            assertThat(ProcessHandle.of(child.pid())).isEmpty();
            assertThatThrownBy(child::pause).hasMessageContaining("has ended");
        }
    }

    @Test
    void stopLetsItEndInOrder() {
        try (JavaProcess child = JavaProcess.builder(Echo.class).start()) {
            child.awaitLine("^listening", SOON);
            assertThat(child.stop()).isEqualTo(143);
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void whatAScriptHasStartedEndsWithIt(@TempDir Path directory) throws Exception {
        Path script = Files.writeString(directory.resolve("server.sh"), "sleep 600 & echo \"$GREETING $1 $!\"; wait");
        try (JavaProcess child = JavaProcess.ofScript(script, List.of("started"), Map.of("GREETING", "server"))) {
            long started = Long.parseLong(
                    child.awaitLine("^server started (\\d+)$", SOON).group(1));
            ProcessHandle server = ProcessHandle.of(started).orElseThrow();
            child.kill();
            server.onExit().get(SOON.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void aLineThatDoesNotComeFailsWithTheOutput() {
        try (JavaProcess child = JavaProcess.builder(Echo.class).start()) {
            child.awaitLine("^listening", SOON);
            assertThatThrownBy(() -> child.awaitLine("never", Duration.ofMillis(50)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("Echo", "still running", "\"never\" within PT0.05S", "arguments []");
        }
    }

    @Test
    void aChildThatEndedFailsAtOnceWithItsStatus() throws IOException {
        try (JavaProcess child =
                JavaProcess.builder(Echo.class).arguments("fail").start()) {
            assertThatThrownBy(() -> child.awaitLine("never", Duration.ofMinutes(5)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("about to fail", "ended with status 3");
            Path log = Path.of("target", "processes", "Echo-%d.log".formatted(child.pid()));
            assertThat(Files.readString(log)).contains("about to fail");
        }
    }

    private static Socket connect(JavaProcess child) throws IOException {
        String port = child.awaitLine("^listening on (\\d+)", SOON).group(1);
        return new Socket(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(port));
    }

    private static void ask(Socket connection, char question) throws IOException {
        connection.getOutputStream().write(question);
        connection.getOutputStream().flush();
    }
}
