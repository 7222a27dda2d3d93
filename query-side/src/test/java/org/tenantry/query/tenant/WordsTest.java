package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @Test
    void wordsAreDistinctAndInOrder() {
        assertThat(Words.of("Pune Municipal pune", "mh.pune")).containsExactly("mh", "municipal", "pune");
    }

    @ParameterizedTest
    @CsvSource({
        "Zürich, zurich",
        "ZÜRICH, zurich",
        "São, sao",
        "Đà, đa",
        "Ærø, ærø",
        "İzmir, izmir",
        "Straße, straße",
        "ﬁre, fire",
        "Ｔｏｋｙｏ, tokyo",
        "МОСКВА, москва",
        "Ἀθῆναι, αθηναι",
        "東京都, 東京都"
    })
    void caseAndAccentsDoNotMatter(String text, String word) {
        assertThat(Words.of(text)).containsExactly(word);
    }

    @Test
    void composedAndDecomposedAreOne() {
        assertThat(Words.of("Z\u00fcrich Zu\u0308rich")).containsExactly("zurich");
    }

    /** Gurmukhi, Devanagari, Tamil, Malayalam, Bengali, Arabic with vowels, Thai. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ਪੰਜਾਬ",
                "ਅੰਮ੍ਰਿਤਸਰ",
                "महाराष्ट्र",
                "दिल्ली",
                "தமிழ்நாடு",
                "കേരളം",
                "পশ্চিমবঙ্গ",
                "مُحَمَّد",
                "กรุงเทพ"
            })
    void aWordIsNotTornAtItsVowelSigns(String word) {
        assertThat(Words.of(word)).hasSize(1);
        assertThat(Words.of(word + " " + word)).isEqualTo(Words.of(word));
        assertThat(Words.of(word).get(0))
                .startsWith(Words.of(word.substring(0, 2)).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"क्\u200dष", "می\u200cخواهم", "Am\u00adrit\u00adsar", "Tokyo\ufeff"})
    void aWordIsNotTornAtCharactersThatAreNotSeen(String word) {
        assertThat(Words.of(word)).hasSize(1).isEqualTo(Words.of(word.replaceAll("\\p{Cf}", "")));
    }

    @Test
    void digitsOfAnyScriptAreWords() {
        assertThat(Words.of("Sector 17, ward-4b")).containsExactly("17", "4b", "sector", "ward");
        assertThat(Words.of("ਸੈਕਟਰ ੧੭")).hasSize(2).contains("੧੭");
    }

    @Test
    void aWordIsFoundByAnyBeginning() {
        assertThat(Words.beginnings(List.of("pune", "pb", "p"))).containsExactly("p", "pb", "pu", "pun", "pune");
        assertThat(Words.beginnings(List.of())).isEmpty();
    }

    @Test
    void ofALongWordTheFirstLettersCount() {
        String word = "a".repeat(40);

        assertThat(Words.beginnings(List.of(word))).hasSize(32).contains(Words.beginning(word));
        assertThat(Words.beginning("pune")).isEqualTo("pune");
    }

    @Test
    void aLetterOfTwoCharactersIsNotTorn() {
        assertThat(Words.beginnings(List.of("𑀧𑀼"))).containsExactly("𑀧", "𑀧𑀼");
        assertThat(Words.beginning("𑀧".repeat(40))).isEqualTo("𑀧".repeat(32));
    }

    @Test
    void whatSeparatesTheSegmentsOfAnIdSeparatesWords() {
        assertThat(Words.of("pb.amritsar.water-supply_2")).containsExactly("2", "amritsar", "pb", "supply", "water");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".*", "^$", "\\", "— … !", "\u0301", "🏙"})
    void withoutLettersAndDigitsThereAreNoWords(String text) {
        assertThat(Words.of(text)).isEmpty();
    }
}
