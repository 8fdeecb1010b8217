package org.caminar.engine.config;

import static org.caminar.engine.config.Section.COUNTRY;
import static org.caminar.engine.config.Section.EXPERIMENT;
import static org.caminar.engine.config.Section.MODEL;
import static org.caminar.engine.config.Section.PROGRAMMES;
import static org.caminar.engine.config.Section.SCENARIOS;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.caminar.engine.model.Allocation;
import org.caminar.engine.model.Country;
import org.caminar.engine.model.Experiment;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Population.SizeStructure;
import org.caminar.engine.model.Programme;
import org.caminar.engine.model.SizeClass;

/** The rules that span several keys. Each looks only at what could be bound, so that no problem is reported twice. */
final class DesignRules {
    /** What fits into the memory layout of one run. */
    static final long MOST_FIRMS = 150_000_000;

    private static final double SHARES_TOLERANCE = 0.005;
    private static final double BUDGET_TOLERANCE = 1e-9;

    private final Draft draft;
    private final Sources sources;
    private final Problems problems;

    DesignRules(Draft draft, Sources sources, Problems problems) {
        this.draft = draft;
        this.sources = sources;
        this.problems = problems;
    }

    void check() {
        draft.experiment().ifPresent(this::experiment);
        draft.country().ifPresent(this::country);
        draft.parameters().ifPresent(this::parameters);
        draft.experiment().ifPresent(experiment -> draft.country().ifPresent(country -> scale(experiment, country)));
        programmes();
        scenarios();
    }

    private void experiment(Experiment experiment) {
        KeyPath at = KeyPath.of(EXPERIMENT);
        fileName(at.child("name"), experiment.name());
        KeyPath listed = at.child("scenarios");
        notEmpty(listed, experiment.scenarios());
        distinct(listed, experiment.scenarios(), Function.identity(), "");
        for (int i = 0; i < experiment.scenarios().size(); i++) {
            known(listed.at(i), "a scenario", experiment.scenarios().get(i), draft.scenarioNames());
        }
        known(at.child("baseline"), "one of the experiment's scenarios", experiment.baseline(), experiment.scenarios());
        within(at.child("observe-every"), experiment.observeEvery(), experiment.horizon());
        within(at.child("hash-every"), experiment.hashEvery(), experiment.horizon());
    }

    private void within(KeyPath at, int interval, int horizon) {
        require(
                interval <= horizon,
                at,
                "must be at most experiment.horizon, " + horizon + " quarters, found " + interval + " quarters");
    }

    private void country(Country country) {
        KeyPath at = KeyPath.of(COUNTRY);
        shares(at.child("regions"), country.regions(), Country.Region::name, Country.Region::share);
        shares(at.child("sectors"), country.sectors(), Country.Sector::name, Country.Sector::share);
        KeyPath population = at.child("population");
        double sum = 0;
        for (SizeClass size : SizeClass.values()) {
            SizeStructure structure = country.population().of(size);
            sum += structure.share();
            require(
                    structure.fewest() <= structure.most(),
                    population.child(Names.of(size)).child("fewest"),
                    "must not exceed most, " + Quantities.plain(structure.most()) + ", found "
                            + Quantities.plain(structure.fewest()));
        }
        require(
                Math.abs(sum - 1) <= SHARES_TOLERANCE,
                population,
                "shares of micro, small, medium and large must sum to 1 (within " + SHARES_TOLERANCE + "), found "
                        + rounded(sum));
        allocations(at.child("institutions"), country.institutions());
    }

    private <T> void shares(KeyPath at, List<T> list, Function<T, String> name, ToDoubleFunction<T> share) {
        notEmpty(at, list);
        distinct(at, list, name, "name");
        for (int i = 0; i < list.size(); i++) {
            double value = share.applyAsDouble(list.get(i));
            require(value > 0, at.at(i).child("share"), "must be above 0, found " + Quantities.plain(value));
        }
    }

    private void parameters(Parameters parameters) {
        Parameters.Knowledge knowledge = parameters.knowledge();
        require(
                knowledge.lowest() < knowledge.highest(),
                KeyPath.of(MODEL, "knowledge", "lowest"),
                "must be below highest, " + Quantities.plain(knowledge.highest()) + ", found "
                        + Quantities.plain(knowledge.lowest()));
    }

    private void scale(Experiment experiment, Country country) {
        long firms = Math.max(1, Math.round(country.firms() * experiment.scale()));
        require(
                firms <= MOST_FIRMS,
                KeyPath.of(EXPERIMENT, "scale"),
                "must leave at most " + MOST_FIRMS + " firms to simulate, found " + firms);
        KeyPath districts = KeyPath.of(COUNTRY, "districts");
        Country.DistrictLayout layout = country.districts();
        switch (layout.assignment()) {
            case NATIONAL_DRAW -> atMostFirms(districts.child("count"), layout.count(), firms);
            case BY_REGION -> atMostFirms(districts.child("mean-size"), layout.meanSize(), firms);
        }
    }

    private void atMostFirms(KeyPath at, double number, long firms) {
        require(
                number <= firms,
                at,
                "must be at most the " + firms + " firms to simulate, found " + Quantities.plain(number));
    }

    private void programmes() {
        KeyPath at = KeyPath.of(PROGRAMMES);
        draft.programmeNames().forEach(name -> fileName(at.child(name), name));
        draft.programmes().forEach((name, programme) -> {
            Programme.Cohort cohort = programme.cohort();
            require(
                    cohort.fewest() <= cohort.most(),
                    at.child(name).child("cohort").child("fewest"),
                    "must not exceed most, " + cohort.most() + ", found " + cohort.fewest());
        });
    }

    private void scenarios() {
        KeyPath at = KeyPath.of(SCENARIOS);
        draft.scenarioNames().forEach(name -> fileName(at.child(name), name));
        draft.scenarios().forEach((name, scenario) -> {
            KeyPath funded = at.child(name).child("programmes");
            allocations(funded, scenario.programmes());
            noOverspending(funded, scenario.programmes());
            fewEnough(funded, scenario.programmes());
        });
    }

    private void allocations(KeyPath at, List<Allocation> allocations) {
        for (int i = 0; i < allocations.size(); i++) {
            Allocation allocation = allocations.get(i);
            known(at.at(i).child("programme"), "a programme", allocation.programme(), draft.programmeNames());
            require(
                    allocation.start() < allocation.end(),
                    at.at(i).child("end"),
                    "must be after start, quarter " + allocation.start() + ", found quarter " + allocation.end());
        }
    }

    /** Firms store the number of their programme in four bits, of which one value means none. */
    private void fewEnough(KeyPath at, List<Allocation> allocations) {
        List<Allocation> inPlace = draft.country().map(Country::institutions).orElse(List.of());
        long funded = Stream.concat(inPlace.stream(), allocations.stream())
                .map(Allocation::programme)
                .distinct()
                .count();
        require(
                funded <= Policy.MAX_PROGRAMMES,
                at,
                "must fund at most " + Policy.MAX_PROGRAMMES + " programmes, institutions in place included, found "
                        + funded);
    }

    /** The sum of shares changes only where a window starts, so looking there is enough. */
    private void noOverspending(KeyPath at, List<Allocation> allocations) {
        for (Allocation first : allocations) {
            double sum = allocations.stream()
                    .filter(other -> other.start() <= first.start() && first.start() < other.end())
                    .mapToDouble(Allocation::share)
                    .sum();
            if (sum > 1 + BUDGET_TOLERANCE) {
                refuse(
                        at,
                        "shares must sum to at most 1 at any time, found " + rounded(sum) + " in quarter "
                                + first.start());
                return;
            }
        }
    }

    private void notEmpty(KeyPath at, List<?> list) {
        require(!list.isEmpty(), at, "must have at least one entry, found an empty list");
    }

    private <T> void distinct(KeyPath at, List<T> list, Function<T, String> name, String key) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String value = name.apply(list.get(i));
            KeyPath entry = key.isEmpty() ? at.at(i) : at.at(i).child(key);
            require(seen.add(value), entry, "must be named once, found " + value + " again");
        }
    }

    private void known(KeyPath at, String what, String name, Collection<String> allowed) {
        if (!allowed.contains(name)) {
            refuse(at, "must be " + what + ", found " + name + Suggestions.among(name, allowed));
        }
    }

    private void fileName(KeyPath at, String name) {
        require(
                Names.FILE_NAME.matcher(name).matches(),
                at,
                "must be a name of a-z, 0-9, - and _, starting with a letter or digit, found " + name);
    }

    private void require(boolean holds, KeyPath at, String message) {
        if (!holds) {
            refuse(at, message);
        }
    }

    private void refuse(KeyPath at, String message) {
        problems.add(sources.of(at), at, message);
    }

    private static String rounded(double sum) {
        return String.format(Locale.ROOT, "%.4f", sum);
    }
}
