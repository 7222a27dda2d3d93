package org.tenantry.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tenantry.configuration.Json.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class DocumentsTest {
    /** Those of RFC 7396's examples in which document and patch are objects. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a': 'b'}                       | {'a': 'c'}                          | {'a': 'c'}
            {'a': 'b'}                       | {'b': 'c'}                          | {'a': 'b', 'b': 'c'}
            {'a': 'b'}                       | {'a': null}                         | {}
            {'a': 'b', 'b': 'c'}             | {'a': null}                         | {'b': 'c'}
            {'a': ['b']}                     | {'a': 'c'}                          | {'a': 'c'}
            {'a': 'c'}                       | {'a': ['b']}                        | {'a': ['b']}
            {'a': {'b': 'c'}}                | {'a': {'b': 'd', 'c': null}}        | {'a': {'b': 'd'}}
            {'a': [{'b': 'c'}]}              | {'a': [1]}                          | {'a': [1]}
            {'e': null}                      | {'a': 1}                            | {'e': null, 'a': 1}
            """)
    void aDocumentIsPatchedAsByTheStandard(String document, String patch, String patched) {
        assertThat(Documents.patched(json(document), json(patch))).isEqualTo(json(patched));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                               | {'a': {'bb': {'ccc': null}}}        | {}
            {'a': {'b': {'c': 1}}, 'd': 1}   | {'a': {'b': {'c': null}}}           | {'d': 1}
            {'a': {'b': {'c': 1}, 'd': 1}}   | {'a': {'b': {'c': null}}}           | {'a': {'d': 1}}
            {'a': 'b'}                       | {'a': {'b': null}}                  | {}
            """)
    void anObjectThatIsLeftWithoutMembersGoesWithThem(String document, String patch, String patched) {
        assertThat(Documents.patched(json(document), json(patch))).isEqualTo(json(patched));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                               | {'a': {}}                           | {'a': {}}
            {'a': 1}                         | {'a': {'b': {}}}                    | {'a': {'b': {}}}
            {'a': {}}                        | {'a': {'b': null}}                  | {'a': {}}
            {'a': {'b': 1}}                  | {'a': {}}                           | {'a': {'b': 1}}
            {'a': [1]}                       | {'a': [null, {'b': null}]}          | {'a': [null, {'b': null}]}
            {'a/b': {'~': 1}}                | {'a/b': {'~': null, '/': 2}}        | {'a/b': {'/': 2}}
            """)
    void anEmptyObjectIsAValue(String document, String patch, String patched) {
        assertThat(Documents.patched(json(document), json(patch))).isEqualTo(json(patched));
    }

    @Test
    void neitherDocumentNorPatchIsChanged() {
        ObjectNode document = json("{'a': {'b': {'c': 1}, 'd': 1}}");
        ObjectNode patch = json("{'a': {'b': {'c': null, 'e': {'f': 1}}}}");

        assertThat(Documents.patched(document, patch)).isEqualTo(json("{'a': {'b': {'e': {'f': 1}}, 'd': 1}}"));
        assertThat(document).isEqualTo(json("{'a': {'b': {'c': 1}, 'd': 1}}"));
        assertThat(patch).isEqualTo(json("{'a': {'b': {'c': null, 'e': {'f': 1}}}}"));
    }

    @Test
    void aPatchOfManyLevelsIsRefused() {
        ObjectNode patch = json("{'a': null}");
        for (int i = 0; i < 10_000; i++) {
            ObjectNode outer = json("{}");
            outer.set("a", patch);
            patch = outer;
        }
        ObjectNode deep = patch;

        assertThat(catchThrowableOfType(FlawedException.class, () -> Documents.patched(json("{}"), deep))
                        .flaws())
                .singleElement()
                .extracting(Flaw::pointer)
                .isEqualTo("/a".repeat(16));
    }
}
