package org.tenantry.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority that nobody else trusts, made with the JDK's {@code keytool}, and what it signs; all good for a day. */
public final class CertificateAuthority {
    private static final String PASSWORD = "nothing-secret";
    private static final String ALIAS = "authority";

    private final Path directory;
    private final Path store;

    private CertificateAuthority(Path directory) {
        this.directory = directory;
        this.store = directory.resolve("keys.p12");
    }

    /**
     * What it has signed.
     *
     * @param chain the certificate and the authority's
     * @param certificateFile the chain in PEM
     * @param keyFile the key in PEM, not encrypted
     * @param file both in one
     */
    public record Identity(
            PrivateKey key, List<X509Certificate> chain, Path certificateFile, Path keyFile, Path file) {}

    /** Makes one that keeps its files in a directory, and has its name. */
    public static CertificateAuthority in(Path directory) {
        CertificateAuthority authority = new CertificateAuthority(directory);
        try {
            Files.createDirectories(directory);
            authority.generate(ALIAS, directory.getFileName().toString(), "-ext", "bc:critical=ca:true");
            Files.writeString(
                    authority.file(), pem("CERTIFICATE", authority.certificate().getEncoded()));
            return authority;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its certificate in PEM: whom to trust. */
    public Path file() {
        return directory.resolve("ca.pem");
    }

    /** Makes a key, and a certificate of it for a server on this machine, or a client. */
    public Identity sign(String name) {
        try {
            generate(name, name, "-signer", ALIAS, "-ext", "san=ip:127.0.0.1,dns:localhost");
            KeyStore keys = keys();
            PrivateKey key = (PrivateKey) keys.getKey(name, PASSWORD.toCharArray());
            List<X509Certificate> chain = new ArrayList<>();
            StringBuilder certificates = new StringBuilder();
            for (Certificate certificate : keys.getCertificateChain(name)) {
                chain.add((X509Certificate) certificate);
                certificates.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            String keyText = pem("PRIVATE KEY", key.getEncoded());
            return new Identity(
                    key,
                    List.copyOf(chain),
                    Files.writeString(directory.resolve(name + ".crt"), certificates),
                    Files.writeString(directory.resolve(name + ".key"), keyText),
                    Files.writeString(directory.resolve(name + ".pem"), keyText + certificates));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a client that trusts what it signs, and nothing else. */
    public SSLContext trusted() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Certificate certificate() throws IOException, GeneralSecurityException {
        return keys().getCertificate(ALIAS);
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private void generate(String alias, String subject, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias,
                "-dname",
                "CN=" + subject,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "1"));
        command.addAll(Arrays.asList(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] content) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
    }
}
