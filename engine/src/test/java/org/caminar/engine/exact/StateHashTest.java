package org.caminar.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: the state hash sees every value and where it stands. */
class StateHashTest {
    @Test
    void everyPositionColumnAndValueHasItsOwnWord() {
        Set<Long> seen = new HashSet<>();
        int words = 0;
        for (int column = 0; column < 40; column++) {
            for (long position = 0; position < 100; position++) {
                for (long value = 0; value < 30; value++) {
                    seen.add(StateHash.word(column, position, value));
                    words++;
                }
            }
        }
        assertThat(seen).hasSize(words);
    }

    @Test
    void twoFirmsThatChangePlacesChangeTheSum() {
        long inPlace = StateHash.word(3, 10, 5) + StateHash.word(3, 11, 6);
        long exchanged = StateHash.word(3, 10, 6) + StateHash.word(3, 11, 5);
        assertThat(exchanged).isNotEqualTo(inPlace);
    }

    @Test
    void oneBitOfTheValueChangesHalfOfTheBits() {
        double changed = 0;
        for (int bit = 0; bit < 64; bit++) {
            changed += Long.bitCount(StateHash.word(7, 1234, 99) ^ StateHash.word(7, 1234, 99 ^ (1L << bit)));
        }
        assertThat(changed / 64).isBetween(28.0, 36.0);
    }

    /** Every bit of every word of a record matters, and which word it is. */
    @Test
    void aRecordsHashChangesWithAnyBitOfAnyWord() {
        long base = StateHash.record(77, 0, 0, 0);
        Set<Long> seen = new HashSet<>(Set.of(base));
        for (int column = 0; column < 32; column++) {
            for (int bit = 0; bit < 32; bit++) {
                int[] sums = new int[1];
                int[] others = new int[1];
                StateHash.add(column, 1 << bit, 0, sums, others);
                seen.add(StateHash.record(77, sums[0], others[0], 0));
            }
            for (int bit = 0; bit < 64; bit++) {
                seen.add(StateHash.record(77, 0, 0, StateHash.spread(1L << bit, StateHash.longKey(column))));
            }
        }
        assertThat(seen).hasSize(1 + 32 * (32 + 64));
        assertThat(StateHash.record(78, 0, 0, 0)).isNotEqualTo(base);
    }
}
