package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TieListTest {
    private static final int FIRST = 3;
    private static final int DISTRICTS = 9;

    private record Row(int holder, int partner, int tacit, int codified, boolean crosses, boolean ends) {}

    /** While a quarter's rows are read, the next quarter's, more or fewer, are written to the same arrays. */
    @Test
    void readsWhatWasListedAQuarterBefore() {
        SplittableRandom random = new SplittableRandom(1);
        TieList ties = new TieList(FIRST, DISTRICTS);
        List<List<Row>> now = listed(random, 0);
        for (int quarter = 0; quarter < 60; quarter++) {
            List<List<Row>> next = listed(random, quarter < 30 ? 4 * quarter : 4 * (60 - quarter));
            for (int d = 0; d < DISTRICTS; d++) {
                assertThat(read(ties, d))
                        .as("quarter %d, district %d", quarter, d)
                        .isEqualTo(quarter == 0 ? List.of() : now.get(d));
                ties.release(FIRST + d);
                for (Row row : next.get(d)) {
                    ties.add(row.holder, row.partner, row.tacit << 3 | row.codified, row.crosses, row.ends);
                }
                ties.endDistrict(FIRST + d);
            }
            ties.turn();
            assertThat(ties.count())
                    .isEqualTo(next.stream().mapToInt(List::size).sum());
            now = next;
        }
    }

    @Test
    void forgetsWhatWasListedForTheNextQuarter() {
        TieList ties = new TieList(FIRST, DISTRICTS);
        ties.add(1, 2, 3, true, false);
        ties.forgetComing();
        ties.turn();
        assertThat(ties.count()).isZero();
    }

    private static List<List<Row>> listed(SplittableRandom random, int most) {
        List<List<Row>> rows = new ArrayList<>();
        for (int d = 0; d < DISTRICTS; d++) {
            List<Row> of = new ArrayList<>();
            for (int count = random.nextInt(most + 1); count > 0; count--) {
                of.add(new Row(
                        random.nextInt(1 << 16),
                        random.nextInt(Integer.MAX_VALUE),
                        random.nextInt(8),
                        random.nextInt(8),
                        random.nextBoolean(),
                        random.nextBoolean()));
            }
            rows.add(of);
        }
        return rows;
    }

    private static List<Row> read(TieList ties, int d) {
        List<Row> rows = new ArrayList<>();
        for (int row = ties.first(FIRST + d); row < ties.first(FIRST + d + 1); row++) {
            rows.add(new Row(
                    ties.holder(row),
                    ties.partner(row),
                    ties.tacit(row),
                    ties.codified(row),
                    ties.crosses(row) == 1,
                    ties.ends(row)));
            assertThat(Halo.asksForExperience(ties.question(row))).isEqualTo(ties.crosses(row) == 1);
        }
        return rows;
    }
}
