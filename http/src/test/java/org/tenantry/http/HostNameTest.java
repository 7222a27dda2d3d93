package org.tenantry.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @CsvSource({
        "Portal.Amritsar.EXAMPLE, portal.amritsar.example",
        "example.com., example.com",
        "example。com。, example.com",
        "ｅｘａｍｐｌｅ.com, example.com",
        "exam\u00adple.com, example.com",
        "Bücher.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "XN--BCHER-KVA.Example, xn--bcher-kva.example",
        "faß.example, xn--fa-hia.example",
        "ਅੰਮ੍ਰਿਤਸਰ.ਭਾਰਤ, xn--w8b6d3aib1c7b0g1n.xn--s9brj9c",
        "ΕΛΛΆΔΑ.gr, xn--hxakic4aa.gr",
        "東京タワー.jp, xn--5ck2eqb538s34z.jp",
        "한국.kr, xn--3e0b707e.kr",
        "שלום.example, xn--9dbne9b.example",
        "نامه\u200cای.com, xn--mgba3gch31f060k.com",
        "l·l.cat, xn--ll-0ea.cat",
        "ısı.com.tr, xn--s-ekab.com.tr",
        "сор.рф, xn--n1aeb.xn--p1ai",
        "1.1.example, 1.1.example",
        "a1-2.b, a1-2.b"
    })
    void eachNameHasOneSpelling(String given, String normalised) {
        assertThat(HostName.normalised(given)).hasValue(normalised);
        assertThat(HostName.normalised(normalised)).hasValue(normalised);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "example",
                "example.",
                "a..b",
                ".a.b",
                "a.b..",
                "-a.com",
                "a-.com",
                "ab--cd.com",
                "a_b.com",
                "a b.com",
                "*.example.com",
                "a/b.com",
                "a:80.com",
                "a%.com",
                "a@b.com",
                "\u0000a.com",
                "1.2.3.4",
                "1.2.3.0x4",
                "127.1",
                "[::1]",
                "::1",
                "xn--.com",
                "xn--a.com",
                "xn--zzzzzzzzzzz.com",
                "1שלום.example",
                "a\u200db.com",
                "😀.ws",
                "\ud800.com"
            })
    void whatIsNoHostNameIsRefused(String given) {
        assertThat(HostName.normalised(given)).isEmpty();
    }

    /** Each with letters of other scripts that look like those of {@code paypal}, {@code apple} and so on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pаypal.com",
                "xn--pypal-4ve.com",
                "google.соm",
                "toys-я-us.com",
                "аррӏе.com",
                "xn--80ak6aa92e.com",
                "ѕсоре.example",
                "१२3.example"
            })
    void whatLooksLikeAnotherNameIsRefused(String given) {
        assertThat(HostName.normalised(given)).isEmpty();
    }

    @Test
    void labelsHave63CharactersAndNames253() {
        String label = "a".repeat(63);
        String name = String.join(".", label, label, label, "a".repeat(61));

        assertThat(HostName.normalised(name)).hasValue(name);
        assertThat(HostName.normalised(name + ".")).hasValue(name);
        assertThat(HostName.normalised("a" + name)).isEmpty();
        assertThat(HostName.normalised(name + "a")).isEmpty();
        assertThat(HostName.normalised("a." + "b".repeat(100_000))).isEmpty();
    }

    @Test
    void anInternationalNameIsReadInItsOwnLetters() {
        assertThat(HostName.readable("xn--w8b6d3aib1c7b0g1n.xn--s9brj9c")).isEqualTo("ਅੰਮ੍ਰਿਤਸਰ.ਭਾਰਤ");
        assertThat(HostName.readable("portal.example")).isEqualTo("portal.example");
    }
}
