package org.caminar.jobs.aggregate;

import static org.caminar.jobs.aggregate.Cells.orNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.caminar.engine.model.Indicator;

/** Turns the series of a scenario and quarter into rows of {@code summary}. */
final class SummaryRows implements FlatMapFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Row> call(Row row) {
        String scenario = row.getAs("scenario");
        int quarter = row.<Integer>getAs("quarter");
        Series series = Series.read(row, Series.COLUMN, Indicator.values().length);
        List<Row> rows = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            Sample sample = series.sample(indicator.ordinal());
            statistics(sample)
                    .forEach((statistic, value) -> rows.add(RowFactory.create(
                            scenario,
                            quarter,
                            Cells.year(quarter),
                            indicator.column(),
                            statistic,
                            orNull(value),
                            statistic.equals("mean") ? orNull(sample.mcse()) : null,
                            sample.n())));
        }
        return rows.iterator();
    }

    private static Map<String, Double> statistics(Sample sample) {
        double[] q = sample.quantiles(0, 0.05, 0.25, 0.5, 0.75, 0.95, 1);
        Map<String, Double> statistics = new LinkedHashMap<>();
        statistics.put("mean", sample.mean());
        statistics.put("sd", sample.sd());
        statistics.put("ci_low", sample.mean() - sample.halfWidth());
        statistics.put("ci_high", sample.mean() + sample.halfWidth());
        String[] names = {"min", "p05", "p25", "p50", "p75", "p95", "max"};
        for (int i = 0; i < names.length; i++) {
            statistics.put(names[i], q[i]);
        }
        return statistics;
    }
}
