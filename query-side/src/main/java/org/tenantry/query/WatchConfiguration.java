package org.tenantry.query;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.tenantry.query.configuration.KnownVersions;
import org.tenantry.query.configuration.Lookup;
import org.tenantry.query.configuration.MissedChanges;
import org.tenantry.query.configuration.StoredVersions;
import org.tenantry.query.configuration.WatchEndpoint;
import org.tenantry.query.configuration.WatchMessages;
import org.tenantry.query.configuration.WatchedChanges;
import org.tenantry.query.configuration.WatchedTags;
import org.tenantry.query.lookup.SeenTopic;
import org.tenantry.query.tenant.KnownTenants;
import org.tenantry.query.tenant.ReadYourWrites;
import org.tenantry.query.watch.Watchers;

/** Streams of what changes. */
@Configuration(proxyBeanMethods = false)
@Import(WatchEndpoint.class)
class WatchConfiguration {

    @Bean
    Watchers watchers(QuerySideProperties properties, MeterRegistry meters) {
        return new Watchers(properties.watch(), meters);
    }

    @Bean
    WatchMessages watchMessages(Lookup lookup, KnownVersions versions, KnownTenants tenants) {
        return new WatchMessages(lookup, new WatchedTags(versions, tenants));
    }

    @Bean
    WatchedChanges watchedChanges(SeenTopic topic, Watchers watchers, WatchMessages messages) {
        return new WatchedChanges(topic, watchers, messages);
    }

    @Bean
    MissedChanges missedChanges(
            StoredVersions versions,
            SeenTopic topic,
            @Qualifier("readYourVersions") ReadYourWrites readYourVersions,
            @Qualifier("readYourConfiguration") ReadYourWrites readYourConfiguration) {
        return new MissedChanges(versions, topic, readYourVersions, readYourConfiguration);
    }

    /** A stream is no request that takes hours: it would be timed as one. */
    @Bean
    ObservationPredicate streamsAreNotTimed() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && request.getCarrier().getRequestURI().endsWith("/" + WatchEndpoint.NAME));
    }
}
