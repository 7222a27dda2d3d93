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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.tenantry.access.AccessConfiguration;
import org.tenantry.access.OpenPaths;
import org.tenantry.connections.KafkaConnection;
import org.tenantry.connections.MongoTls;
import org.tenantry.query.access.AccessEndpoint;
import org.tenantry.query.configuration.AddressRate;
import org.tenantry.query.configuration.ConfigurationProjection;
import org.tenantry.query.configuration.DefinitionEndpoint;
import org.tenantry.query.configuration.EffectiveEndpoint;
import org.tenantry.query.configuration.KnownVersions;
import org.tenantry.query.configuration.Lookup;
import org.tenantry.query.configuration.MisfitsEndpoint;
import org.tenantry.query.configuration.OpenEndpoint;
import org.tenantry.query.configuration.OverridesChanges;
import org.tenantry.query.configuration.OverridesEndpoint;
import org.tenantry.query.configuration.PreviewEndpoint;
import org.tenantry.query.configuration.Secrets;
import org.tenantry.query.configuration.StoredVersions;
import org.tenantry.query.configuration.VersionsProjection;
import org.tenantry.query.history.HistoryProjection;
import org.tenantry.query.history.StoredHistory;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.operations.ParkedEndpoint;
import org.tenantry.query.operations.ProjectionEndpoint;
import org.tenantry.query.plan.PlanEndpoint;
import org.tenantry.query.plan.PlanProjection;
import org.tenantry.query.projection.ParkedDocuments;
import org.tenantry.query.projection.ReadModels;
import org.tenantry.query.projection.Rebuilds;
import org.tenantry.query.tenant.DomainEndpoint;
import org.tenantry.query.tenant.DomainProjection;
import org.tenantry.query.tenant.ErasedTenants;
import org.tenantry.query.tenant.ExportEndpoint;
import org.tenantry.query.tenant.KnownDomains;
import org.tenantry.query.tenant.KnownTenants;
import org.tenantry.query.tenant.PastTenants;
import org.tenantry.query.tenant.PersonalText;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.tenant.SearchEndpoint;
import org.tenantry.query.tenant.TenantChanges;
import org.tenantry.query.tenant.TenantEndpoint;
import org.tenantry.query.tenant.TenantProjection;
import org.tenantry.query.timeline.Timeline;
import org.tenantry.query.timeline.TimelineEndpoint;
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
    TimelineEndpoint.class,
    LookupHealth.class,
    WatchConfiguration.class,
    DomainEndpoint.class,
    AccessEndpoint.class,
    ProjectionEndpoint.class,
    ParkedEndpoint.class,
    ReadModelsHealth.class,
    ProjectionHealth.class,
    ReadModelsAway.class
})
public class QuerySideConfiguration {

    @Bean
    MongoClient readModelsClient(QuerySideProperties properties, SslBundles bundles) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(properties.mongodbUri()))
                .applyToSslSettings(MongoTls.of(properties.mongodbSslBundle(), bundles))
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
    KafkaConnection kafka(QuerySideProperties properties) {
        return KafkaConnection.to(properties.kafkaBootstrapServers(), properties.kafkaConfig());
    }

    @Bean
    MongoDatabase readModelsDatabase(MongoClient readModelsClient, QuerySideProperties properties) {
        return readModelsClient.getDatabase(properties.database());
    }

    @Bean
    ReadModels readModels(
            MongoDatabase readModelsDatabase, KafkaConnection kafka, Keyring keyring, QuerySideProperties properties) {
        return new ReadModels(
                readModelsDatabase,
                kafka,
                properties.topic(),
                List.of(
                        new TenantProjection(PersonalText.openedBy(new Opener(keyring))),
                        new DomainProjection(),
                        new PlanProjection(),
                        new ConfigurationProjection(),
                        new VersionsProjection(),
                        new HistoryProjection()));
    }

    @Bean
    ParkedDocuments parkedDocuments(MongoDatabase readModelsDatabase) {
        return new ParkedDocuments(readModelsDatabase);
    }

    @Bean
    Rebuilds rebuilds(ReadModels readModels, ParkedDocuments parkedDocuments) {
        return new Rebuilds(readModels, parkedDocuments);
    }

    @Bean
    ErasedTenants erasedTenants(
            Keyring keyring, MongoDatabase readModelsDatabase, KafkaConnection kafka, QuerySideProperties properties) {
        return new ErasedTenants(keyring, readModelsDatabase, kafka, properties.topic());
    }

    @Bean
    @Primary
    ReadYourWrites readYourWrites(ReadModels readModels, SeenTopic topic, QuerySideProperties properties) {
        return new ReadYourWrites(
                readModels.positions(TenantProjection.NAME), properties.readYourWritesPatience(), topic::partitions);
    }

    @Bean
    ReadYourWrites readYourPlans(ReadModels readModels, SeenTopic topic, QuerySideProperties properties) {
        return new ReadYourWrites(
                readModels.positions(PlanProjection.NAME), properties.readYourWritesPatience(), topic::partitions);
    }

    @Bean
    ReadYourWrites readYourDomains(ReadModels readModels, SeenTopic topic, QuerySideProperties properties) {
        return new ReadYourWrites(
                readModels.positions(DomainProjection.NAME), properties.readYourWritesPatience(), topic::partitions);
    }

    @Bean
    ReadYourWrites readYourConfiguration(ReadModels readModels, SeenTopic topic, QuerySideProperties properties) {
        return new ReadYourWrites(
                readModels.positions(ConfigurationProjection.NAME),
                properties.readYourWritesPatience(),
                topic::partitions);
    }

    @Bean
    ReadYourWrites readYourVersions(ReadModels readModels, SeenTopic topic, QuerySideProperties properties) {
        return new ReadYourWrites(
                readModels.positions(VersionsProjection.NAME), properties.readYourWritesPatience(), topic::partitions);
    }

    @Bean
    ReadYourWrites readYourHistory(ReadModels readModels, SeenTopic topic, QuerySideProperties properties) {
        return new ReadYourWrites(
                readModels.positions(HistoryProjection.NAME), properties.readYourWritesPatience(), topic::partitions);
    }

    @Bean
    StoredHistory storedHistory(ReadModels readModels, ParkedDocuments parkedDocuments) {
        return StoredHistory.servedBy(
                readModels,
                event -> parkedDocuments.isSkipped(
                        TenantProjection.NAME, event.envelope().tenant(), event));
    }

    @Bean
    PastTenants pastTenants(StoredHistory history, Keyring keyring, SeenTopic topic) {
        return new PastTenants(history, PersonalText.openedBy(new Opener(keyring)), topic::knownPartitions);
    }

    @Bean
    Timeline timeline(StoredHistory history, Keyring keyring, Lookup lookup, SeenTopic topic) {
        return new Timeline(
                history,
                new TenantChanges(history, PersonalText.openedBy(new Opener(keyring))),
                new OverridesChanges(lookup, history),
                topic::knownPartitions);
    }

    @Bean
    StoredVersions storedVersions(ReadModels readModels) {
        return new StoredVersions(readModels);
    }

    @Bean
    KnownVersions knownVersions(ReadModels readModels) {
        return new KnownVersions(readModels);
    }

    @Bean
    KnownTenants knownTenants(ReadModels readModels) {
        return new KnownTenants(readModels);
    }

    @Bean
    KnownDomains knownDomains(ReadModels readModels) {
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
    SeenTopic seenTopic(KafkaConnection kafka, QuerySideProperties properties, List<SeenTopic.Holder> holders) {
        return new SeenTopic(kafka, properties.topic(), holders);
    }

    @Bean
    ReadYourWrites readYourLookups(SeenTopic topic, QuerySideProperties properties) {
        return new ReadYourWrites(topic, properties.readYourWritesPatience(), topic::partitions);
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
