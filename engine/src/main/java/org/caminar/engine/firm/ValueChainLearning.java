package org.caminar.engine.firm;

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
    static void learn(
            FirmColumns firms,
            District district,
            int quarter,
            Parameters.Learning learning,
            Draws draws,
            Workspace work) {
        Source lead =
                Source.of(learning.leadFirm(), learning.leadLevel(), learning.codifiedRate(), 1 - learning.captivity());
        Source market = Source.of(learning.exporting(), learning.exportLevel(), learning.codifiedRate(), 1);
        for (int i = district.smes; i < district.to; i++) {
            int status = firms.status[i];
            if ((status & Status.IN_CHAIN) == 0) {
                continue;
            }
            if ((status & Status.SUPPLIER) != 0) {
                draws.block(firms.firstFirm + i, quarter, DrawSite.LEAD_FIRM, work.block);
                lead.teach(firms, district, i, work);
            }
            if ((status & Status.EXPORTER) != 0) {
                draws.block(firms.firstFirm + i, quarter, DrawSite.EXPORTING, work.block);
                market.teach(firms, district, i, work);
            }
        }
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

        /** One codified and one tacit transfer, each in a domain of its own; the draws stand in {@code work.block}. */
        void teach(FirmColumns firms, District district, int i, Workspace work) {
            int k = work.block[0] & 7;
            firms.codified[k][i] += share(k) * Transfer.codified(level, work.startCodified[k][i - district.from], rate);
            int j = work.block[0] >>> 3 & 7;
            float gap = level - work.startExperiential[j][i - district.from];
            if (gap > 0f && Draws.uniform(work.block[1]) < probability) {
                firms.experiential[j][i] += Transfer.tacit(gap, share(j) * fidelity, inverseReach);
            }
        }

        private float share(int domain) {
            return domain < Domain.PROCESS_COUNT ? 1f : functional;
        }
    }
}
