package org.caminar.jobs.aggregate;

import static org.caminar.jobs.aggregate.Cells.orNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.caminar.engine.model.Indicator;

/** Turns the series of all scenarios at one quarter into rows of {@code effects}: together, since Holm's correction spans them. */
final class EffectRows implements FlatMapFunction<Row, Row> {
    /** Column that holds an array of (scenario, series). */
    static final String SCENARIOS = "scenarios";

    private static final long serialVersionUID = 1L;

    private final String baseline;

    EffectRows(String baseline) {
        this.baseline = baseline;
    }

    private record Effect(String scenario, Indicator indicator, Pairs pairs) {}

    @Override
    public Iterator<Row> call(Row row) {
        int quarter = row.<Integer>getAs("quarter");
        List<Effect> effects = effects(row.getList(row.fieldIndex(SCENARIOS)));
        double[] p = effects.stream()
                .mapToDouble(e -> e.pairs().difference().pValue())
                .toArray();
        double[] corrected = Holm.correct(p);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            rows.add(row(effects.get(i), quarter, p[i], corrected[i]));
        }
        return rows.iterator();
    }

    private List<Effect> effects(List<Row> scenarios) {
        int indicators = Indicator.values().length;
        List<Effect> effects = new ArrayList<>();
        List<Row> sorted = scenarios.stream()
                .sorted(Comparator.comparing((Row s) -> s.getString(0)))
                .toList();
        sorted.stream().filter(s -> s.getString(0).equals(baseline)).findFirst().ifPresent(base -> {
            Series reference = Series.read(base, Series.COLUMN, indicators);
            for (Row scenario : sorted) {
                if (!scenario.getString(0).equals(baseline)) {
                    Series series = Series.read(scenario, Series.COLUMN, indicators);
                    for (Indicator indicator : Indicator.values()) {
                        effects.add(new Effect(
                                scenario.getString(0), indicator, series.pairs(reference, indicator.ordinal())));
                    }
                }
            }
        });
        return effects;
    }

    private Row row(Effect effect, int quarter, double p, double corrected) {
        Pairs pairs = effect.pairs();
        Sample difference = pairs.difference();
        double[] improved = pairs.improved(effect.indicator().better());
        return RowFactory.create(
                effect.scenario(),
                baseline,
                quarter,
                Cells.year(quarter),
                effect.indicator().column(),
                effect.indicator().unit(),
                orNull(difference.mean()),
                orNull(difference.sd()),
                orNull(difference.mcse()),
                orNull(difference.mean() - difference.halfWidth()),
                orNull(difference.mean() + difference.halfWidth()),
                orNull(pairs.relativeEffectPct()),
                orNull(improved[0]),
                orNull(improved[1]),
                orNull(improved[2]),
                orNull(pairs.correlation()),
                orNull(pairs.varianceReduction()),
                orNull(p),
                orNull(corrected),
                pairs.n());
    }
}
