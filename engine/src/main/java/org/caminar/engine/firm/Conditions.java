package org.caminar.engine.firm;

/**
 * What every firm of the country faces in one quarter: sums over the nation at the end of the last one, policy switches, what
 * programmes offer. Immutable by convention: the nation makes one a quarter, all shards read it, nobody writes its arrays.
 *
 * @param quarter the quarter to be simulated, from 0
 * @param meanProductivity value added over workers of all firms, Ā
 * @param logMeanProductivity ln Ā
 * @param gdp value added of all firms
 * @param firms number of firms
 * @param offers what each programme offers, by its number in the policy
 * @param promotion export promotion per firm near the cut-off, π, 0 to 1
 * @param creditPerWeight cash to an SME per unit of n exp(4Q)
 * @param linkageSlotsPerFirm further supplier slots over the number of firms
 * @param auditShare probability that a certification body audits a firm that meets the standard
 * @param assistedShare probability that an exchange helps an eligible firm in its search
 * @param regionalQuota suppliers that each district may place in its region's slots
 * @param ties whether any firm holds or may receive a bridging tie
 */
public record Conditions(
        int quarter,
        double meanProductivity,
        float logMeanProductivity,
        double gdp,
        int firms,
        Offer[] offers,
        float promotion,
        double creditPerWeight,
        double linkageSlotsPerFirm,
        float auditShare,
        float assistedShare,
        int[] regionalQuota,
        boolean ties) {

    /**
     * What a programme offers in a quarter.
     *
     * @param open whether it serves firms
     * @param free expected admissions, in places; a firm takes up more than one place if it costs more than the unit cost
     * @param inclusion realised inclusion, after capture
     * @param participation realised participatory governance, after its build-up
     * @param applicantPlaces places that all SMEs would take up which are in no programme and can pay the fee
     * @param meritSum the same times their weights n^1/2 exp(6Q)
     * @param membersBefore participants in the districts before each one, then in all
     * @param beyond best practice of the catchment by region and domain: {@code [region * 8 + k]}; one region for a nation
     * @param beyondDistrict district of each, -1 where there is none
     */
    public record Offer(
            boolean open,
            double free,
            double inclusion,
            float participation,
            double applicantPlaces,
            double meritSum,
            int[] membersBefore,
            float[] beyond,
            int[] beyondDistrict) {}
}
