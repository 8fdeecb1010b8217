package org.caminar.engine.nation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: what the nation publishes against the same computed from the firms themselves. */
class IndicatorsTest {
    private static final Design DESIGN = Lab.argentina("experiment.scenarios=[baseline, both]");
    private static final int LAST = 12;
    private static final Map<Integer, List<FirmState>> FIRMS = new ConcurrentHashMap<>();
    private static Observation observation;

    @BeforeAll
    static void run() {
        RunResult result = Lab.run(DESIGN, "both", batch -> {
            List<FirmState> quarter =
                    FIRMS.computeIfAbsent(batch.quarter(), q -> Collections.synchronizedList(new ArrayList<>()));
            for (int i = 0; i < batch.size(); i++) {
                quarter.add(FirmState.of(batch, batch.firm(i)));
            }
        });
        observation = result.observations().get(LAST);
    }

    private static boolean sme(FirmState firm) {
        return !firm.sizeClass().equals("large");
    }

    private static double sum(Predicate<FirmState> group, ToDoubleFunction<FirmState> value) {
        return FIRMS.get(LAST).stream().filter(group).mapToDouble(value).sum();
    }

    private static double mean(ToDoubleFunction<FirmState> value) {
        return sum(IndicatorsTest::sme, value) / sum(IndicatorsTest::sme, firm -> 1);
    }

    private static double percent(Predicate<FirmState> property) {
        return 100 * mean(firm -> property.test(firm) ? 1 : 0);
    }

    private static double value(FirmState firm) {
        return firm.workers() * firm.productivity();
    }

    private static double productivity(Predicate<FirmState> group) {
        return sum(group, IndicatorsTest::value) / sum(group, FirmState::workers);
    }

    private static void assertIs(Indicator indicator, double expected) {
        assertThat(observation.value(indicator))
                .as("%s", indicator)
                .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void countsAndSums() {
        assertIs(Indicator.FIRMS, DESIGN.firms());
        assertIs(Indicator.SMES, sum(IndicatorsTest::sme, firm -> 1));
        assertIs(Indicator.SME_WORKERS, sum(IndicatorsTest::sme, FirmState::workers));
        assertIs(Indicator.SME_VALUE_ADDED, sum(IndicatorsTest::sme, IndicatorsTest::value));
        assertIs(Indicator.GDP, sum(firm -> true, IndicatorsTest::value));
        assertIs(
                Indicator.SMES_SHARE_OF_WORKERS_PCT,
                100 * sum(IndicatorsTest::sme, FirmState::workers) / sum(firm -> true, FirmState::workers));
        assertIs(
                Indicator.SMES_SHARE_OF_VALUE_ADDED_PCT,
                100 * sum(IndicatorsTest::sme, IndicatorsTest::value) / sum(firm -> true, IndicatorsTest::value));
        assertIs(
                Indicator.CASH_PER_WORKER,
                sum(IndicatorsTest::sme, FirmState::cash) / sum(IndicatorsTest::sme, FirmState::workers));
    }

    @Test
    void productivityRelativeToLargeFirms() {
        double large = productivity(firm -> !sme(firm));
        assertIs(Indicator.SME_PRODUCTIVITY, productivity(IndicatorsTest::sme));
        assertIs(Indicator.RELATIVE_PRODUCTIVITY_SME, 100 * productivity(IndicatorsTest::sme) / large);
        assertIs(
                Indicator.RELATIVE_PRODUCTIVITY_MICRO,
                100 * productivity(f -> sme(f) && f.sizeClass().equals("micro")) / large);
        assertIs(
                Indicator.RELATIVE_PRODUCTIVITY_SMALL,
                100 * productivity(f -> sme(f) && f.sizeClass().equals("small")) / large);
        assertIs(
                Indicator.RELATIVE_PRODUCTIVITY_MEDIUM,
                100 * productivity(f -> sme(f) && f.sizeClass().equals("medium")) / large);
    }

    @Test
    void wagesFollowProductivityByTheirElasticity() {
        List<FirmState> before = FIRMS.get(LAST - 1);
        double logMean =
                Math.log(before.stream().mapToDouble(IndicatorsTest::value).sum()
                        / before.stream().mapToDouble(FirmState::workers).sum());
        ToDoubleFunction<FirmState> bill = firm -> firm.workers()
                * Math.exp(logMean
                        + DESIGN.parameters().finance().wageElasticity() * (Math.log(firm.productivity()) - logMean));
        double smes = sum(IndicatorsTest::sme, bill) / sum(IndicatorsTest::sme, FirmState::workers);
        double large = sum(f -> !sme(f), bill) / sum(f -> !sme(f), FirmState::workers);
        assertIs(Indicator.RELATIVE_WAGE_SME, 100 * smes / large);
    }

    @Test
    void valueChains() {
        assertIs(Indicator.DIRECT_EXPORTERS_PCT, percent(FirmState::directExporter));
        assertIs(Indicator.SUPPLIERS_PCT, percent(FirmState::supplier));
        assertIs(Indicator.GVC_PARTICIPATION_PCT, percent(f -> f.directExporter() || f.supplier()));
        assertIs(Indicator.CERTIFIED_PCT, percent(FirmState::certified));
        double standard = DESIGN.parameters().certification().requirement();
        assertIs(Indicator.MEETS_STANDARD_PCT, percent(f -> f.processScore() >= standard));
        assertIs(
                Indicator.AWARE_PCT,
                percent(f -> Arrays.stream(f.codified()).limit(6).average().orElseThrow() >= standard));
        assertIs(
                Indicator.SMES_AMONG_EXPORTERS_PCT,
                100 * sum(f -> sme(f) && f.directExporter(), f -> 1) / sum(FirmState::directExporter, f -> 1));
        assertThat(observation.value(Indicator.DIRECT_EXPORTERS_PCT)).isPositive();
        assertThat(observation.value(Indicator.SUPPLIERS_PCT)).isPositive();
    }

    @Test
    void knowledge() {
        double mean = mean(FirmState::capability);
        assertIs(Indicator.CAPABILITY_MEAN, mean);
        assertIs(Indicator.CAPABILITY_SD, Math.sqrt(mean(f -> Math.pow(f.capability() - mean, 2))));
        assertIs(Indicator.PROCESS_SCORE_MEAN, mean(FirmState::processScore));
        assertIs(
                Indicator.CODIFIED_MEAN,
                mean(f -> Arrays.stream(f.codified()).average().orElseThrow()));
        assertIs(
                Indicator.EXPERIENTIAL_MEAN,
                mean(f -> Arrays.stream(f.experiential()).average().orElseThrow()));
        assertIs(Indicator.ORIGINS_MEAN, mean(FirmState::origins));
        assertIs(Indicator.TECHNOLOGY_MEAN, mean(FirmState::technology));
        double[] sorted = FIRMS.get(LAST).stream()
                .filter(IndicatorsTest::sme)
                .mapToDouble(FirmState::capability)
                .sorted()
                .toArray();
        assertThat(observation.value(Indicator.CAPABILITY_MEDIAN)).isCloseTo(sorted[sorted.length / 2], within(1e-3));
        assertThat(observation.value(Indicator.CAPABILITY_P25)).isCloseTo(sorted[sorted.length / 4], within(1e-3));
        assertThat(observation.value(Indicator.CAPABILITY_P75)).isCloseTo(sorted[3 * sorted.length / 4], within(1e-3));
    }

    @Test
    void inequality() {
        double[] sorted = FIRMS.get(LAST).stream()
                .filter(IndicatorsTest::sme)
                .mapToDouble(FirmState::productivity)
                .sorted()
                .toArray();
        int n = sorted.length;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        assertIs(
                Indicator.PRODUCTIVITY_THEIL,
                Arrays.stream(sorted).map(a -> a / mean * Math.log(a / mean)).sum() / n);
        double weighted = 0;
        for (int i = 0; i < n; i++) {
            weighted += (i + 1) * sorted[i];
        }
        double gini = 2 * weighted / (n * n * mean) - (n + 1.0) / n;
        assertThat(observation.value(Indicator.PRODUCTIVITY_GINI)).isCloseTo(gini, within(1e-3));
        assertThat(observation.value(Indicator.PRODUCTIVITY_P90_P10))
                .isCloseTo(sorted[(int) (0.9 * n)] / sorted[(int) (0.1 * n)], within(0.02));
    }

    @Test
    void networksAndProgrammes() {
        double bridged = sum(f -> true, f -> f.bridgingTies() > 0 ? 1 : 0);
        assertIs(Indicator.BRIDGED_PCT, 100 * bridged / sum(f -> true, f -> 1));
        assertIs(Indicator.PARTICIPANTS_PCT, percent(f -> f.programme().isPresent()));
        assertThat(observation.value(Indicator.BRIDGED_PCT)).isPositive();
        assertThat(observation.value(Indicator.EVER_REACHED_PCT))
                .isGreaterThanOrEqualTo(observation.value(Indicator.PARTICIPANTS_PCT));
    }

    @Test
    void flowsSinceTheLastObservation() {
        Map<Integer, FirmState> before =
                FIRMS.get(LAST - 1).stream().collect(Collectors.toMap(FirmState::firm, firm -> firm));
        Predicate<FirmState> in = f -> f.directExporter() || f.supplier();
        assertIs(Indicator.ENTRY_RATE_PCT, 4 * percent(f -> f.age() == 0));
        assertIs(Indicator.GVC_ENTERED_PCT, percent(f -> in.test(f) && !in.test(before.get(f.firm()))));
        assertIs(Indicator.GVC_LEFT_PCT, percent(f -> f.age() > 0 && !in.test(f) && in.test(before.get(f.firm()))));
    }

    @Test
    void ofSeveralEntrantsToAPlaceTheLastIsCounted() {
        List<Integer> ages = Collections.synchronizedList(new ArrayList<>());
        Design design = Lab.small("experiment.observe-every=4", "model.renewal.exit-base=0.3");
        RunResult result = Lab.run(design, "baseline", batch -> {
            for (int i = 0; i < batch.size() && batch.quarter() == LAST; i++) {
                if (!batch.sizeClass(i).equals("large")) {
                    ages.add(batch.age(i));
                }
            }
        });
        double young = ages.stream().filter(age -> age < 4).count();
        assertThat(Lab.last(result, Indicator.ENTRY_RATE_PCT))
                .isCloseTo(100 * young / ages.size(), within(1e-9))
                .as("entries are more: their rate is 0.3 in each of four quarters")
                .isBetween(70.0, 82.0);
    }

    @Test
    void groupsAddUpToTheNation() {
        for (GroupKind kind : new GroupKind[] {GroupKind.REGION, GroupKind.SECTOR, GroupKind.SIZE_CLASS}) {
            double firms = 0;
            double smes = 0;
            for (Observation.Group group : observation.groups()) {
                if (group.kind() == kind) {
                    firms += group.values()[Indicator.FIRMS.ordinal()];
                    smes += group.values()[Indicator.SMES.ordinal()];
                }
            }
            assertThat(firms).as("%s", kind).isEqualTo(observation.value(Indicator.FIRMS));
            assertThat(smes).as("%s", kind).isEqualTo(observation.value(Indicator.SMES));
        }
    }

    @Test
    void everyGroupIsThatOfItsFirms() {
        int checked = 0;
        for (Observation.Group group : observation.groups()) {
            Predicate<FirmState> in = switch (group.kind()) {
                case REGION -> f -> f.region().equals(group.name());
                case SECTOR -> f -> f.sector().equals(group.name());
                case SIZE_CLASS -> f -> f.sizeClass().equals(group.name());
                case PROGRAMME -> f -> f.programme().equals(java.util.Optional.of(group.name()));
                case INITIAL_QUARTILE -> null;
            };
            if (in == null) {
                continue;
            }
            Predicate<FirmState> members = group.kind() == GroupKind.SIZE_CLASS ? in : in.and(IndicatorsTest::sme);
            double expected = sum(members, FirmState::capability) / sum(members, f -> 1);
            if (!Double.isNaN(expected)) {
                assertThat(group.values()[Indicator.CAPABILITY_MEAN.ordinal()])
                        .as("%s %s", group.kind(), group.name())
                        .isCloseTo(expected, within(1e-6));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(30);
    }
}
