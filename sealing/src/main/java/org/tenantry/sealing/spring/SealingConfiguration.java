package org.tenantry.sealing.spring;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tenantry.connections.MongoTls;
import org.tenantry.sealing.Keyring;

/** The keyring of a side, by configuration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealingProperties.class)
public class SealingConfiguration {

    @Bean
    MongoClient dataKeysClient(SealingProperties properties, SslBundles bundles) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(properties.mongodbUri()))
                .applyToSslSettings(MongoTls.of(properties.mongodbSslBundle(), bundles))
                .applicationName("tenantry-data-keys")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS))
                .build());
    }

    @Bean
    Keyring keyring(MongoClient dataKeysClient, SealingProperties properties) {
        return Keyring.in(dataKeysClient.getDatabase(properties.database()), properties.keyEncryptionKeys());
    }
}
