package org.caminar.engine.firm;

import java.util.List;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * The order in which the mechanisms act on a district in one quarter. Learning reads everybody's knowledge at the start of the quarter,
 * production its productivity, so the order of firms never matters. Before any of them a district's columns are fetched from memory. No column holds productivity: before anything changes it is what the
 * last quarter ended with.
 */
final class Schedule {
    private final Design design;
    private final Policy policy;
    private final Layout layout;
    private final Draws draws;
    private final List<Phase> phases;

    /** What one mechanism does to a district in a quarter. */
    @FunctionalInterface
    interface Mechanism {
        void act(District district, Conditions now, Halo halo, Tally tally, Workspace work);
    }

    /** A mechanism with its name. */
    record Phase(String name, Mechanism mechanism) {}

    /**
     * @param layout finds the district of a bridging partner
     */
    Schedule(Design design, Policy policy, Layout layout, Draws draws) {
        this.design = design;
        this.policy = policy;
        this.layout = layout;
        this.draws = draws;
        this.phases = List.copyOf(phases(design.parameters()));
    }

    /** The mechanisms in the order in which they act. */
    List<Phase> phases() {
        return phases;
    }

    /** Lives through a quarter. */
    void quarter(District district, Conditions now, Halo halo, Tally tally, Workspace work) {
        for (Phase phase : phases) {
            phase.mechanism().act(district, now, halo, tally, work);
        }
    }

    private List<Phase> phases(Parameters p) {
        Acquaintance acquaintance = new Acquaintance(p.learning(), policy, layout, draws);
        float[] drifts = Growth.drifts(design.country().population(), p.growth());
        return List.of(
                new Phase("fetching", (district, now, halo, tally, work) -> work.touched = district.firms.touch()),
                new Phase(
                        "productivity at the start",
                        (district, now, halo, tally, work) ->
                                Productivity.update(district.firms, p.production(), work)),
                new Phase("draws", (district, now, halo, tally, work) -> draw(district, now, work)),
                new Phase(
                        "obsolescence",
                        (district, now, halo, tally, work) -> Learning.obsolescence(district, p.knowledge(), work)),
                new Phase(
                        "learning",
                        (district, now, halo, tally, work) ->
                                Learning.alone(district, p.learning(), now.logMeanProductivity(), work)),
                new Phase("bridging ties", (district, now, halo, tally, work) -> {
                    if (now.ties()) {
                        Bridging.learn(district, p.learning(), layout, halo, work);
                    }
                }),
                new Phase(
                        "value chains",
                        (district, now, halo, tally, work) ->
                                ValueChainLearning.learn(district, now.quarter(), p.learning(), draws, work)),
                new Phase(
                        "recombination",
                        (district, now, halo, tally, work) ->
                                Learning.recombination(district, p.recombination(), work)),
                new Phase(
                        "enrolment",
                        (district, now, halo, tally, work) ->
                                Enrolment.update(district, now, policy, draws, tally, work)),
                new Phase(
                        "tutelage",
                        (district, now, halo, tally, work) -> Tutelage.learn(district, now, policy, draws, work)),
                new Phase(
                        "introductions",
                        (district, now, halo, tally, work) ->
                                Bridging.introduce(district, halo, p.learning().bridgingTies())),
                new Phase(
                        "finance",
                        (district, now, halo, tally, work) -> Finance.update(district, now, p.finance(), tally, work)),
                new Phase(
                        "capability",
                        (district, now, halo, tally, work) -> Capability.update(district.firms, p.knowledge(), work)),
                new Phase(
                        "supply",
                        (district, now, halo, tally, work) ->
                                Supply.update(district, now, p.supply(), draws, tally, work)),
                new Phase(
                        "certification",
                        (district, now, halo, tally, work) ->
                                Certification.update(district, now, p.certification(), draws, tally, work)),
                new Phase(
                        "exports",
                        (district, now, halo, tally, work) ->
                                Exports.update(district, now, policy, p.exports(), draws, work)),
                new Phase(
                        "growth",
                        (district, now, halo, tally, work) -> Growth.update(
                                district, now.logMeanProductivity(), drifts, p.growth(), p.production(), work)),
                new Phase(
                        "renewal",
                        (district, now, halo, tally, work) -> Renewal.update(
                                district, now, p, design.country().population(), draws, tally, work)),
                new Phase(
                        "productivity",
                        (district, now, halo, tally, work) ->
                                Productivity.update(district.firms, p.production(), work)),
                new Phase(
                        "accounts",
                        (district, now, halo, tally, work) ->
                                Accounts.close(district, now.quarter(), policy, p, draws, tally, work)),
                new Phase("next ties", (district, now, halo, tally, work) -> {
                    int next = now.quarter() + 1;
                    if (now.ties() || acquaintance.forums(next)) {
                        tally.bridged += acquaintance.list(district, next, halo, work);
                    }
                }));
    }

    private void draw(District district, Conditions now, Workspace work) {
        int first = district.firms.firstFirm;
        int count = district.size();
        Lanes.BEST.blocks(
                draws,
                first,
                now.quarter(),
                DrawSite.ATTENTION,
                DrawSite.SHOCK,
                count,
                work.capacity,
                work.attention,
                work.shocks);
    }
}
