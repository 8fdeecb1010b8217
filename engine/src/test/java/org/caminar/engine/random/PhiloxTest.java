package org.caminar.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FEATURE UNDER TEST: the generator is Philox 4x32-10. Vectors: {@code kat_vectors} of Random123. */
class PhiloxTest {
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void answersAsItsAuthorsPublished(String counter, String key, String expected) {
        int[] c = words(counter);
        int[] k = words(key);
        int[] out = new int[4];
        Philox.block(c[0], c[1], c[2], c[3], k[0], k[1], out);
        assertThat(out).containsExactly(words(expected));
    }

    @Test
    void writesWhereItIsTold() {
        int[] plain = new int[4];
        Philox.block(1, 2, 3, 4, 5, 6, plain);
        int[] strided = new int[12];
        Philox.block(1, 2, 3, 4, 5, 6, strided, 2, 3);
        assertThat(strided).containsExactly(0, 0, plain[0], 0, 0, plain[1], 0, 0, plain[2], 0, 0, plain[3]);
    }

    private static int[] words(String hex) {
        return java.util.Arrays.stream(hex.split(" "))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }
}
