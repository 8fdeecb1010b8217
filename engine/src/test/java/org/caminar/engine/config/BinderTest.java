package org.caminar.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;
import java.util.Map;
import org.caminar.engine.model.Param;
import org.caminar.engine.model.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: records from configuration objects by reflection. */
class BinderTest {
    record Sample(
            @Param(doc = "a share", unit = Units.SHARE, min = 0, max = 1)
            double shareOfAll,

            @Param(doc = "a time", unit = Units.QUARTERS, min = 1, max = 4000)
            int lengthOfTime,

            @Param(doc = "a seed") long seed,
            @Param(doc = "a flag") boolean on,
            @Param(doc = "a text") String title,
            @Param(doc = "a kind") Kind kind,
            @Param(doc = "names") List<String> names,
            @Param(doc = "parts") List<Part> parts,
            @Param(doc = "more parts") Map<String, Part> more) {}

    record Part(@Param(doc = "weight", unit = "kg", min = 0) double weight) {}

    enum Kind {
        PLAIN,
        TWO_WORDS
    }

    private static final String GOOD = """
            share-of-all = 0.25, length-of-time = "20 years", seed = -9007199254740995, on = true, title = "A title"
            kind = two-words, names = [a, b], parts = [{ weight = 1.5 }], more { z { weight = 1 }, y { weight = 2 } }
            """;

    @Test
    void fillsEveryKindOfComponent() {
        Sample sample = bind(GOOD);
        assertThat(sample)
                .isEqualTo(new Sample(
                        0.25,
                        80,
                        -9007199254740995L,
                        true,
                        "A title",
                        Kind.TWO_WORDS,
                        List.of("a", "b"),
                        List.of(new Part(1.5)),
                        Map.of("y", new Part(2), "z", new Part(1))));
        assertThat(sample.more().keySet()).containsExactly("y", "z");
    }

    @ParameterizedTest
    @CsvSource({"0.0006,0.0006", "'\"0.06 %\"',0.0006", "0.06 %,0.0006", "'\"7%\"',0.07", "1e-3,0.001", "'\"100 %\"',1"
    })
    void readsShares(String written, double share) {
        assertThat(bind(GOOD + "\nshare-of-all = " + written).shareOfAll()).isCloseTo(share, within(0.0));
    }

    @ParameterizedTest
    @CsvSource({
        "80,80",
        "80 quarters,80",
        "1 quarter,1",
        "20 years,80",
        "1 year,4",
        "0.5 years,2",
        "'\"2.25 years\"',9",
        "8e1,80"
    })
    void readsTimes(String written, int quarters) {
        assertThat(bind(GOOD + "\nlength-of-time = " + written).lengthOfTime()).isEqualTo(quarters);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "share-of-all = 5 kg | share-of-all: must be a share such as 0.0006 or \"0.06 %\", found \"5 kg\"",
                "share-of-all = 6 ppm | share-of-all: must be a share such as 0.0006 or \"0.06 %\", found \"6 ppm\"",
                "share-of-all = 101 % | share-of-all: must be between 0 and 1, found \"101 %\"",
                "share-of-all = NaN | share-of-all: must be finite, found NaN",
                "share-of-all = 1e999 | share-of-all: must be finite, found Infinity",
                "share-of-all = [] | share-of-all: must be a share such as 0.0006 or \"0.06 %\", found a list",
                "length-of-time = 3 months | length-of-time: must be a whole number of quarters, \"80 quarters\" or \"20 years\", "
                        + "found \"3 months\"",
                "length-of-time = 1.1 years | length-of-time: must be a whole number of quarters, \"80 quarters\" or \"20 years\", "
                        + "found \"1.1 years\"",
                "length-of-time = 0 | length-of-time: must be between 1 and 4000 quarters, found 0",
                "length-of-time = 2000 years | length-of-time: must be between 1 and 4000 quarters, found \"2000 years\"",
                "seed = 1.5 | seed: must be a whole number, found 1.5",
                "seed = 1e19 | seed: must be a whole number, found 1.0E19",
                "on = yes | on: must be true or false, found \"yes\"",
                "title = \"\" | title: must be a text, found \"\"",
                "title = 5 | title: must be a text, found 5",
                "kind = twowords | kind: must be one of plain, two-words, found \"twowords\"; did you mean two-words?",
                "names = a | names: must be a list, found \"a\"",
                "names = [a, 1] | names[1]: must be a text, found 1",
                "parts = [{ weight = \"5 kg\" }] | parts[0].weight: must be a number (kg, without a unit), found \"5 kg\"",
                "parts = [{ weight = -1 }] | parts[0].weight: must be at least 0 kg, found -1",
                "parts = [5] | parts[0]: must be an object with the keys weight, found 5",
                "more.y.wieght = 3 | more.y.wieght: unknown key; allowed: weight; did you mean weight?",
                "more = 5 | more: must be an object with a key for each name, found 5",
                "on = null | on: must be true or false, found null",
            })
    void refusesWithPlaceRuleAndFound(String line, String message) {
        assertThatThrownBy(() -> bind(GOOD + line))
                .isInstanceOf(ConfigException.class)
                .hasMessage("sample:3: " + message);
    }

    @Test
    void reportsMissingKeysWhereTheObjectStands() {
        assertThatThrownBy(() -> bind("\n" + GOOD.replace("on = true,", "") + "parts = [\n{}\n]"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("sample:1: on: missing (a flag)\nsample:5: parts[0].weight: missing (weight)");
    }

    private static Sample bind(String text) {
        ConfigObject root = ConfigFactory.parseString(
                        text, ConfigParseOptions.defaults().setOriginDescription("sample"))
                .root();
        Problems problems = new Problems();
        Binder binder = new Binder(new Sources(List.of(root), root), problems);
        var bound = binder.bind(root, Sample.class, KeyPath.ROOT);
        problems.throwIfAny();
        return bound.orElseThrow();
    }
}
