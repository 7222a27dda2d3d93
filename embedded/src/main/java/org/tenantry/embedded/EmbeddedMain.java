package org.tenantry.embedded;

import picocli.CommandLine;

/**
 * Kafka and MongoDB's stand-in as a JVM of their own, so that they outlive the process that uses
 * them, or can be killed apart from it. {@code --help} lists the options.
 *
 * <p>When all is ready, standard output has one line a part and nothing else: {@code
 * MONGODB_URI=mongodb://127.0.0.1:PORT} and {@code KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:PORT}. It runs
 * until SIGTERM or SIGINT, with {@code --with-parent} also until its standard input ends. The exit
 * status is 1 if a part cannot start, 2 if the options are wrong.
 */
public final class EmbeddedMain {
    private EmbeddedMain() {}

    /** Runs until told to end. */
    public static void main(String[] args) {
        beQuiet();
        System.exit(new CommandLine(new EmbeddedCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(args));
    }

    /** Before the first logger exists: warnings only, and on standard error, where Logback is there. */
    private static void beQuiet() {
        setDefault("slf4j.internal.verbosity", "ERROR");
        setDefault("logback.configurationFile", "org/tenantry/embedded/quiet-logback.xml");
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
