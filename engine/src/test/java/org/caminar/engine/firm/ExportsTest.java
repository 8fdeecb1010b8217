package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.Parameters;
import org.junit.jupiter.api.Test;

class ExportsTest {
    /** Everybody starts to export at once, so that the scope of thousands of firms is seen. */
    @Test
    void scopeHasTheMeansAndMediansOfLatinAmericanExporters() {
        TestCountry country = new TestCountry(
                TestCountry.design(20_000, "model.exports.entry=1", "model.exports.cut-off=-5", "model.exports.exit=0"),
                "baseline");
        country.quarter();
        int[] products = scopes(country, FirmBatch::products);
        int[] destinations = scopes(country, FirmBatch::destinations);
        assertThat(products.length).isGreaterThan(19_000);
        // IDB 2014: the mean exporter sells 5 products to 3 destinations, the median 2 to 1.
        assertThat(Arrays.stream(products).average().orElseThrow()).isBetween(4.6, 5.4);
        assertThat(products[products.length / 2]).isEqualTo(2);
        assertThat(Arrays.stream(destinations).average().orElseThrow()).isBetween(2.7, 3.3);
        assertThat(destinations[destinations.length / 2]).isEqualTo(1);
        assertThat(products[0]).isEqualTo(1);
        assertThat(destinations[0]).isEqualTo(1);
    }

    private interface Scope {
        int of(FirmBatch batch, int i);
    }

    private static int[] scopes(TestCountry country, Scope scope) {
        return country.segment.views().stream()
                .flatMapToInt(batch -> java.util.stream.IntStream.range(0, batch.size())
                        .filter(batch::directExporter)
                        .map(i -> scope.of(batch, i)))
                .sorted()
                .toArray();
    }

    @Test
    void onlyExportersHaveScope() {
        TestCountry country = new TestCountry(TestCountry.design(3000, "model.exports.exit=0.3"), "baseline");
        for (int quarter = 0; quarter < 20; quarter++) {
            country.quarter();
        }
        for (FirmBatch batch : country.segment.views()) {
            for (int i = 0; i < batch.size(); i++) {
                assertThat(batch.products(i) > 0).isEqualTo(batch.directExporter(i));
                assertThat(batch.destinations(i) > 0).isEqualTo(batch.directExporter(i));
            }
        }
    }

    @Test
    void zeroEntrySwitchesExportingOff() {
        TestCountry country = new TestCountry(TestCountry.design(2000, "model.exports.entry=0"), "baseline");
        for (int quarter = 0; quarter < 8; quarter++) {
            country.quarter();
        }
        assertThat(scopes(country, FirmBatch::products)).isEmpty();
    }

    @Test
    void productiveFirmsStartSoonerThanUnproductiveOnes() {
        TestCountry country = new TestCountry(TestCountry.design(20_000), "baseline");
        Parameters.Exports exports = country.design.parameters().exports();
        country.quarter();
        double above = 0;
        double aboveExporting = 0;
        double below = 0;
        double belowExporting = 0;
        for (FirmBatch batch : country.segment.views()) {
            for (int i = 0; i < batch.size(); i++) {
                boolean productive = StrictMath.log(batch.productivity(i)) > exports.cutOff();
                above += productive ? 1 : 0;
                below += productive ? 0 : 1;
                aboveExporting += productive && batch.directExporter(i) ? 1 : 0;
                belowExporting += !productive && batch.directExporter(i) ? 1 : 0;
            }
        }
        assertThat(aboveExporting / above)
                .isGreaterThan(5 * belowExporting / below)
                .isLessThan(exports.entry());
    }
}
