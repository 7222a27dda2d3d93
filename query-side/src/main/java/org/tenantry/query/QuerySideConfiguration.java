package org.tenantry.query;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.tenantry.access.AccessConfiguration;
import org.tenantry.access.OpenPaths;
import org.tenantry.query.configuration.AddressRate;
import org.tenantry.query.configuration.ConfigurationProjection;
import org.tenantry.query.configuration.DefinitionEndpoint;
import org.tenantry.query.configuration.EffectiveEndpoint;
import org.tenantry.query.configuration.KnownVersions;
import org.tenantry.query.configuration.Lookup;
import org.tenantry.query.configuration.MisfitsEndpoint;
import org.tenantry.query.configuration.OpenEndpoint;
import org.tenantry.query.configuration.OverridesEndpoint;
import org.tenantry.query.configuration.PreviewEndpoint;
import org.tenantry.query.configuration.Secrets;
import org.tenantry.query.configuration.StoredVersions;
import org.tenantry.query.configuration.VersionsProjection;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.plan.PlanEndpoint;
import org.tenantry.query.plan.PlanProjection;
import org.tenantry.query.projection.ProjectionEngine;
import org.tenantry.query.tenant.DomainEndpoint;
import org.tenantry.query.tenant.DomainProjection;
import org.tenantry.query.tenant.ErasedTenants;
import org.tenantry.query.tenant.ExportEndpoint;
import org.tenantry.query.tenant.KnownDomains;
import org.tenantry.query.tenant.KnownTenants;
import org.tenantry.query.tenant.PersonalText;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.SearchEndpoint;
import org.tenantry.query.tenant.TenantEndpoint;
import org.tenantry.query.tenant.TenantProjection;
import org.tenantry.query.tenant.TenantReads;
import org.tenantry.sealing.Keyring;
import org.tenantry.sealing.Opener;
import org.tenantry.sealing.spring.SealingConfiguration;

/** The whole query side. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuerySideProperties.class)
@Import({
    AccessConfiguration.class,
    SealingConfiguration.class,
    TenantEndpoint.class,
    ExportEndpoint.class,
    SearchEndpoint.class,
    PlanEndpoint.class,
    EffectiveEndpoint.class,
    OverridesEndpoint.class,
    DefinitionEndpoint.class,
    PreviewEndpoint.class,
    MisfitsEndpoint.class,
    OpenEndpoint.class,
    LookupHealth.class,
    WatchConfiguration.class,
    DomainEndpoint.class,
    ReadModelsHealth.class,
    ProjectionHealth.class,
    ReadModelsAway.class
})
public class QuerySideConfiguration {

    @Bean
    MongoClient readModelsClient(QuerySideProperties properties) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(properties.mongodbUri()))
                .applicationName("tenantry-query")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(2, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS))
                .writeConcern(WriteConcern.MAJORITY) // progress must never be ahead of what it stands for
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .build());
    }

    @Bean
    MongoDatabase readModels(MongoClient readModelsClient, QuerySideProperties properties) {
        MongoDatabase readModels = readModelsClient.getDatabase(properties.database());
        TenantReads.createIndexes(readModels);
        StoredVersions.createIndexes(readModels);
        return readModels;
    }

    @Bean
    ErasedTenants erasedTenants(Keyring keyring, MongoDatabase readModels, QuerySideProperties properties) {
        return new ErasedTenants(keyring, readModels, properties.kafkaBootstrapServers(), properties.topic());
    }

    @Bean
    ProjectionEngine<?> tenantProjection(MongoDatabase readModels, Keyring keyring, QuerySideProperties properties) {
        return new ProjectionEngine<>(
                new TenantProjection(PersonalText.openedBy(new Opener(keyring))),
                readModels,
                properties.kafkaBootstrapServers(),
                properties.topic());
    }

    @Bean
    ProjectionEngine<?> planProjection(MongoDatabase readModels, QuerySideProperties properties) {
        return new ProjectionEngine<>(
                new PlanProjection(), readModels, properties.kafkaBootstrapServers(), properties.topic());
    }

    @Bean
    @Primary
    ReadYourWrites readYourWrites(
            @Qualifier("tenantProjection") ProjectionEngine<?> tenantProjection, QuerySideProperties properties) {
        return new ReadYourWrites(tenantProjection.positions(), properties.readYourWritesPatience());
    }

    @Bean
    ReadYourWrites readYourPlans(
            @Qualifier("planProjection") ProjectionEngine<?> planProjection, QuerySideProperties properties) {
        return new ReadYourWrites(planProjection.positions(), properties.readYourWritesPatience());
    }

    @Bean
    ProjectionEngine<?> domainProjection(MongoDatabase readModels, QuerySideProperties properties) {
        return new ProjectionEngine<>(
                new DomainProjection(), readModels, properties.kafkaBootstrapServers(), properties.topic());
    }

    @Bean
    ReadYourWrites readYourDomains(
            @Qualifier("domainProjection") ProjectionEngine<?> domainProjection, QuerySideProperties properties) {
        return new ReadYourWrites(domainProjection.positions(), properties.readYourWritesPatience());
    }

    @Bean
    ProjectionEngine<?> configurationProjection(MongoDatabase readModels, QuerySideProperties properties) {
        return new ProjectionEngine<>(
                new ConfigurationProjection(), readModels, properties.kafkaBootstrapServers(), properties.topic());
    }

    @Bean
    ReadYourWrites readYourConfiguration(
            @Qualifier("configurationProjection") ProjectionEngine<?> configurationProjection,
            QuerySideProperties properties) {
        return new ReadYourWrites(configurationProjection.positions(), properties.readYourWritesPatience());
    }

    @Bean
    ProjectionEngine<?> versionsProjection(MongoDatabase readModels, QuerySideProperties properties) {
        return new ProjectionEngine<>(
                new VersionsProjection(), readModels, properties.kafkaBootstrapServers(), properties.topic());
    }

    @Bean
    ReadYourWrites readYourVersions(
            @Qualifier("versionsProjection") ProjectionEngine<?> versionsProjection, QuerySideProperties properties) {
        return new ReadYourWrites(versionsProjection.positions(), properties.readYourWritesPatience());
    }

    @Bean
    StoredVersions storedVersions(MongoDatabase readModels) {
        return new StoredVersions(readModels);
    }

    @Bean
    KnownVersions knownVersions(MongoDatabase readModels) {
        return new KnownVersions(readModels);
    }

    @Bean
    KnownTenants knownTenants(MongoDatabase readModels) {
        return new KnownTenants(readModels);
    }

    @Bean
    KnownDomains knownDomains(MongoDatabase readModels) {
        return new KnownDomains(readModels);
    }

    @Bean
    AddressRate publicRate(QuerySideProperties properties) {
        return new AddressRate(properties.publicRequestsPerSecond());
    }

    @Bean
    OpenPaths publicPaths() {
        return new OpenPaths(List.of(OpenEndpoint.PATHS));
    }

    @Bean
    SeenTopic seenTopic(QuerySideProperties properties, List<SeenTopic.Holder> holders) {
        return new SeenTopic(properties.kafkaBootstrapServers(), properties.topic(), holders);
    }

    @Bean
    ReadYourWrites readYourLookups(SeenTopic topic, QuerySideProperties properties) {
        return new ReadYourWrites(topic, properties.readYourWritesPatience());
    }

    @Bean
    Lookup lookup(KnownVersions versions, KnownTenants tenants) {
        return new Lookup(versions, tenants);
    }

    @Bean
    Secrets shownSecrets(Keyring keyring) {
        return new Secrets(new Opener(keyring));
    }
}
