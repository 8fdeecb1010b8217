package org.caminar.jobs.dataset;

import java.io.IOException;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.Units;

/** A Parquet file of firms. */
final class FirmFile implements AutoCloseable {
    private final String scenario;
    private final int replicate;
    private final TableFile file;

    /** Starts a file; one that stands there is replaced. */
    FirmFile(Location file, String scenario, int replicate) throws IOException {
        this.scenario = scenario;
        this.replicate = replicate;
        this.file = TableFile.create(Tables.FIRMS, file, Location.configuration());
    }

    void write(FirmBatch batch) throws IOException {
        for (int i = 0; i < batch.size(); i++) {
            fill(file.cells(), batch, i);
            file.writeRow();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void fill(Cells cells, FirmBatch batch, int i) {
        cells.text(scenario)
                .integer(replicate)
                .integer(batch.quarter())
                .number(batch.quarter() / (double) Units.QUARTERS_PER_YEAR)
                .integer(batch.firm(i))
                .text(batch.region())
                .text(batch.sector())
                .integer(batch.district())
                .integer(batch.age(i))
                .text(batch.sizeClass(i))
                .integer(batch.initialQuartile(i))
                .number(batch.workers(i))
                .number(batch.productivity(i))
                .number(batch.capability(i))
                .number(batch.processScore(i))
                .number(batch.technology(i))
                .number(batch.cash(i))
                .integer(batch.origins(i))
                .flag(batch.foreignOwned(i))
                .flag(batch.supplier(i))
                .flag(batch.directExporter(i))
                .flag(batch.certified(i))
                .text(batch.programme(i))
                .flag(batch.everReached(i))
                .integer(batch.bridgingTies(i))
                .integer(batch.products(i))
                .integer(batch.destinations(i));
        for (Domain domain : Domain.values()) {
            cells.number(batch.codified(i, domain)).number(batch.experiential(i, domain));
        }
    }
}
