package org.caminar.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: did you mean. */
class SuggestionsTest {
    @ParameterizedTest
    @CsvSource({
        "abc,abc,0",
        "abc,acb,1",
        "abc,abcd,1",
        "abc,ac,1",
        "abc,axc,1",
        "kitten,sitting,3",
        "'',abc,3",
        "ca,abc,3"
    })
    void countsEditsWithSwapsAsOne(String a, String b, int edits) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(edits);
        assertThat(Suggestions.distance(b, a)).isEqualTo(edits);
    }

    @Test
    void seesThroughOtherSpellings() {
        assertThat(Suggestions.findClosest("observeEvery", List.of("observe-every", "hash-every")))
                .contains("observe-every");
        assertThat(Suggestions.findClosest("Observe_Every", List.of("observe-every", "hash-every")))
                .contains("observe-every");
    }

    @Test
    void isSilentWhenNothingIsNear() {
        assertThat(Suggestions.phrase("zzz", List.of("alpha", "beta"))).isEmpty();
        assertThat(Suggestions.among("zzz", List.of())).isEqualTo("; allowed: none");
    }
}
