package org.caminar.jobs.dataset;

import java.io.IOException;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.Units;

/** A Parquet file of firms. Memory is bounded by a row group. */
final class FirmFile implements AutoCloseable {
    private static final long ROW_GROUP_BYTES = 32L << 20;

    private final String scenario;
    private final int replicate;
    private final MessageType schema;
    private final ParquetWriter<Group> writer;

    /** Starts a file; one that stands there is replaced. */
    FirmFile(Location file, String scenario, int replicate) throws IOException {
        this.scenario = scenario;
        this.replicate = replicate;
        this.schema = TableFile.schema(Tables.FIRMS);
        this.writer = ExampleParquetWriter.builder(file.path())
                .withConf(Location.configuration())
                .withType(schema)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .build();
    }

    void write(FirmBatch batch) throws IOException {
        for (int i = 0; i < batch.size(); i++) {
            writer.write(row(batch, i));
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
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
