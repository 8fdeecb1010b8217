package org.caminar.engine.mechanisms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.caminar.engine.Lab;
import org.caminar.engine.api.RunResult;
import org.caminar.engine.model.FirmState;
import org.caminar.engine.model.Indicator;

/**
 * A country of 2,000 firms for 12 quarters in which every mechanism is switched off by its own parameter, so that nothing happens
 * but what a test switches on.
 */
final class World {
    private static final List<String> STANDSTILL = List.of(
            "model.learning.by-doing=0",
            "model.learning.codified-rate=0",
            "model.learning.adaptation-fidelity=0",
            "model.learning.local-peer.fidelity=0",
            "model.learning.bridging-peer.fidelity=0",
            "model.learning.lead-firm.fidelity=0",
            "model.learning.exporting.fidelity=0",
            "model.knowledge.obsolescence=0",
            "model.recombination.probability=0",
            "model.production.shock-deviation=0",
            "model.production.shock-persistence=0",
            "model.production.initial-shock-deviation=0",
            "model.finance.saving=0",
            "model.finance.investment=0",
            "model.finance.wear=0",
            "model.supply.slots-per-lead=0",
            "model.certification.requirement=2",
            "model.exports.entry=0",
            "model.growth.selection=0",
            "model.growth.exporter=0",
            "model.growth.supplier=0",
            "model.growth.reversion=0",
            "model.growth.deviation=0",
            "model.renewal.exit-base=0",
            "model.renewal.exit-selection=0");

    private final List<String> overrides;

    private World(List<String> overrides) {
        this.overrides = overrides;
    }

    static World still() {
        return new World(STANDSTILL);
    }

    /** A world with further overrides; later ones are stronger. */
    World with(String... more) {
        return new World(Stream.concat(overrides.stream(), Stream.of(more)).toList());
    }

    /** A world whose experiment has a scenario that spends one per cent of GDP on one programme. */
    World funding(String programme, String... more) {
        return with(
                        "experiment.budget=0.01",
                        "experiment.scenarios=[baseline, test]",
                        "scenarios.test={ title=test, programmes=[{ programme=" + programme
                                + ", share=1, start=0, end=4000 }] }")
                .with(more);
    }

    RunResult run(String scenario) {
        return Lab.run(Lab.small(overrides.toArray(String[]::new)), scenario);
    }

    RunResult baseline() {
        return run("baseline");
    }

    RunResult test() {
        return run("test");
    }

    /** Firms at the end of each quarter, by quarter and in order of id, the initial ones first. */
    List<List<FirmState>> firms(String scenario) {
        List<FirmState> all = Collections.synchronizedList(new ArrayList<>());
        RunResult result = Lab.run(Lab.small(overrides.toArray(String[]::new)), scenario, batch -> {
            for (int i = 0; i < batch.size(); i++) {
                all.add(FirmState.of(batch, batch.firm(i)));
            }
        });
        List<List<FirmState>> byQuarter = new ArrayList<>();
        for (int quarter = 0; quarter < result.observations().size(); quarter++) {
            byQuarter.add(new ArrayList<>(Collections.nCopies(result.firms(), null)));
        }
        all.forEach(firm -> byQuarter.get(firm.quarter()).set(firm.firm(), firm));
        return byQuarter;
    }

    static boolean sme(FirmState firm) {
        return !firm.sizeClass().equals("large");
    }

    static double mean(List<FirmState> firms, Predicate<FirmState> group, ToDoubleFunction<FirmState> value) {
        return firms.stream().filter(group).mapToDouble(value).average().orElse(Double.NaN);
    }

    /** Change of an indicator from beginning to end. */
    static double change(RunResult run, Indicator indicator) {
        return Lab.last(run, indicator) - Lab.first(run, indicator);
    }

    static void assertUnchanged(RunResult run, Indicator... indicators) {
        for (Indicator indicator : indicators) {
            assertThat(change(run, indicator)).as("change of %s", indicator).isZero();
        }
    }
}
