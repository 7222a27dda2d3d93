package org.tenantry.connections;

import com.mongodb.Block;
import com.mongodb.connection.SslSettings;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/** TLS to MongoDB: whose certificates are trusted, and which is shown. */
public final class MongoTls {
    private MongoTls() {}

    /**
     * As an SSL bundle of Spring Boot's says. With one there is TLS, whatever the URI says; what the URI says of host names
     * holds.
     *
     * @param bundle its name; blank for none: then the URI says whether there is TLS, and the JVM whom it trusts
     * @throws NoSuchSslBundleException if there is none of the name
     */
    public static Block<SslSettings.Builder> of(String bundle, SslBundles bundles) {
        if (bundle.isBlank()) {
            return tls -> {};
        }
        SSLContext context = bundles.getBundle(bundle).createSslContext();
        return tls -> tls.enabled(true).context(context);
    }
}
