package org.tenantry.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tenantry.testkit.MongoTest;

/**
 * Users of two trees ask every query that the API's description has, in random order, about their own and about what is
 * not theirs, while both trees are written. What they are told holds nothing that is not theirs; and of what they may not
 * see it is, byte for byte, what they are told of what does not exist. For ten seconds, or for two minutes with {@code
 * -Dtenantry.long=true}; {@code -Disolation.seed=N} asks as in an earlier run.
 */
@MongoTest
class NothingOfTheOtherTest {
    private static final Duration LASTING = Duration.ofSeconds(Boolean.getBoolean("tenantry.long") ? 120 : 10);
    private static final Duration AT_MOST = LASTING.plusMinutes(3);
    private static final Duration TO_SETTLE = Duration.ofSeconds(30);
    private static final int STREAMS = 8;

    /** What these tell is the platform's own. */
    private static final Set<String> OF_THE_PLATFORM = Set.of(
            "listDefinitions",
            "getDefinition",
            "listProvisioningPlans",
            "getProvisioningPlan",
            "getPlatformOverrides",
            "listPlatformOverridesVersions");

    @RegisterExtension
    static final TenantryExtension tenantry =
            new TenantryExtension(Map.of("tenantry.query.public-requests-per-second", "100000"));

    private final long seed = Long.getLong("isolation.seed", new Random().nextInt(1_000_000));
    private final Random random = new Random(seed);

    /** The queries that have told nobody of a tree yet. */
    private final Set<String> silent = new TreeSet<>();

    private final List<Page> pages = new ArrayList<>();
    private final Deque<Stream> streams = new ArrayDeque<>();

    /** A page that has a next one. */
    private record Page(Question question, String next) {}

    private record Stream(PlantedUser user, Question question, Heard heard) {}

    @Test
    void whoeverAsksIsToldNothingThatIsNotTheirs() {
        System.out.printf("-Disolation.seed=%d%n", seed);
        PlantedTrees trees = PlantedTrees.plant(tenantry, random);
        Questions questions = new Questions(trees, random);
        List<PlantedUser> users = PlantedUser.all(tenantry.issuer());
        List<DescribedQuery> queries = DescribedQuery.all();
        queries.stream()
                .filter(query -> !query.isOfOperators())
                .map(DescribedQuery::operation)
                .filter(operation -> !OF_THE_PLATFORM.contains(operation))
                .forEach(silent::add);

        long began = System.nanoTime();
        while (System.nanoTime() - began < LASTING.toNanos() || !silent.isEmpty()) {
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as("queries that told nobody of a tree, and are not said to be the platform's own: %s", silent)
                    .isLessThan(AT_MOST);
            DescribedQuery query = queries.get(random.nextInt(queries.size()));
            for (int times = 0; times <= query.parameters().size() / 3; times++) {
                PlantedUser user = random.nextInt(8) == 0 ? users.getLast() : any(users);
                ask(user, questions.about(query, user));
            }
            if (!pages.isEmpty() && random.nextInt(3) == 0) {
                Page page = any(pages);
                ask(any(users), page.question().after(page.next()));
            }
            if (random.nextInt(3) == 0) {
                trees.write();
            }
        }

        streams.forEach(this::end);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void ask(PlantedUser user, Question question) {
        Heard heard = Heard.ask(tenantry.url(), user, question);
        if (question.query().isStream() && heard.isGood()) {
            streams.addLast(new Stream(user, question, heard));
            if (streams.size() > STREAMS) {
                end(streams.removeFirst());
            }
            return;
        }
        examine(user, question, heard);
        heard.next().ifPresent(next -> pages.add(new Page(question, next)));
        user.unseen().forEach((unseen, nowhere) -> {
            if (question.holds(unseen)
                    && !question.has("cursor")
                    && !question.query().isOpen()) {
                compare(user, question, unseen, nowhere);
            }
        });
    }

    private void end(Stream stream) {
        stream.heard().close();
        examine(stream.user(), stream.question(), stream.heard());
    }

    private void examine(PlantedUser user, Question question, Heard heard) {
        PlantedUser asking = question.query().isOpen() ? PlantedUser.nobody() : user;
        assertThat(heard.status()).as(() -> story(user, question, heard)).isLessThan(500);
        String text = heard.isGood() && question.body() == null
                ? heard.text()
                : withoutEcho(heard.text(), question, asking.forbidden());
        assertThat(asking.forbidden()).as(() -> story(user, question, heard)).noneMatch(text::contains);
        if (heard.isGood() && PlantedTrees.TREES.stream().anyMatch(text::contains)) {
            silent.remove(question.query().operation());
        }
    }

    /** An error may say what was asked, and so may the answer to a list of questions. */
    private static String withoutEcho(String answer, Question question, List<String> forbidden) {
        String rest = answer;
        for (String value : question.values()) {
            if (forbidden.stream().anyMatch(value::contains)) {
                rest = rest.replace(value.toLowerCase(Locale.ROOT), "");
            }
        }
        return rest;
    }

    /** What is not to be seen is as what is not there; once what was written is to be read. */
    private void compare(PlantedUser user, Question question, String unseen, String nowhere) {
        await("seed " + seed).pollDelay(Duration.ZERO).atMost(TO_SETTLE).untilAsserted(() -> {
            Heard hidden = Heard.ask(tenantry.url(), user, question);
            Heard absent = Heard.ask(tenantry.url(), user, question.with(unseen, nowhere));
            assertThat(hidden.comparable().replace(unseen, nowhere))
                    .as(() -> story(user, question, hidden))
                    .isEqualTo(absent.comparable());
        });
    }

    private String story(PlantedUser user, Question question, Heard heard) {
        return "-Disolation.seed=" + seed + ": " + user + " asked " + question + " and was told " + heard;
    }
}
