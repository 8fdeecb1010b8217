package org.caminar.jobs.aggregate;

import static org.caminar.jobs.aggregate.Cells.orNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.caminar.jobs.dataset.Tables;

/** Turns the series of a scenario's group, beside the baseline's, into rows of {@code group_effects}. */
final class GroupEffectRows implements FlatMapFunction<Row, Row> {
    /** Column that holds the baseline's series, or null. */
    static final String BASELINE = "baseline_series";

    private static final long serialVersionUID = 1L;

    private final String baseline;

    GroupEffectRows(String baseline) {
        this.baseline = baseline;
    }

    @Override
    public Iterator<Row> call(Row row) {
        int indicators = Tables.GROUPED.size();
        String scenario = row.getAs("scenario");
        Series series = Series.read(row, Series.COLUMN, indicators);
        boolean paired = !scenario.equals(baseline) && !row.isNullAt(row.fieldIndex(BASELINE));
        Series reference = paired ? Series.read(row, BASELINE, indicators) : null;
        int quarter = row.<Integer>getAs("quarter");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < indicators; i++) {
            Sample sample = series.sample(i);
            Sample difference = paired ? series.pairs(reference, i).difference() : new Sample(new double[0]);
            rows.add(RowFactory.create(
                    scenario,
                    row.getAs("group_kind"),
                    row.getAs("group_name"),
                    quarter,
                    Cells.year(quarter),
                    Tables.GROUPED.get(i).column(),
                    orNull(sample.mean()),
                    orNull(difference.mean()),
                    orNull(difference.mean() - difference.halfWidth()),
                    orNull(difference.mean() + difference.halfWidth()),
                    paired ? difference.n() : sample.n()));
        }
        return rows.iterator();
    }
}
