package org.caminar.jobs.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table: the first column heads the rows, the others are numbers.
 *
 * @param headers one for each column, the first included
 */
record Table(String caption, List<String> headers, List<Row> rows) {

    /** A row: its head and its cells. */
    record Row(String head, List<Cell> cells) {
        static Row of(String head, String... cells) {
            return of(head, Stream.of(cells));
        }

        static Row of(String head, Stream<String> cells) {
            return new Row(head, cells.map(Cell::of).toList());
        }
    }

    /**
     * A cell.
     *
     * @param note second line in small type; may be empty
     * @param isDoubtful whether chance explains it well
     */
    record Cell(String text, String note, boolean isDoubtful) {
        static Cell of(String text) {
            return new Cell(text, "", false);
        }
    }
}
