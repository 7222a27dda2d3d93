package org.tenantry.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameOrderTest {
    @ParameterizedTest
    @CsvSource({"Zürich, ZURICH", "città, Citta", "Ｔｏｋｙｏ, tokyo", "МОСКВА, москва", "Ἀθῆναι, Αθηναι", "مُحَمَّد, محمد"})
    void caseAndAccentsDoNotMatter(String one, String other) {
        assertThat(NameOrder.key(one)).isEqualTo(NameOrder.key(other));
    }

    @ParameterizedTest
    @CsvSource({"ਪੰਜਾਬ, ਪੁਣੇ", "कि, कु", "ab, a b", "Ward 1, Ward 2", "🏙, 🏚"})
    void whatIsNoAccentDoes(String one, String other) {
        assertThat(NameOrder.key(one)).isNotEqualTo(NameOrder.key(other));
    }

    @Test
    void namesComeAsAReaderExpectsThem() {
        List<String> expected = List.of(
                "",
                "9 Towns",
                "amritsar",
                "Ámritsar East",
                "Amritsar West",
                "Łódź",
                "Østfold",
                "Zürich",
                "Αθήνα",
                "Москва",
                "कानपुर",
                "दिल्ली",
                "ਅੰਮ੍ਰਿਤਸਰ",
                "ਪਟਿਆਲਾ",
                "東京");

        assertThat(expected.reversed().stream().sorted(Comparator.comparing(NameOrder::key)))
                .isEqualTo(expected);
    }
}
