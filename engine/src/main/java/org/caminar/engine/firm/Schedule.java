package org.caminar.engine.firm;

import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * The order in which the mechanisms act on a district in one quarter. Learning reads everybody's knowledge at the start of the quarter,
 * production its productivity, so the order of firms never matters.
 *
 * @param layout finds the district of a bridging partner
 */
record Schedule(Design design, Policy policy, Layout layout, Draws draws) {

    /** Lives through a quarter; the halo's next rows are the district's own. */
    void quarter(FirmColumns firms, District district, Conditions now, Halo halo, Tally tally, Workspace work) {
        learn(firms, district, now, halo, work);
        Enrolment.update(firms, district, now, policy, draws, tally, work);
        Tutelage.learn(firms, district, now, policy, draws, work);
        Bridging.introduce(firms, district, halo, design.parameters().learning().bridgingTies());
        produceAndTrade(firms, district, now, tally, work);
        Accounts.close(firms, district, now.quarter(), policy, design.parameters(), draws, tally, work);
    }

    private void learn(FirmColumns firms, District district, Conditions now, Halo halo, Workspace work) {
        Parameters.Learning learning = design.parameters().learning();
        int first = firms.firstFirm + district.from;
        int quarter = now.quarter();
        draws.blocks(first, district.size(), quarter, DrawSite.ATTENTION, work.capacity, work.attention);
        draws.blocks(first, district.size(), quarter, DrawSite.SHOCK, work.capacity, work.shocks);
        Learning.obsolescence(firms, district, design.parameters().knowledge(), work);
        Learning.alone(firms, district, learning, now.logMeanProductivity(), work);
        Learning.localPeer(firms, district, learning, work);
        if (now.ties()) {
            Bridging.learn(firms, district, quarter, learning, layout, halo, draws, work);
        }
        ValueChainLearning.learn(firms, district, quarter, learning, draws, work);
        Learning.recombination(firms, district, design.parameters().recombination(), work);
    }

    private void produceAndTrade(FirmColumns firms, District district, Conditions now, Tally tally, Workspace work) {
        Parameters parameters = design.parameters();
        for (int i = district.from; i < district.to; i++) {
            work.productivity[i - district.from] = FloatMath.exp(firms.logProductivity[i]);
            work.workers[i - district.from] = FloatMath.exp(firms.logWorkers[i]);
        }
        Finance.update(firms, district, now, parameters.finance(), tally, work);
        Capability.update(firms, district.from, district.to, district.from, parameters.knowledge(), work);
        Supply.update(firms, district, now, parameters.supply(), draws, tally, work);
        Certification.update(firms, district, now, parameters.certification(), draws, tally, work);
        Exports.update(firms, district, now, policy, parameters.exports(), draws, work);
        Growth.update(firms, district, now.logMeanProductivity(), parameters.growth(), parameters.production(), work);
        Renewal.update(firms, district, now, parameters, design.country().population(), draws, tally, work);
        Productivity.update(firms, district.from, district.to, parameters.production());
    }
}
