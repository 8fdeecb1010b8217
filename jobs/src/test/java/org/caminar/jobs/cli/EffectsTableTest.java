package org.caminar.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caminar.jobs.dataset.Manifest;
import org.junit.jupiter.api.Test;

/** FEATURE UNDER TEST: the table in the terminal says what it shows. */
class EffectsTableTest {
    private static final Manifest MANIFEST = new Manifest(
            "e",
            "Chile",
            "none",
            List.of("none"),
            1,
            1,
            "digest",
            false,
            new Manifest.Platform("0", 1, "17", "4", "Linux", 2, "local[2]"),
            List.of(),
            "2026-01-01T00:00:00Z",
            null,
            new Manifest.Counts(1, 1, 0));

    @Test
    void theTimeIsNotCutToWholeYears() {
        assertThat(EffectsTable.heading(MANIFEST, 80)).startsWith("Chile after 20 years: effect against none");
        assertThat(EffectsTable.heading(MANIFEST, 6)).startsWith("Chile after 6 quarters:");
        assertThat(EffectsTable.heading(MANIFEST, 4)).startsWith("Chile after 1 year:");
        assertThat(EffectsTable.heading(MANIFEST, 1)).startsWith("Chile after 1 quarter:");
    }
}
