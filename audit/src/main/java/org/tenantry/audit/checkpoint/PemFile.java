package org.tenantry.audit.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key in a file, as {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey -pubout} write it. */
final class PemFile {
    private PemFile() {}

    /**
     * What is between the lines.
     *
     * @throws IllegalStateException if there is none of the kind
     */
    static byte[] read(Path file, String kind) {
        try {
            Matcher pem = Pattern.compile("-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]+)-----END " + kind + "-----")
                    .matcher(Files.readString(file));
            if (!pem.find()) {
                throw new IllegalStateException("in " + file + " is no " + kind + " in PEM");
            }
            return Base64.getMimeDecoder().decode(pem.group(1));
        } catch (IOException e) {
            throw new IllegalStateException("the key " + file + " cannot be read: " + e, e);
        }
    }
}
