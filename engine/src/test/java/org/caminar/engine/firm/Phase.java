package org.caminar.engine.firm;

import java.util.List;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * A named part of a district's quarter. Their list is the quarter of {@link Schedule}, part by part, so that each can be timed;
 * {@code PhaseClockTest} holds the two together.
 */
record Phase(String name, Act act) {

    /** What a district goes through. */
    @FunctionalInterface
    interface Act {
        void on(FirmColumns firms, District district, Conditions now, Halo halo, Tally tally, Workspace work);
    }

    /** All phases in their order. */
    static List<Phase> all(Design design, Policy policy, Layout layout, Draws draws) {
        Parameters parameters = design.parameters();
        Parameters.Learning learning = parameters.learning();
        return List.of(
                new Phase("draws", (firms, district, now, halo, tally, work) -> {
                    int first = firms.firstFirm + district.from;
                    int count = district.size();
                    draws.blocks(first, count, now.quarter(), DrawSite.ATTENTION, work.capacity, work.attention);
                    draws.blocks(first, count, now.quarter(), DrawSite.SHOCK, work.capacity, work.shocks);
                }),
                new Phase(
                        "obsolescence",
                        (firms, district, now, halo, tally, work) ->
                                Learning.obsolescence(firms, district, parameters.knowledge(), work)),
                new Phase(
                        "learning alone",
                        (firms, district, now, halo, tally, work) ->
                                Learning.alone(firms, district, learning, now.logMeanProductivity(), work)),
                new Phase(
                        "local peer",
                        (firms, district, now, halo, tally, work) ->
                                Learning.localPeer(firms, district, learning, work)),
                new Phase("bridging", (firms, district, now, halo, tally, work) -> {
                    if (now.ties()) {
                        Bridging.learn(firms, district, now.quarter(), learning, layout, halo, draws, work);
                    }
                }),
                new Phase(
                        "value chain",
                        (firms, district, now, halo, tally, work) ->
                                ValueChainLearning.learn(firms, district, now.quarter(), learning, draws, work)),
                new Phase(
                        "recombination",
                        (firms, district, now, halo, tally, work) ->
                                Learning.recombination(firms, district, parameters.recombination(), work)),
                new Phase(
                        "enrolment",
                        (firms, district, now, halo, tally, work) ->
                                Enrolment.update(firms, district, now, policy, draws, tally, work)),
                new Phase(
                        "tutelage",
                        (firms, district, now, halo, tally, work) ->
                                Tutelage.learn(firms, district, now, policy, draws, work)),
                new Phase(
                        "introductions",
                        (firms, district, now, halo, tally, work) ->
                                Bridging.introduce(firms, district, halo, learning.bridgingTies())),
                new Phase("exponentials", (firms, district, now, halo, tally, work) -> {
                    for (int i = district.from; i < district.to; i++) {
                        work.productivity[i - district.from] = FloatMath.exp(firms.logProductivity[i]);
                        work.workers[i - district.from] = FloatMath.exp(firms.logWorkers[i]);
                    }
                }),
                new Phase(
                        "finance",
                        (firms, district, now, halo, tally, work) ->
                                Finance.update(firms, district, now, parameters.finance(), tally, work)),
                new Phase(
                        "capability",
                        (firms, district, now, halo, tally, work) -> Capability.update(
                                firms, district.from, district.to, district.from, parameters.knowledge(), work)),
                new Phase(
                        "supply",
                        (firms, district, now, halo, tally, work) ->
                                Supply.update(firms, district, now, parameters.supply(), draws, tally, work)),
                new Phase(
                        "certification",
                        (firms, district, now, halo, tally, work) -> Certification.update(
                                firms, district, now, parameters.certification(), draws, tally, work)),
                new Phase(
                        "exports",
                        (firms, district, now, halo, tally, work) ->
                                Exports.update(firms, district, now, policy, parameters.exports(), draws, work)),
                new Phase(
                        "growth",
                        (firms, district, now, halo, tally, work) -> Growth.update(
                                firms,
                                district,
                                now.logMeanProductivity(),
                                parameters.growth(),
                                parameters.production(),
                                work)),
                new Phase(
                        "renewal",
                        (firms, district, now, halo, tally, work) -> Renewal.update(
                                firms,
                                district,
                                now,
                                parameters,
                                design.country().population(),
                                draws,
                                tally,
                                work)),
                new Phase(
                        "productivity",
                        (firms, district, now, halo, tally, work) ->
                                Productivity.update(firms, district.from, district.to, parameters.production())),
                new Phase(
                        "accounts",
                        (firms, district, now, halo, tally, work) -> Accounts.close(
                                firms, district, now.quarter(), policy, parameters, draws, tally, work)));
    }
}
