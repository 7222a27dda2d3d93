package org.tenantry.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** A child for the tests: says what it was given, and sends back what it gets on one connection. */
final class Echo {
    private Echo() {}

    public static void main(String[] args) throws IOException {
        System.out.println("arguments " + Arrays.toString(args));
        System.out.println("variable " + System.getenv("ECHO") + ", property " + System.getProperty("echo"));
        if (args.length > 0 && args[0].equals("fail")) {
            System.err.println("about to fail");
            System.exit(3);
        }
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            System.out.println("listening on " + server.getLocalPort());
            try (Socket client = server.accept()) {
                client.getInputStream().transferTo(client.getOutputStream());
            }
        }
    }
}
