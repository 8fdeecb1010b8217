package org.caminar.engine.nation;

import java.util.ArrayList;
import java.util.List;
import org.caminar.engine.firm.Census;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.GroupKind;
import org.caminar.engine.model.Indicator;
import org.caminar.engine.model.Observation;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Stratum;

/** Makes what the nation publishes after a census: indicators of the whole and of every group. */
public final class Bulletin {
    private Bulletin() {}

    /** Computes the indicators of a census. */
    public static Observation of(
            int quarter, Census census, Nation nation, Design design, Policy policy, int quartersSinceLast) {
        Indicators indicators = new Indicators(census, quartersSinceLast);
        double[] values = indicators.national();
        values[Indicator.SPENDING.ordinal()] = nation.spending();
        values[Indicator.SPENDING_PCT_GDP.ordinal()] = 100 * nation.spendingShare();
        List<Observation.Group> groups = new ArrayList<>();
        for (GroupKind kind : GroupKind.values()) {
            for (int i = 0; i < census.count(kind); i++) {
                double[] of = indicators.group(kind, i);
                if (kind == GroupKind.SIZE_CLASS && i == Stratum.LARGE.ordinal()) {
                    of[Indicator.SMES.ordinal()] = 0;
                }
                if (of[Indicator.FIRMS.ordinal()] > 0) {
                    groups.add(new Observation.Group(kind, name(kind, i, design, policy), ungrouped(of)));
                }
            }
        }
        return new Observation(quarter, values, List.copyOf(groups));
    }

    private static double[] ungrouped(double[] values) {
        for (Indicator indicator : Indicator.values()) {
            if (!indicator.grouped()) {
                values[indicator.ordinal()] = Double.NaN;
            }
        }
        return values;
    }

    private static String name(GroupKind kind, int i, Design design, Policy policy) {
        return switch (kind) {
            case REGION -> design.country().regions().get(i).name();
            case SECTOR -> design.country().sectors().get(i).name();
            case SIZE_CLASS -> Stratum.values()[i].code();
            case INITIAL_QUARTILE -> "q" + (i + 1);
            case PROGRAMME -> policy.name(i);
        };
    }
}
