package org.tenantry.command.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random profiles and patches of them: some not valid, some that add up to too much, most of them fine. */
final class Profiles {
    /** Of a JSON object. */
    private record Member(String key, @Nullable Object value) {}

    private Profiles() {}

    static Arbitrary<Map<String, @Nullable Object>> profiles(List<String> kinds) {
        return Combinators.combine(Arbitraries.of(kinds), patches(kinds)).as((kind, others) -> {
            Map<String, @Nullable Object> profile = new HashMap<>(Map.of("name", "Punjab", "kind", kind));
            profile.putAll(others);
            return profile;
        });
    }

    static Arbitrary<Map<String, @Nullable Object>> patches(List<String> kinds) {
        Arbitrary<Member> field = Arbitraries.frequencyOf(
                Tuple.of(3, text("name", List.of("Punjab", "ਪੰਜਾਬ"))),
                Tuple.of(2, text("kind", kinds)),
                Tuple.of(2, text("locale", List.of("pa-IN", "en"))),
                Tuple.of(2, text("timeZone", List.of("Asia/Kolkata", "Europe/Berlin"))),
                Tuple.of(8, labels().map(labels -> new Member("labels", labels))),
                Tuple.of(6, attributes().map(attributes -> new Member("attributes", attributes))),
                Tuple.of(3, contact().map(contact -> new Member("contact", contact))),
                Tuple.of(1, address().map(address -> new Member("address", address))),
                Tuple.of(2, Arbitraries.of("labels", "attributes", "contact").map(all -> new Member(all, null))));
        return field.list()
                .ofMaxSize(4)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Profiles::object);
    }

    /** A field or label: sometimes null, and sometimes not valid. */
    private static Arbitrary<Member> text(String key, List<String> values) {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(values).map(value -> new Member(key, value))),
                Tuple.of(3, Arbitraries.just(new Member(key, null))),
                Tuple.of(1, Arbitraries.just(new Member(key, ProfileModel.NOT_VALID))));
    }

    private static Arbitrary<Map<String, @Nullable Object>> labels() {
        Arbitrary<Member> label = Arbitraries.frequencyOf(
                Tuple.of(10, text("tier", List.of("gold", ""))),
                Tuple.of(10, text("a/b", List.of("gold", ""))),
                Tuple.of(1, text(ProfileModel.NOT_VALID, List.of("gold"))));
        return Arbitraries.frequencyOf(
                Tuple.of(1, label.list().ofMaxSize(3).map(Profiles::object)),
                Tuple.of(1, Arbitraries.of("l", "m", "n").map(Profiles::thirtyLabels)));
    }

    private static Map<String, @Nullable Object> thirtyLabels(String prefix) {
        return object(IntStream.range(0, 30)
                .mapToObj(i -> new Member(prefix + i, "gold"))
                .toList());
    }

    private static Arbitrary<Map<String, @Nullable Object>> contact() {
        Arbitrary<Member> member = Arbitraries.frequencyOf(
                Tuple.of(2, text("email", List.of("office@amritsar.example", "office@punjab.example"))),
                Tuple.of(1, text("phone", List.of("+911832545000"))));
        return member.list().ofMaxSize(2).map(Profiles::object);
    }

    private static Arbitrary<Map<String, @Nullable Object>> address() {
        return text("city", List.of("Amritsar", "Lahore")).map(city -> object(List.of(city)));
    }

    private static Arbitrary<Map<String, @Nullable Object>> attributes() {
        Arbitrary<Object> value = Arbitraries.of(
                1,
                new BigDecimal("1.5"),
                new BigDecimal("1.50"),
                true,
                "",
                "long".repeat(2_250),
                Arrays.asList(1, null, Map.of("r", 1)),
                object("r", 1),
                object("r", null),
                object("s", object("t", "u")),
                nested(7),
                nested(8));
        Arbitrary<String> key = Arbitraries.of("p", "q", "a/b~c");
        Arbitrary<Member> member = Arbitraries.frequencyOf(
                Tuple.of(9, Combinators.combine(key, value).as(Member::new)),
                Tuple.of(1, key.map(removed -> new Member(removed, null))));
        return member.list().ofMaxSize(3).map(Profiles::object);
    }

    private static Map<String, @Nullable Object> nested(int levels) {
        return object("r", levels == 1 ? 1 : nested(levels - 1));
    }

    private static Map<String, @Nullable Object> object(String key, @Nullable Object value) {
        return object(List.of(new Member(key, value)));
    }

    /** Of two members with one name the latter counts. */
    private static Map<String, @Nullable Object> object(List<Member> members) {
        Map<String, @Nullable Object> object = new HashMap<>();
        members.forEach(member -> object.put(member.key(), member.value()));
        return object;
    }
}
