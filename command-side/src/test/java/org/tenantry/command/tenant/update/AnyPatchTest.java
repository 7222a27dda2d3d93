package org.tenantry.command.tenant.update;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.springframework.http.HttpStatus;
import org.tenantry.command.rules.RuleBroken;
import org.tenantry.command.tenant.AttributesMustBeSmall;
import org.tenantry.command.tenant.TenantState;
import org.tenantry.command.tenant.create.NewTenants;
import org.tenantry.events.TenantEvent.TenantCreated;
import org.tenantry.events.TenantEvent.TenantUpdated;
import org.tenantry.http.JsonProblems;
import org.tenantry.http.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Whatever is sent as a new tenant or as a merge patch is a command, or refused with 400; and a patch that is taken can be merged. */
class AnyPatchTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    /** As requests are read. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(
                    LogicalType.Textual,
                    strings -> strings.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private static final MergePatch PATCHES = new MergePatch(JSON, VALIDATOR);
    private static final NewTenants TENANTS = new NewTenants(JSON, VALIDATOR);
    private static final TenantState TENANT = TenantState.evolve(
            null,
            new TenantCreated(
                    "pb",
                    "Punjab",
                    "state",
                    null,
                    null,
                    Map.of("tier", "gold"),
                    Map.of("a", Map.of("b", 1)),
                    List.of(),
                    null,
                    null));

    /** What fits a field, or nearly. */
    private static final Map<String, List<String>> FITTING = Map.of(
            "id", List.of("\"pb.a\"", "\"pb\""),
            "name", List.of("\"Punjab\"", "\"\\u0a2a\\u0a70\""),
            "kind", List.of("\"city\""),
            "locale", List.of("\"pa-IN\"", "\"x-private\"", "\"en-u-ca-buddhist\""),
            "timeZone", List.of("\"Asia/Kolkata\"", "null"),
            "labels", List.of("{\"tier\":\"silver\"}", "{\"tier\":null,\"a/b\":\"\"}", "null", "{}", "\"\""),
            "attributes", List.of("{\"a\":{\"b\":null}}", "{\"a\":[1,{\"c\":null}]}", "null", "{\"n\":1.10e400}"),
            "contact",
                    List.of(
                            "{\"email\":\"A@B.Example\"}",
                            "{\"email\":\"a@\\u0130.example\"}",
                            "{\"phone\":\"+91 1832 545000\"}",
                            "{\"phone\":\"+91 (1832) 545000;ext=1\"}",
                            "{\"phone\":null,\"email\":null}",
                            "null"),
            "address",
                    List.of("{\"lines\":[\"a\"],\"country\":\"IN\"}", "{\"lines\":[null]}", "{\"lines\":null}", "null"),
            "colour", List.of("\"red\""));

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(FITTING.keySet())
                .list()
                .ofMaxSize(4)
                .uniqueElements()
                .flatMap(names -> Combinators.combine(
                                names.stream().map(AnyPatchTest::member).toList())
                        .as(members -> "{" + String.join(",", members) + "}"));
    }

    private static Arbitrary<String> member(String name) {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.of(requireNonNull(FITTING.get(name)))), Tuple.of(1, values(3)))
                .map(value -> "\"" + name + "\":" + value);
    }

    private static Arbitrary<String> values(int depth) {
        Arbitrary<String> plain = Arbitraries.of(
                "null",
                "true",
                "0",
                "-1.5e300",
                "1e-999",
                "99999999999999999999",
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"pb.a\"",
                "\"Punjab\"",
                "\"pa-IN\"",
                "\"x-private\"",
                "\"Asia/Kolkata\"",
                "\"+91 1832 545000\"",
                "\"+911832545000;ext=1\"",
                "\"a@b.example\"",
                "\"a@[127.0.0.1]\"",
                "\"@\"",
                "\"IN\"",
                "\"143001\"",
                "\"" + "x".repeat(20_000) + "\"",
                "\"" + "\\u00e9 ".repeat(3_000) + "\"");
        if (depth == 0) {
            return plain;
        }
        Arbitrary<String> key = Arbitraries.of(
                "email",
                "phone",
                "lines",
                "city",
                "region",
                "postalCode",
                "country",
                "tier",
                "a",
                "a/b~c",
                "",
                " ",
                "$where",
                "a.b");
        Arbitrary<String> object = Combinators.combine(key, values(depth - 1), key, values(depth - 1))
                .as((one, value, other, second) -> one.equals(other)
                        ? "{\"" + one + "\":" + value + "}"
                        : "{\"" + one + "\":" + value + ",\"" + other + "\":" + second + "}");
        Arbitrary<String> array = values(depth - 1).list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]");
        Arbitrary<String> deep =
                Arbitraries.of(9, 32, 400).map(levels -> "{\"a\":".repeat(levels) + "1" + "}".repeat(levels));
        return Arbitraries.frequencyOf(Tuple.of(4, plain), Tuple.of(4, object), Tuple.of(1, array), Tuple.of(1, deep));
    }

    @Property
    void aPatchIsACommandOrRefused(@ForAll("bodies") String body) {
        refusedOr(() -> {
            UpdateTenant update = PATCHES.read("pb", JSON.readValue(body, ObjectNode.class), null);
            update.change().on(TENANT, Map.of()).ifPresent(AnyPatchTest::canBeMade);
        });
    }

    @Property
    void aNewTenantIsACommandOrRefused(@ForAll("bodies") String body) {
        refusedOr(() -> assertThat(
                        TENANTS.read(JSON.readValue(body, ObjectNode.class)).id())
                .isNotEmpty());
    }

    private static void canBeMade(TenantUpdated updated) {
        TenantState changed = TenantState.evolve(TENANT, updated);
        try {
            LabelsMustBeFew.check(changed);
            AttributesMustBeSmall.check(changed);
        } catch (RuleBroken e) {
            assertThat(e.code()).isIn("attributes-too-large", "too-many-labels");
        }
    }

    private static void refusedOr(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException e) {
            assertThat(e.status()).isEqualTo(HttpStatus.BAD_REQUEST);
        } catch (JacksonException e) {
            assertThat(JsonProblems.of(e).status()).isEqualTo(HttpStatus.BAD_REQUEST);
        }
    }
}
