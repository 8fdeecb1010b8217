package org.caminar.jobs.dataset;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.codec.ZstandardCodec;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** A Parquet file of a table, written from one buffer of cells: no object a row. Memory is bounded by a row group. */
public final class TableFile implements AutoCloseable {
    private static final long ROW_GROUP_BYTES = 32L << 20;

    /** Level of zstd. Its usual one, 3, makes files a twelfth smaller, and sweeps of small runs one per cent slower. */
    private static final int COMPRESSION_LEVEL = 1;

    private final Cells cells;
    private final ParquetWriter<Cells> writer;

    private TableFile(Cells cells, ParquetWriter<Cells> writer) {
        this.cells = cells;
        this.writer = writer;
    }

    /** Starts a file; one that stands there is replaced. */
    public static TableFile create(TableSchema table, Location file, Configuration configuration) throws IOException {
        Builder builder = new Builder(table, file.parquet(configuration))
                .withConf(configuration)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .config(ZstandardCodec.PARQUET_COMPRESS_ZSTD_LEVEL, Integer.toString(COMPRESSION_LEVEL))
                .withRowGroupSize(ROW_GROUP_BYTES);
        for (Column column : table.columns()) {
            // Measurements hardly repeat: to look each up among the others costs more than all else of writing it.
            builder.withDictionaryEncoding(column.name(), column.type() != ColumnType.DOUBLE);
        }
        return new TableFile(new Cells(table), builder.build());
    }

    /** The cells of the next row, to be filled. */
    public Cells cells() {
        return cells;
    }

    /** Writes the row in the cells; throws {@link IllegalStateException} if it is not complete. */
    public void writeRow() throws IOException {
        writer.write(cells);
    }

    /** Ends the file. */
    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** Reads a file row by row, whatever wrote it, without a query's cost: for small tables. */
    public static void read(Path file, Configuration configuration, Consumer<Group> reader) throws IOException {
        try (ParquetReader<Group> rows = ParquetReader.builder(new GroupReadSupport(), file)
                .withConf(configuration)
                .build()) {
            for (Group row = rows.read(); row != null; row = rows.read()) {
                reader.accept(row);
            }
        }
    }

    /** The table's schema in Parquet. */
    static MessageType schema(TableSchema table) {
        Types.MessageTypeBuilder builder = Types.buildMessage();
        for (Column column : table.columns()) {
            PrimitiveTypeName type = switch (column.type()) {
                case TEXT -> PrimitiveTypeName.BINARY;
                case INTEGER -> PrimitiveTypeName.INT32;
                case LONG, TIMESTAMP -> PrimitiveTypeName.INT64;
                case DOUBLE -> PrimitiveTypeName.DOUBLE;
                case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
            };
            LogicalTypeAnnotation logical = switch (column.type()) {
                case TEXT -> LogicalTypeAnnotation.stringType();
                case TIMESTAMP -> LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS);
                case INTEGER, LONG, DOUBLE, BOOLEAN -> null;
            };
            if (column.nullable()) {
                builder.optional(type).as(logical).named(column.name());
            } else {
                builder.required(type).as(logical).named(column.name());
            }
        }
        return builder.named(table.name());
    }

    private static final class Builder extends ParquetWriter.Builder<Cells, Builder> {
        private final TableSchema table;

        Builder(TableSchema table, OutputFile file) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract, though Parquet deprecates it
        protected WriteSupport<Cells> getWriteSupport(Configuration configuration) {
            return new CellsSupport(schema(table));
        }
    }

    private static final class CellsSupport extends WriteSupport<Cells> {
        private final MessageType schema;
        private RecordConsumer consumer;

        CellsSupport(MessageType schema) {
            this.schema = schema;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract, though Parquet deprecates it
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public void write(Cells cells) {
            cells.drain(consumer);
        }
    }
}
