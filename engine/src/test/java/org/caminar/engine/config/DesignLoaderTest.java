package org.caminar.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caminar.engine.model.Allocation;
import org.caminar.engine.model.Country;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Programme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FEATURE UNDER TEST: an experiment's files and overrides become a design. */
class DesignLoaderTest {
    private static final Path CONF = ConfDirectory.PROJECT;

    @TempDir
    Path temp;

    @Test
    void readsTheReferenceSetting() {
        Design design = reference();
        assertThat(design.experiment().horizon()).isEqualTo(80);
        assertThat(design.experiment().budget()).isEqualTo(0.0006);
        assertThat(design.experiment().replicates()).isEqualTo(20);
        assertThat(design.firms()).isEqualTo(20_000);
        assertThat(design.country().regions()).hasSize(12).allMatch(region -> region.share() == 1);
        assertThat(design.country().sectors()).hasSize(4);
        assertThat(design.country().districts())
                .isEqualTo(new Country.DistrictLayout(Country.Assignment.NATIONAL_DRAW, 50, 400, 0.7));
        assertThat(design.country().population().small().typicalSize()).isEqualTo(Math.exp(3.1));
        assertThat(design.parameters().learning().bridgingTies()).isEqualTo(1);
        assertThat(design.parameters().supply().regionalShare()).isZero();
        assertThat(design.parameters().supply().certifiedPreference()).isEqualTo(1);
        assertThat(design.parameters().certification().unaided()).isEqualTo(1);
    }

    @Test
    void keepsScenariosInTheExperimentsOrderAndProgrammesByName() {
        Design design = reference();
        assertThat(List.copyOf(design.scenarios().keySet()))
                .isEqualTo(design.experiment().scenarios())
                .hasSize(12);
        assertThat(List.copyOf(design.programmes().keySet())).isSorted().hasSize(14);
        assertThat(design.requireScenario("bridging-then-linkage").programmes())
                .containsExactly(new Allocation("bridging", 1, 0, 40), new Allocation("linkage", 1, 40, 4000));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyExperimentWhoseCountryIsHereLoadsAndRoundTrips(String experiment) {
        LoadedDesign loaded = DesignLoader.load(CONF, experiment, List.of());
        assertThat(DesignLoader.parse(loaded.resolved())).isEqualTo(loaded.design());
        assertThat(DesignLoader.parse(loaded.resolved()).scenarios().keySet())
                .containsExactlyElementsOf(loaded.design().scenarios().keySet());
        assertThat(loaded.resolved()).doesNotContain("programme-defaults").doesNotContain("${");
    }

    static Stream<String> experiments() {
        List<String> countries = ConfFiles.names(CONF.resolve(ConfFiles.COUNTRIES));
        return DesignLoader.experiments(CONF).stream().filter(name -> countries.contains(countryOf(name)));
    }

    private static String countryOf(String experiment) {
        return ConfigFactory.parseFile(
                        CONF.resolve("experiments/" + experiment + ".conf").toFile())
                .getString("experiment.country");
    }

    @ParameterizedTest
    @MethodSource("countries")
    void everyCountryLoadsWithEveryScenario(String country) {
        List<String> overrides = List.of(
                "experiment.country=" + country, "experiment.scenarios=" + allScenarios(), "experiment.scale=0.01");
        Design design = DesignLoader.load(CONF, "demo", overrides).design();
        assertThat(design.scenarios()).hasSize(18);
        assertThat(design.country().title()).isNotBlank();
    }

    static Stream<String> countries() {
        return ConfFiles.names(CONF.resolve(ConfFiles.COUNTRIES)).stream();
    }

    private static List<String> allScenarios() {
        return List.of(
                "baseline",
                "credit",
                "export-promotion",
                "linkage",
                "frontier-rd",
                "closed-association",
                "extension",
                "bridging-closed",
                "bridging",
                "both",
                "bridging-then-linkage",
                "linkage-then-bridging",
                "local-cluster",
                "business-development-centre",
                "export-consortium",
                "certification-body",
                "outsourcing-exchange",
                "development-partnership");
    }

    @Test
    void overridesAreStrongestAndTheLastOneWins() {
        Design design = DesignLoader.load(
                        CONF,
                        "reference",
                        List.of("experiment.replicates=3", "experiment.replicates=4", "model.growth.selection = 0.01"))
                .design();
        assertThat(design.experiment().replicates()).isEqualTo(4);
        assertThat(design.parameters().growth().selection()).isEqualTo(0.01);
    }

    @Test
    void anExperimentAddsAProgrammeBuiltOnAPreset() throws IOException {
        Path file = temp.resolve("mine.conf");
        Files.writeString(
                file,
                Files.readString(CONF.resolve("experiments/reference.conf"))
                        + "\nprogrammes.cheap = ${programmes.bridging} { unit-cost = 0.01 }\n");
        Design design = DesignLoader.load(CONF, file.toString(), List.of()).design();
        assertThat(design.programmes().get("cheap").unitCost()).isEqualTo(0.01);
        assertThat(design.programmes().get("cheap").pool())
                .isEqualTo(design.programmes().get("bridging").pool());
    }

    @Test
    void aResolvedFileNeedsNoConfigurationDirectory() throws IOException {
        LoadedDesign loaded = DesignLoader.load(CONF, "reference", List.of("experiment.replicates=3"));
        Path file = temp.resolve("experiment.conf");
        Files.writeString(file, loaded.resolved());
        Path nowhere = temp.resolve("nowhere");
        assertThat(DesignLoader.load(nowhere, file.toString(), List.of()).design())
                .isEqualTo(loaded.design());
        Design shorter = DesignLoader.load(nowhere, file.toString(), List.of("experiment.horizon=8"))
                .design();
        assertThat(shorter.experiment().horizon()).isEqualTo(8);
        assertThatThrownBy(() -> DesignLoader.load(CONF, file.toString(), List.of("experiment.country=peru")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "--set experiment.country=peru: experiment.country: cannot be changed in a resolved experiment, "
                                + "which carries its country profile, found \"peru\"");
    }

    @Test
    void allProblemsAreReportedAtOnceInOrder() {
        assertThatThrownBy(() -> DesignLoader.load(
                        CONF,
                        "reference",
                        List.of(
                                "experiment.sed=1",
                                "experiment.scale=2",
                                "experiment.country=refrence",
                                "modle.growth.selection=0",
                                "model.growth.selection=5 kg",
                                "programmes.credit.access.fee=-1")))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .extracting(ConfigProblem::path)
                                .containsExactly(
                                        "experiment.country",
                                        "experiment.scale",
                                        "experiment.sed",
                                        "model.growth.selection",
                                        "modle",
                                        "programmes.credit.access.fee"));
    }

    @Test
    void anUnknownExperimentListsThoseThatThereAre() {
        ConfDirectory.copyTo(temp);
        for (String name : List.of("refrence", "conf/experiments/refrence.conf")) {
            assertThatThrownBy(() -> DesignLoader.load(temp, name, List.of()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage(temp + "/experiments: must name an experiment in " + temp + "/experiments, found "
                            + name + "; allowed: reference; did you mean reference?");
        }
    }

    @Test
    void missingFilesAreAllNamed() throws IOException {
        ConfDirectory.copyTo(temp);
        Files.delete(temp.resolve("model.conf"));
        Files.delete(temp.resolve("scenarios.conf"));
        assertThatThrownBy(() -> DesignLoader.load(temp, "reference", List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(temp + "/model.conf: file is missing\n" + temp + "/scenarios.conf: file is missing");
    }

    @Test
    void aScenarioFundsAtMostFifteenProgrammes() {
        List<String> overrides = new ArrayList<>();
        StringBuilder crowd = new StringBuilder("scenarios.both.programmes=[");
        for (int i = 1; i <= 16; i++) {
            overrides.add("programmes.extra-" + i + "=${programmes.bridging}");
            crowd.append(i == 1 ? "" : ",")
                    .append("{programme=extra-")
                    .append(i)
                    .append(",share=0.01,start=0,end=8}");
        }
        overrides.add(crowd.append(']').toString());
        assertThatThrownBy(() -> DesignLoader.load(CONF, "reference", overrides))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "scenarios.both.programmes: must fund at most 15 programmes, institutions in place "
                                + "included, found 16");
    }

    @Test
    void everyPresetHasTheNumbersOfTheReference() {
        Design design = DesignLoader.load(CONF, "demo", List.of("experiment.country=reference", "experiment.scale=1"))
                .design();
        for (Design each : List.of(design, reference())) {
            assertPreset(each, "frontier-rd", 0.30, 0.1, 0, 0.4, 0.08, 0.98, 0, 0, 0);
            assertPreset(each, "closed-association", 0.10, 0.1, 0.6, 0.25, 0.4, 0.7, 0.2, 0, 0);
            assertPreset(each, "extension", 0.10, 0.5, 0, 0.3, 0.5, 0.7, 0.4, 0, 0);
            assertPreset(each, "bridging-closed", 0.12, 0, 0.6, 0.3, 0.5, 0.7, 0.2, 0.8, 0.3);
            assertPreset(each, "bridging", 0.12, 0.9, 0, 0.3, 0.5, 0.7, 0.8, 0.8, 0.3);
            assertThat(each.programmes().get("frontier-rd").tutelage().level()).isEqualTo(0.98);
            assertThat(each.programmes().get("linkage").unitCost()).isEqualTo(0.30);
            assertThat(each.programmes().get("export-promotion").unitCost()).isEqualTo(0.20);
        }
    }

    @Test
    void theReferenceUsesNothingBeyondItsPage() {
        Design design = reference();
        for (String name : List.of("frontier-rd", "closed-association", "extension", "bridging-closed", "bridging")) {
            Programme programme = design.programmes().get(name);
            assertThat(programme.publicUnitCost()).as(name).isEqualTo(programme.unitCost());
            assertThat(programme.setupLag()).as(name).isZero();
            assertThat(programme.pool().repository()).as(name).isFalse();
            assertThat(programme.pool().source()).as(name).isEqualTo(Programme.PoolSource.DISTRICT);
            assertThat(programme.pool().catchment()).as(name).isEqualTo(Programme.Catchment.NATION);
            assertThat(programme.forum().scope()).as(name).isEqualTo(Programme.ForumScope.ANYONE);
            assertThat(programme.tutelage().buildUp()).as(name).isZero();
            assertThat(programme.cohort()).as(name).isEqualTo(new Programme.Cohort(0, 0, 0));
        }
    }

    @Test
    void developmentPartnershipsAreCohorts() {
        Programme partnership = DesignLoader.load(CONF, "demo", List.of("experiment.country=reference"))
                .design()
                .programmes()
                .get("development-partnership");
        assertThat(partnership.access().term()).isEqualTo(12);
        assertThat(partnership.cohort().fewest()).isEqualTo(5);
        assertThat(partnership.cohort().most()).isEqualTo(10);
        assertThat(partnership.cohort().subsidyDecline()).isPositive();
    }

    private static void assertPreset(
            Design design,
            String name,
            double unitCost,
            double inclusion,
            double fee,
            double fidelity,
            double reach,
            double codifiedLevel,
            double participation,
            double breadth,
            double introduction) {
        Programme programme = design.programmes().get(name);
        assertThat(List.of(
                        programme.unitCost(),
                        programme.access().inclusion(),
                        programme.access().fee(),
                        programme.access().leaving(),
                        programme.tutelage().fidelity(),
                        programme.tutelage().reach(),
                        programme.tutelage().probability(),
                        programme.tutelage().codifiedLevel(),
                        programme.tutelage().codifiedRate(),
                        programme.tutelage().participation(),
                        programme.pool().breadth(),
                        programme.forum().introduction()))
                .as(name)
                .containsExactly(
                        unitCost,
                        inclusion,
                        fee,
                        0.06,
                        fidelity,
                        reach,
                        0.7,
                        codifiedLevel,
                        0.08,
                        participation,
                        breadth,
                        introduction);
    }

    private static Design reference() {
        return DesignLoader.load(CONF, "reference", List.of()).design();
    }
}
