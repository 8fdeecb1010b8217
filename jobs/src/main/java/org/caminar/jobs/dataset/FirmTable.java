package org.caminar.jobs.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.FirmPanel;

/**
 * Writes the firm panel of one run without checkpoints into one file: memory is bounded by a row group, whatever the number of firms. Rows come in
 * the order in which districts finish; nothing appears in the table before {@link #publish}.
 */
public final class FirmTable implements FirmPanel, AutoCloseable {
    private final ResultDirectory directory;
    private final String scenario;
    private final int replicate;
    private final Location staged;
    private final FirmFile file;
    private boolean open = true;

    private FirmTable(ResultDirectory directory, String scenario, int replicate) throws IOException {
        this.directory = directory;
        this.scenario = scenario;
        this.replicate = replicate;
        this.staged = directory.staging().resolve(fileName(scenario, replicate));
        this.file = new FirmFile(staged, scenario, replicate);
    }

    /** Starts the panel of a run. */
    public static FirmTable create(ResultDirectory directory, String scenario, int replicate) {
        try {
            return new FirmTable(directory, scenario, replicate);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the firm panel into " + directory.root(), e);
        }
    }

    @Override
    public synchronized void onDistrict(FirmBatch batch) {
        try {
            file.write(batch);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + staged, e);
        }
    }

    /** Ends the file and lets it appear in the table. */
    public synchronized void publish() {
        finish();
        AtomicFiles.publish(staged, file(directory, scenario, replicate));
    }

    /** Ends it; without {@link #publish} nothing remains. */
    @Override
    public synchronized void close() {
        finish();
        directory.clearStaging();
    }

    private void finish() {
        if (open) {
            open = false;
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot finish " + staged, e);
            }
        }
    }

    /** The file of a run's panel once it is published. */
    static Location file(ResultDirectory directory, String scenario, int replicate) {
        return directory.table(Tables.FIRMS).resolve(fileName(scenario, replicate));
    }

    private static String fileName(String scenario, int replicate) {
        return String.format(Locale.ROOT, "%s-%05d.parquet", scenario, replicate);
    }
}
