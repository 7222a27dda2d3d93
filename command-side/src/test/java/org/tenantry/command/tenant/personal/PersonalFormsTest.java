package org.tenantry.command.tenant.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenantry.http.ProblemException;
import org.tenantry.http.Violations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a contact and an address may say, and the one form in which it is kept. */
class PersonalFormsTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "office@amritsar.example",
                "o'neil+water@pb.gov.in",
                "x@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g",
                "a.b-c_d@sub.domain.example.org"
            })
    void anAddressThatMailCanBeSentToIsTaken(String email) {
        assertThat(faults(new Contact(email, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "office",
                "office@",
                "@amritsar.example",
                "office@localhost",
                "a..b@amritsar.example",
                ".a@amritsar.example",
                "a b@amritsar.example",
                "office@amritsar..example",
                "office@-amritsar.example",
                "office@[192.168.0.1]",
                "\"an office\"@amritsar.example",
                "Office <office@amritsar.example>",
                "office@amritsar.example\n",
                "office@amritsar.example, other@amritsar.example",
                "office(comment)@amritsar.example",
                "off\u0000ice@amritsar.example",
                "off\u202eice@amritsar.example",
                "\ud800office@amritsar.example"
            })
    void anythingElseIsNoEmail(String email) {
        assertThat(faults(new Contact(email, null))).containsExactly("/email");
    }

    @Test
    void anEmailIsNotLongerThanAPathMayBe() {
        String domain = "@" + "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".example.org";

        assertThat(faults(new Contact("x".repeat(254 - domain.length()) + domain, null)))
                .isEmpty();
        assertThat(faults(new Contact("x".repeat(255 - domain.length()) + domain, null)))
                .containsExactly("/email");
    }

    @ParameterizedTest
    @CsvSource({
        "+91 183 254 5000, +911832545000",
        "+91-183-2545000, +911832545000",
        "+44 20 7946 0018, +442079460018",
        "+1 (415) 555-2671, +14155552671"
    })
    void aPhoneNumberIsKeptInOneForm(String given, String kept) {
        assertThat(faults(new Contact(null, given))).isEmpty();
        assertThat(patch("{\"contact\":{\"phone\":\"%s\"}}".formatted(given)).fields())
                .isEqualTo(Map.of("contact", Optional.of(Map.of("phone", kept))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0183 254 5000",
                "911832545000",
                "+91",
                "+91 12",
                "+999 123456789",
                "+91 183 254 5000 ext. 12",
                "+91 183 254 5000;ext=12",
                "+91183254500000000000",
                "call me",
                "tel:+911832545000"
            })
    void anythingElseIsNoPhoneNumber(String phone) {
        assertThat(faults(new Contact(null, phone))).containsExactly("/phone");
    }

    @Test
    void caseDoesNotMatterInAnEmailsDomain() {
        assertThat(patch("{\"contact\":{\"email\":\"Office@Amritsar.Example\"}}")
                        .fields())
                .isEqualTo(Map.of("contact", Optional.of(Map.of("email", "Office@amritsar.example"))));
    }

    @Test
    void anAddressMayLeaveOutWhatItLikes() {
        assertThat(faults(new Address(List.of("Town Hall", "Katra Ahluwalia"), "ਅੰਮ੍ਰਿਤਸਰ", "Punjab", "143001", "IN")))
                .isEmpty();
        assertThat(faults(new Address(null, null, null, null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in", "IND", "UK", "XX", "India", "I"})
    void aCountryIsOneOfIso3166(String country) {
        assertThat(faults(new Address(null, null, null, null, country))).containsExactly("/country");
    }

    @Test
    void theSizeOfAnAddressIsBounded() {
        assertThat(faults(new Address(Collections.nCopies(6, "a"), null, null, null, null)))
                .containsExactly("/lines");
        assertThat(faults(new Address(List.of("a".repeat(201)), null, null, null, null)))
                .containsExactly("/lines/0");
        assertThat(faults(new Address(List.of("  "), "a\u0007", "", "143 001 143 001 143", null)))
                .contains("/city", "/postalCode", "/region")
                .anyMatch(field -> field.startsWith("/lines"));
    }

    @Test
    void whatIsWrongIsToldWithoutItsValue() {
        assertThatThrownBy(() -> Violations.checked(VALIDATOR, new Contact("planted@@x", "+91 planted")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.faults())
                                .hasSize(2)
                                .allSatisfy(fault -> assertThat(fault.value()).isNull()));
    }

    @Test
    void nothingPrintsWhatItHolds() {
        assertThat(new Contact("planted@pb.example", null) + " "
                        + new Address(List.of("planted"), "planted", null, null, null)
                        + patch("{\"contact\":{\"email\":\"planted@pb.example\"},\"address\":null}"))
                .doesNotContain("planted")
                .endsWith("PersonalPatch[address, contact]");
    }

    private static PersonalPatch patch(String body) {
        return PersonalPatch.of(new JsonMapper().readValue(body, ObjectNode.class));
    }

    private static List<String> faults(Object form) {
        try {
            Violations.checked(VALIDATOR, form);
            return List.of();
        } catch (ProblemException e) {
            return e.faults().stream().map(fault -> fault.field()).toList();
        }
    }
}
