package org.caminar.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FEATURE UNDER TEST: each kind of broken configuration gives one clear message. */
class BrokenConfigurationTest {
    private static final String REFERENCE = "experiments/reference.conf";
    private static final String COUNTRY = "countries/reference.conf";

    private static final String PROGRAMMES =
            "bridging, bridging-closed, business-development-centre, certification-body, "
                    + "closed-association, credit, development-partnership, export-consortium, export-promotion, extension, frontier-rd, "
                    + "linkage, local-cluster, outsourcing-exchange";
    private static final String SCENARIOS =
            "baseline, credit, export-promotion, linkage, frontier-rd, closed-association, "
                    + "extension, bridging-closed, bridging, both, bridging-then-linkage, linkage-then-bridging";
    private static final String ALL_SCENARIOS = "baseline, both, bridging, bridging-closed, bridging-then-linkage, "
            + "business-development-centre, certification-body, closed-association, credit, development-partnership, "
            + "export-consortium, export-promotion, extension, frontier-rd, linkage, linkage-then-bridging, local-cluster, "
            + "outsourcing-exchange";

    @TempDir
    Path conf;

    /**
     * One change that breaks a sound configuration.
     *
     * @param file to change, unless {@code replacement} is an override
     * @param anchor text in the changed {@code anchorFile} whose line the message names
     * @param message the one problem; {@code @} stands for that file and line
     */
    record Break(String file, String original, String replacement, String anchorFile, String anchor, String message) {
        static Break edit(String file, String original, String replacement, String message) {
            return new Break(file, original, replacement, file, replacement, message);
        }

        static Break set(String override, String message) {
            return new Break("", "", override, "", "", "--set " + override + ": " + message);
        }

        Break at(String otherFile, String otherAnchor) {
            return new Break(file, original, replacement, otherFile, otherAnchor, message);
        }
    }

    @ParameterizedTest
    @MethodSource({"binding", "files", "countryRules", "otherRules", "overrides"})
    void givesOneMessage(Break broken) throws IOException {
        ConfDirectory.copyTo(conf);
        boolean override = broken.file.isEmpty();
        if (!override) {
            change(broken);
        }
        assertThatThrownBy(
                        () -> DesignLoader.load(conf, "reference", override ? List.of(broken.replacement) : List.of()))
                .isInstanceOf(ConfigException.class)
                .extracting(e -> e.getMessage().replace(conf.toString(), "conf"))
                .isEqualTo(override ? broken.message : broken.message.replace("@", place(broken)));
    }

    private void change(Break broken) throws IOException {
        Path file = conf.resolve(broken.file);
        String text = Files.readString(file);
        int at = text.indexOf(broken.original);
        assertThat(at).as("%s in %s", broken.original, broken.file).isNotNegative();
        Files.writeString(
                file, text.substring(0, at) + broken.replacement + text.substring(at + broken.original.length()));
    }

    private String place(Break broken) throws IOException {
        String text = Files.readString(conf.resolve(broken.anchorFile));
        int at = text.indexOf(broken.anchor);
        assertThat(at).as("%s in %s", broken.anchor, broken.anchorFile).isNotNegative();
        long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
        return "conf/" + broken.anchorFile + ":" + line;
    }

    static Stream<Break> binding() {
        return Stream.of(
                Break.edit(
                        REFERENCE,
                        "seed = ",
                        "sead = 1, seed = ",
                        "@: experiment.sead: unknown key; allowed: name, title, country, scale, seed, replicates, horizon, budget, "
                                + "baseline, scenarios, observe-every, hash-every; did you mean seed?"),
                Break.edit(
                                REFERENCE,
                                "replicates = 20",
                                "",
                                "@: experiment.replicates: missing (Monte Carlo replicates of each scenario)")
                        .at(REFERENCE, "experiment {"),
                Break.edit(
                        REFERENCE,
                        "replicates = 20",
                        "replicates = many",
                        "@: experiment.replicates: must be a whole number, found \"many\""),
                Break.edit(
                        REFERENCE,
                        "replicates = 20",
                        "replicates = 2.5",
                        "@: experiment.replicates: must be a whole number, found 2.5"),
                Break.edit(
                        REFERENCE,
                        "replicates = 20",
                        "replicates = 0",
                        "@: experiment.replicates: must be between 1 and 1000000, found 0"),
                Break.edit(
                        REFERENCE,
                        "budget = 0.0006",
                        "budget = 5 kg",
                        "@: experiment.budget: must be a share such as 0.0006 or \"0.06 %\", found \"5 kg\""),
                Break.edit(
                        REFERENCE,
                        "budget = 0.0006",
                        "budget = 60 %",
                        "@: experiment.budget: must be between 0 and 0.1, found \"60 %\""),
                Break.edit(
                        REFERENCE,
                        "budget = 0.0006",
                        "budget = NaN",
                        "@: experiment.budget: must be finite, found NaN"),
                Break.edit(
                        REFERENCE,
                        "\"80 quarters\"",
                        "\"20 months\"",
                        "@: experiment.horizon: must be a whole number of quarters, \"80 quarters\" or \"20 years\", found "
                                + "\"20 months\""),
                Break.edit(
                        REFERENCE,
                        "title = \"The reference setting, for comparison with an independent program\"",
                        "title = 5",
                        "@: experiment.title: must be a text, found 5"),
                Break.edit(
                        REFERENCE,
                        "binding-rules = true",
                        "binding-rules = maybe",
                        "@: programmes.bridging-closed.access.binding-rules: must be true or false, found \"maybe\"; so in "
                                + "7 more that share this line"),
                Break.edit(
                        COUNTRY,
                        "national-draw",
                        "national-drew",
                        "@: country.districts.assignment: must be one of national-draw, by-region, found \"national-drew\"; did "
                                + "you mean national-draw?"),
                Break.edit(
                        COUNTRY,
                        "{ name = R03, share = 1, advantage = 0 }",
                        "{ name = R03, share = 1 }",
                        "@: country.regions[2].advantage: missing (Experience of its SMEs relative to the country's)"),
                Break.edit(
                        COUNTRY,
                        "{ name = S2, share = 1 }",
                        "S2",
                        "@: country.sectors[1]: must be an object with the keys name, share, found \"S2\""),
                Break.edit(
                        COUNTRY,
                        "institutions = []",
                        "institutions = none",
                        "@: country.institutions: must be a list, found \"none\""),
                Break.edit(
                        "model.conf",
                        "obsolescence = 0.0015",
                        "obsolesence = 0.0015",
                        "@: model.knowledge.obsolesence: unknown key; allowed: substitution, obsolescence, lowest, highest, "
                                + "best-practice-deviations, pool-prior-members; did you mean obsolescence?"));
    }

    static Stream<Break> files() {
        return Stream.of(
                Break.edit(
                        REFERENCE,
                        "horizon = \"80 quarters\"",
                        "horizon = \"80 quarters",
                        "@: cannot be read: Expecting a value but got wrong token: 'newline'"),
                Break.edit(
                        REFERENCE,
                        "country = reference",
                        "country = refrence",
                        "@: experiment.country: must name a country profile in conf/countries, found refrence; allowed: "
                                + "reference; did you mean reference?"),
                Break.edit(
                                COUNTRY,
                                "institutions = []\n}",
                                "institutions = []\n}\nscenarios {}",
                                "@: scenarios: unknown key; allowed: country, model")
                        .at(COUNTRY, "scenarios {}"),
                Break.edit(
                        "programmes.conf",
                        "credit = ${programme-defaults}",
                        "credit = ${programme-default}",
                        "@: cannot be read: Could not resolve substitution to a value: ${programme-default}"),
                Break.edit(
                        REFERENCE,
                        "experiment {",
                        "resolved = perhaps, experiment {",
                        "@: resolved: must be true or false, found \"perhaps\""));
    }

    static Stream<Break> countryRules() {
        return Stream.of(
                Break.edit(
                                COUNTRY,
                                "share = 0.55",
                                "share = 0.65",
                                "@: country.population: shares of micro, small, medium and large must "
                                        + "sum to 1 (within 0.005), found 1.1000")
                        .at(COUNTRY, "population {"),
                Break.edit(
                        COUNTRY,
                        "fewest = 50, most = 250",
                        "fewest = 500, most = 250",
                        "@: country.population.medium.fewest: must not exceed most, 250, found 500"),
                Break.edit(
                        COUNTRY,
                        "name = R02",
                        "name =  R01",
                        "@: country.regions[1].name: must be named once, found R01 again"),
                Break.edit(
                        COUNTRY,
                        "name = R02, share = 1",
                        "name = R02, share = 0",
                        "@: country.regions[1].share: must be above 0, found 0"),
                Break.edit(
                                COUNTRY,
                                "firms = 20000",
                                "firms = 200000000",
                                "@: experiment.scale: must leave at most 150000000 firms to simulate, "
                                        + "found 200000000")
                        .at(REFERENCE, "scale = "),
                Break.edit(
                        COUNTRY,
                        "count = 50",
                        "count = 50000",
                        "@: country.districts.count: must be at most the 20000 firms to simulate, found 50000"),
                Break.edit(
                        COUNTRY,
                        "institutions = []",
                        "institutions = [{ programme = extention, share = 0.0001, start = 0, end = 80 }]",
                        "@: country.institutions[0].programme: must be a programme, found extention; allowed: "
                                + PROGRAMMES + "; did you " + "mean extension?"));
    }

    static Stream<Break> otherRules() {
        return Stream.of(
                Break.edit(
                        REFERENCE,
                        "baseline = baseline",
                        "baseline = credits",
                        "@: experiment.baseline: must be one of the experiment's scenarios, found credits; allowed: "
                                + SCENARIOS + "; did " + "you mean credit?"),
                Break.edit(
                        REFERENCE,
                        "name = reference",
                        "name = ../reference",
                        "@: experiment.name: must be a name of a-z, 0-9, - and _, starting with a letter or digit, found "
                                + "../reference"),
                Break.edit(
                        REFERENCE,
                        "highest = 0.99",
                        "highest = 0.5, lowest = 0.5",
                        "@: model.knowledge.lowest: must be below highest, 0.5, found 0.5"),
                Break.edit(
                        "programmes.conf",
                        "fewest = 5, most = 10",
                        "fewest = 15, most = 10",
                        "@: programmes.development-partnership.cohort.fewest: must not exceed most, 10, found 15"),
                Break.edit(
                        REFERENCE,
                        "start = \"40 quarters\", end = \"1000 years\"",
                        "start = \"40 quarters\", end = \"10 years\"",
                        "@: scenarios.bridging-then-linkage.programmes[1].end: must be after start, quarter 40, found quarter 40"),
                Break.edit(
                                REFERENCE,
                                "{ programme = bridging, share = 0.5",
                                "{ programme = bridging, share = 0.7",
                                "@: scenarios.both.programmes: shares must sum to at most 1 at any time, "
                                        + "found 1.2000 in quarter 0")
                        .at(REFERENCE, "programmes = [\n      { programme = bridging, share = 0.7"),
                Break.edit(
                        "scenarios.conf",
                        "  local-cluster {",
                        "  \"Local clusters\" {",
                        "@: scenarios.\"Local clusters\": must be a name of a-z, 0-9, - and _, starting with a letter or digit, "
                                + "found Local clusters"));
    }

    static Stream<Break> overrides() {
        return Stream.of(
                Break.set(
                        "experiment.scale",
                        "must be key=value, such as experiment.replicates=50, found experiment.scale"),
                Break.set(
                        "experiment.scale=half",
                        "experiment.scale: must be a share such as 0.0006 or \"0.06 %\", found \"half\""),
                Break.set("experiment.scale=", "cannot be read: Expecting a value but got wrong token: end of file"),
                Break.set(
                        "experiment.title={",
                        "cannot be read: expecting a close parentheses ')' here, not: end of file"),
                Break.set(
                        "exprimnt.scale=1",
                        "exprimnt: unknown key; allowed: country, experiment, model, programmes, scenarios; "
                                + "did you mean experiment?"),
                Break.set(
                        "model.\"[x]\"=1",
                        "model.\"[x]\": unknown key; allowed: knowledge, learning, recombination, production, finance, supply, "
                                + "certification, exports, growth, renewal"),
                Break.set(
                        "country.\"[0]\"=1",
                        "country.\"[0]\": unknown key; allowed: title, firms, districts, regions, sectors, population, "
                                + "institutions"),
                Break.set(
                        "experiment.scenarios=[baseline, linkages]",
                        "experiment.scenarios[1]: must be a scenario, found linkages; allowed: " + ALL_SCENARIOS
                                + "; did you mean linkage?"),
                Break.set(
                        "experiment.scenarios=[baseline, credit, credit]",
                        "experiment.scenarios[2]: must be named once, found credit again"),
                Break.set(
                        "experiment.observe-every=100",
                        "experiment.observe-every: must be at most experiment.horizon, 80 quarters, found 100 quarters"),
                Break.set("country.sectors=[]", "country.sectors: must have at least one entry, found an empty list"),
                Break.set(
                        "experiment.country=../model",
                        "experiment.country: must name a country profile in conf/countries, found ../model; allowed: reference"));
    }
}
