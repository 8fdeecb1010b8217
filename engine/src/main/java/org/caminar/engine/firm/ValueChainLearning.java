package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.lanes.Lanes;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Learning within value chains: from the lead firm that a supplier serves, and from export markets. Both convey what is wanted
 * (codified, fast) and help only those already near with how and why (short reach); lead firms guard functional domains.
 */
final class ValueChainLearning {
    private ValueChainLearning() {}

    /** Suppliers and direct exporters among the SMEs learn. */
    static void learn(District district, int quarter, Parameters.Learning learning, Draws draws, Workspace work) {
        Source lead =
                Source.of(learning.leadFirm(), learning.leadLevel(), learning.codifiedRate(), 1 - learning.captivity());
        Source market = Source.of(learning.exporting(), learning.exportLevel(), learning.codifiedRate(), 1);
        lead.teach(district, select(district, Status.SUPPLIER, work), quarter, DrawSite.LEAD_FIRM, draws, work);
        market.teach(district, select(district, Status.EXPORTER, work), quarter, DrawSite.EXPORTING, draws, work);
    }

    private static int select(District district, int flag, Workspace work) {
        return Lanes.BEST.select(district.firms.status, 0, flag, district.firstSme, district.size(), work.selected);
    }

    /** A teacher at a fixed level; {@code functional} scales what it passes on in functional domains. */
    private record Source(
            float level, float fidelity, float inverseReach, float probability, float rate, float functional) {

        static Source of(Parameters.Channel channel, double level, double codifiedRate, double functional) {
            return new Source(
                    (float) level,
                    (float) channel.fidelity(),
                    1f / (float) channel.reach(),
                    (float) channel.probability(),
                    (float) (codifiedRate * channel.codified()),
                    (float) functional);
        }

        /** One codified and one tacit transfer to each selected firm, each in a domain of its own. */
        void teach(District district, int count, int quarter, DrawSite site, Draws draws, Workspace work) {
            FirmColumns firms = district.firms;
            work.draw(draws, firms, quarter, site, count);
            for (int c = 0; c < count; c++) {
                int i = work.selected[c];
                int k = work.drawn[c] & 7;
                float start = work.start[firms.at(Domain.COUNT + k, i)];
                firms.codified[firms.at(k, i)] += share(k) * Transfer.codified(level, start, rate);
                int j = work.drawn[c] >>> 3 & 7;
                boolean crosses = Draws.uniform(work.drawn(1, c)) < probability;
                work.ownGap[c] = crosses ? Math.max(0f, level - work.start[firms.at(j, i)]) : 0f;
                work.value[c] = share(j) * fidelity;
            }
            Arrays.fill(work.reach, 0, count, inverseReach);
            Transfer.tacit(work.ownGap, work.value, work.reach, work.ownGain, 0, count);
            for (int c = 0; c < count; c++) {
                firms.experiential[firms.at(work.drawn[c] >>> 3 & 7, work.selected[c])] += work.ownGain[c];
            }
        }

        private float share(int domain) {
            return domain < Domain.PROCESS_COUNT ? 1f : functional;
        }
    }
}
