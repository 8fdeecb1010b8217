package org.caminar.jobs.montecarlo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.util.SerializableConfiguration;
import org.caminar.jobs.dataset.Location;
import org.caminar.jobs.dataset.TableFile;
import org.caminar.jobs.dataset.TableSchema;
import org.caminar.jobs.dataset.Tables;

/**
 * Writes the runs of a wave in one pass, a file for each table below the wave's staging directory. A file gets its name when it is
 * complete, so that a task that dies, or runs twice, leaves nothing torn.
 */
final class WaveWriter implements VoidFunction<Iterator<RunRows>> {
    private static final long serialVersionUID = 1L;

    /** Name of the one file of a table: the ledger must be one file, so that one rename publishes the wave. */
    private static final String FILE = "part-00000.parquet";

    private final String staging;
    private final SerializableConfiguration configuration;

    /** Writes into the directory {@code staging}, a URI or path. */
    WaveWriter(String staging, Configuration configuration) {
        this.staging = staging;
        this.configuration = new SerializableConfiguration(configuration);
    }

    @Override
    public void call(Iterator<RunRows> runs) throws IOException {
        List<TableFile> files = new ArrayList<>();
        try {
            for (TableSchema table : Tables.SWEEP) {
                files.add(TableFile.create(table, new Location(draft(table)), configuration.value()));
            }
            while (runs.hasNext()) {
                RunRows run = runs.next();
                for (int t = 0; t < files.size(); t++) {
                    run.write(Tables.SWEEP.get(t), files.get(t));
                }
            }
        } finally {
            for (TableFile file : files) {
                file.close();
            }
        }
        for (TableSchema table : Tables.SWEEP) {
            name(draft(table), new Path(directory(table), FILE));
        }
    }

    private void name(Path draft, Path file) throws IOException {
        FileSystem files = file.getFileSystem(configuration.value());
        files.delete(file, false);
        if (!files.rename(draft, file)) {
            throw new IOException("cannot rename " + draft + " to " + file);
        }
    }

    private Path draft(TableSchema table) {
        return new Path(directory(table), "draft-" + TaskContext.get().taskAttemptId());
    }

    private Path directory(TableSchema table) {
        return new Path(staging, table.name());
    }
}
