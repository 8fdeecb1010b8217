package org.caminar.jobs.aggregate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.caminar.engine.model.Indicator;

/**
 * The values of all indicators by replicate, replicates in ascending order: the order of every sum, so that results do not depend
 * on how Spark divides the work.
 */
final class Series {
    /** Column that holds a series: an array of (replicate, values). */
    static final String COLUMN = "series";

    private final int[] replicates;
    private final double[][] values;

    private Series(int[] replicates, double[][] values) {
        this.replicates = replicates;
        this.values = values;
    }

    /** Collects the series of each key, in the column {@link #COLUMN}. */
    static Dataset<Row> collect(Dataset<Row> table, List<String> key, List<Indicator> indicators) {
        Column values = array(indicators.stream().map(i -> col(i.column())).toArray(Column[]::new));
        Column entry = struct(col("replicate"), values.as("values"));
        return table.groupBy(columns(key)).agg(sort_array(collect_list(entry)).as(COLUMN));
    }

    static Column[] columns(List<String> names) {
        return names.stream().map(n -> col(n)).toArray(Column[]::new);
    }

    /** Reads a series from a row; nulls become NaN. */
    static Series read(Row row, String column, int indicators) {
        List<Row> entries = row.getList(row.fieldIndex(column));
        int[] replicates = new int[entries.size()];
        double[][] values = new double[indicators][entries.size()];
        for (int r = 0; r < entries.size(); r++) {
            replicates[r] = entries.get(r).getInt(0);
            List<Double> ofReplicate = entries.get(r).getList(1);
            for (int i = 0; i < indicators; i++) {
                Double value = ofReplicate.get(i);
                values[i][r] = value == null ? Double.NaN : value;
            }
        }
        return new Series(replicates, values);
    }

    /** The defined values of an indicator. */
    Sample sample(int indicator) {
        return new Sample(
                DoubleStream.of(values[indicator]).filter(v -> !Double.isNaN(v)).toArray());
    }

    /** The replicates in which an indicator is defined both here and in {@code baseline}. */
    Pairs pairs(Series baseline, int indicator) {
        double[] ours = new double[replicates.length];
        double[] theirs = new double[replicates.length];
        int n = 0;
        int b = 0;
        for (int a = 0; a < replicates.length; a++) {
            while (b < baseline.replicates.length && baseline.replicates[b] < replicates[a]) {
                b++;
            }
            boolean paired = b < baseline.replicates.length && baseline.replicates[b] == replicates[a];
            if (paired && !Double.isNaN(values[indicator][a]) && !Double.isNaN(baseline.values[indicator][b])) {
                ours[n] = values[indicator][a];
                theirs[n] = baseline.values[indicator][b];
                n++;
            }
        }
        return Pairs.of(Arrays.copyOf(ours, n), Arrays.copyOf(theirs, n));
    }
}
