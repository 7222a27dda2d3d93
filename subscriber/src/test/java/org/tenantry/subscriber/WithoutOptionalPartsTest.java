package org.tenantry.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.KafkaExtension;

/** Who has neither Micrometer nor MongoDB's driver can follow the topic as well as anybody. */
@Timeout(120)
class WithoutOptionalPartsTest {
    private static final String OPTIONAL = "(micrometer|mongodb|bson).*";

    @RegisterExtension
    static final KafkaExtension kafka = new KafkaExtension();

    @Test
    void itFollowsTheTopicWithoutWhatIsOptional() throws Exception {
        try (PublishedTopic topic = new PublishedTopic(kafka);
                URLClassLoader bare = withoutOptional()) {
            topic.publish(0, 0, 10, 3);
            assertThatThrownBy(() -> bare.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);

            Callable<?> follower = (Callable<?>) bare.loadClass(Follower.class.getName())
                    .getConstructor(String.class, String.class)
                    .newInstance(kafka.bootstrapServers(), topic.settings().topic());

            assertThat(inTheWorldOf(bare, follower)).isEqualTo(true);
        }
    }

    private static Object inTheWorldOf(ClassLoader world, Callable<?> call) throws Exception {
        ClassLoader usual = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(world); // Kafka's client looks for its parts there
        try {
            return call.call();
        } finally {
            Thread.currentThread().setContextClassLoader(usual);
        }
    }

    /** Runs in a world of its own, which shares nothing but the JDK with the test. */
    public static final class Follower implements Callable<Boolean> {
        private final String bootstrapServers;
        private final String topic;
        private final CountDownLatch handled = new CountDownLatch(10);

        public Follower(String bootstrapServers, String topic) {
            this.bootstrapServers = bootstrapServers;
            this.topic = topic;
        }

        @Override
        public Boolean call() throws InterruptedException {
            try (Subscription subscription = Subscription.of(
                            SubscriptionSettings.of(bootstrapServers, "bare").onTopic(topic))
                    .start(event -> handled.countDown())) {
                return handled.await(60, TimeUnit.SECONDS)
                        && subscription.parked().isEmpty();
            }
        }
    }

    private static URLClassLoader withoutOptional() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!Path.of(entry).getFileName().toString().matches(OPTIONAL)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
