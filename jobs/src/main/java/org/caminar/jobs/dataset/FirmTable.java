package org.caminar.jobs.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.FirmPanel;
import org.caminar.engine.model.Units;

/**
 * Writes the firm panel of one run as it is simulated: memory is bounded by a row group, whatever the number of firms. Rows come in
 * the order in which districts finish; nothing appears in the table before {@link #publish}.
 */
public final class FirmTable implements FirmPanel, AutoCloseable {
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final ResultDirectory directory;
    private final String scenario;
    private final int replicate;
    private final MessageType schema;
    private final Location staged;
    private final ParquetWriter<Group> writer;
    private boolean open = true;

    private FirmTable(ResultDirectory directory, String scenario, int replicate) throws IOException {
        this.directory = directory;
        this.scenario = scenario;
        this.replicate = replicate;
        this.schema = TableFile.schema(Tables.FIRMS);
        this.staged = directory.staging().resolve(fileName());
        this.writer = ExampleParquetWriter.builder(staged.path())
                .withConf(Location.configuration())
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
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
            for (int i = 0; i < batch.size(); i++) {
                writer.write(row(batch, i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + staged, e);
        }
    }

    /** Ends the file and lets it appear in the table. */
    public synchronized void publish() {
        finish();
        AtomicFiles.publish(staged, directory.table(Tables.FIRMS).resolve(fileName()));
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
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot finish " + staged, e);
            }
        }
    }

    private String fileName() {
        return String.format(Locale.ROOT, "%s-%05d.parquet", scenario, replicate);
    }

    private Group row(FirmBatch batch, int i) {
        Group row = new SimpleGroup(schema);
        row.append("scenario", scenario)
                .append("replicate", replicate)
                .append("quarter", batch.quarter())
                .append("year", batch.quarter() / (double) Units.QUARTERS_PER_YEAR)
                .append("firm", batch.firm(i))
                .append("region", batch.region())
                .append("sector", batch.sector())
                .append("district", batch.district())
                .append("age", batch.age(i))
                .append("size_class", batch.sizeClass(i))
                .append("initial_quartile", batch.initialQuartile(i))
                .append("workers", batch.workers(i))
                .append("productivity", batch.productivity(i))
                .append("capability", batch.capability(i))
                .append("process_score", batch.processScore(i))
                .append("technology", batch.technology(i))
                .append("cash", batch.cash(i))
                .append("origins", batch.origins(i))
                .append("foreign_owned", batch.foreignOwned(i))
                .append("supplier", batch.supplier(i))
                .append("direct_exporter", batch.directExporter(i))
                .append("certified", batch.certified(i))
                .append("ever_reached", batch.everReached(i))
                .append("bridging_ties", batch.bridgingTies(i))
                .append("products", batch.products(i))
                .append("destinations", batch.destinations(i));
        if (batch.programme(i) != null) {
            row.append("programme", batch.programme(i));
        }
        for (Domain domain : Domain.values()) {
            String code = domain.name().toLowerCase(Locale.ROOT);
            row.append("codified_" + code, batch.codified(i, domain));
            row.append("experiential_" + code, batch.experiential(i, domain));
        }
        return row;
    }
}
