package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;

import org.caminar.engine.model.FirmBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupplyTest {
    private static final int QUARTERS = 40;

    /** Every SME is eligible and finds a slot at once, nobody ever leaves one: slots are as scarce as they can be. */
    private static TestCountry crowded(double regionalShare) {
        return new TestCountry(
                TestCountry.design(
                        3000,
                        "country.districts.count=30",
                        "model.supply.regional-share=" + regionalShare,
                        "model.supply.attrition=0",
                        "model.supply.search=1",
                        "model.supply.requirement=0",
                        "model.supply.tolerance=0",
                        "model.renewal.exit-base=0",
                        "model.renewal.exit-selection=0"),
                "baseline");
    }

    /**
     * Slots of a region are counted from the end of a quarter, so those matched in one quarter are taken in the next: counted before
     * matching, the quota would be handed out twice.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void suppliersNeverExceedTheSlotsOfTheirDistrictAndRegion(double regionalShare) {
        TestCountry country = crowded(regionalShare);
        double perLead = country.design.parameters().supply().slotsPerLead();
        int suppliers = 0;
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            country.quarter();
            long[] regional = new long[country.layout.regions()];
            suppliers = 0;
            int regionals = 0;
            for (FirmBatch batch : country.segment.views()) {
                int own = 0;
                for (int i = 0; i < batch.size(); i++) {
                    suppliers += batch.supplier(i) ? 1 : 0;
                    own += batch.supplier(i) ? 1 : 0;
                }
                int large = largeFirms(batch);
                if (regionalShare == 0) {
                    assertThat(own).isLessThanOrEqualTo((int) Math.ceil(perLead * large));
                }
            }
            for (int r = 0; r < regional.length; r++) {
                double slots = perLead * country.tally.large[r] * regionalShare;
                assertThat(country.tally.regionalSuppliers[r])
                        .as("region %d, quarter %d", r, quarter)
                        .isLessThanOrEqualTo((long) Math.floor(slots + 1));
                regionals += (int) country.tally.regionalSuppliers[r];
            }
            if (regionalShare == 1) {
                assertThat(regionals).isGreaterThanOrEqualTo(suppliers - country.layout.districts());
            }
        }
        double slots = perLead * java.util.Arrays.stream(country.tally.large).sum();
        assertThat((double) suppliers)
                .as("slots are used")
                .isBetween(0.8 * slots, slots + country.layout.districts() + 12);
    }

    private static int largeFirms(FirmBatch batch) {
        int large = 0;
        for (int i = 0; i < batch.size(); i++) {
            large += batch.initialQuartile(i) == 0 ? 1 : 0;
        }
        return large;
    }

    @Test
    void largeFirmsNeverSupply() {
        TestCountry country = crowded(0.5);
        for (int quarter = 0; quarter < 5; quarter++) {
            country.quarter();
        }
        for (FirmBatch batch : country.segment.views()) {
            for (int i = 0; i < batch.size(); i++) {
                assertThat(batch.supplier(i) && batch.initialQuartile(i) == 0).isFalse();
            }
        }
    }

    @Test
    void supplierIsDroppedBelowTheRequirementLessTolerance() {
        TestCountry country = new TestCountry(
                TestCountry.design(3000, "model.supply.attrition=0", "model.supply.search=1"), "baseline");
        for (int quarter = 0; quarter < 12; quarter++) {
            country.quarter();
        }
        double least = country.design.parameters().supply().requirement()
                - country.design.parameters().supply().tolerance();
        int suppliers = 0;
        for (FirmBatch batch : country.segment.views()) {
            for (int i = 0; i < batch.size(); i++) {
                if (batch.supplier(i)) {
                    suppliers++;
                    assertThat(batch.processScore(i)).isGreaterThanOrEqualTo(least - 1e-5);
                }
            }
        }
        assertThat(suppliers).isPositive();
    }

    @Test
    void districtSlotsAreRoundedWithTheDistrictsDraw() {
        TestCountry country = new TestCountry(TestCountry.design(1000, "model.supply.regional-share=0.3"), "baseline");
        // Two large firms with three slots, 30 % of them regional: 4.2, rounded with 0.5.
        assertThat(Supply.districtSlots(
                        TestCountry.district(2, 50, 0),
                        country.now,
                        country.design.parameters().supply()))
                .isEqualTo(4);
        assertThat(Supply.districtSlots(
                        TestCountry.district(3, 50, 0),
                        country.now,
                        country.design.parameters().supply()))
                .as("6.3 + 0.5")
                .isEqualTo(6);
    }
}
