package org.caminar.engine.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FEATURE UNDER TEST: capability Q, process score S and productivity against their formulas in double precision. */
class CapabilityTest {
    private static final int FIRMS = 500;

    private static FirmColumns firms() {
        Random random = new Random(8);
        FirmColumns firms = new FirmColumns(0, FIRMS, 2);
        for (int k = 0; k < Domain.COUNT; k++) {
            for (int i = 0; i < FIRMS; i++) {
                firms.experiential[firms.at(k, i)] = 0.03f + 0.95f * random.nextFloat();
                firms.codified[firms.at(k, i)] = 0.03f + 0.95f * random.nextFloat();
            }
        }
        for (int i = 0; i < FIRMS; i++) {
            firms.technology[i] = random.nextFloat();
            firms.shock[i] = (float) (0.2 * random.nextGaussian());
        }
        return firms;
    }

    private static Parameters.Knowledge knowledge(double rho) {
        return new Parameters.Knowledge(rho, 0.0025, 0.02, 0.99, 1.28, 5);
    }

    private static double ces(double e, double s, double rho) {
        return rho == 0
                ? StrictMath.sqrt(e * s)
                : StrictMath.pow(0.5 * StrictMath.pow(s, rho) + 0.5 * StrictMath.pow(e, rho), 1 / rho);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, -2, -1, 0, 0.5, 1})
    void followsItsFormula(double rho) {
        FirmColumns firms = firms();
        Workspace work = new Workspace(FIRMS);
        Capability.update(firms, knowledge(rho), work);
        for (int i = 0; i < FIRMS; i++) {
            double inverse = 0;
            double fourth = 0;
            for (int k = 0; k < Domain.COUNT; k++) {
                double c = ces(firms.experiential[firms.at(k, i)], firms.codified[firms.at(k, i)], rho);
                inverse += 1 / c;
                fourth += k < Domain.PROCESS_COUNT ? StrictMath.pow(c, -4) : 0;
            }
            double score = StrictMath.pow(fourth / Domain.PROCESS_COUNT, -0.25);
            assertThat((double) firms.capability[i]).isCloseTo(Domain.COUNT / inverse, within(5e-6));
            assertThat((double) work.processScore[i]).isCloseTo(score, within(5e-6));
            assertThat(Capability.processScore(firms, i, (float) rho)).isCloseTo((float) score, within(5e-6f));
        }
    }

    @Test
    void theShortPathOfComplementsIsTheGeneralOne() {
        FirmColumns complements = firms();
        FirmColumns general = firms();
        Workspace work = new Workspace(FIRMS);
        Workspace other = new Workspace(FIRMS);
        Capability.update(complements, knowledge(-2), work);
        Capability.update(general, knowledge(-2 + 1e-9), other);
        for (int i = 0; i < FIRMS; i++) {
            assertThat(complements.capability[i]).isCloseTo(general.capability[i], within(1e-5f));
            assertThat(work.processScore[i]).isCloseTo(other.processScore[i], within(1e-5f));
        }
    }

    /** An entrant's capability, computed alone, must be what a census later computes for all. */
    @ParameterizedTest
    @ValueSource(doubles = {-8, -2, -1, 0, 0.5, 1})
    void oneFirmAloneHasTheBitsOfTheArrays(double rho) {
        FirmColumns firms = firms();
        Workspace work = new Workspace(FIRMS);
        Capability.update(firms, knowledge(rho), work);
        float[] capability = firms.capability.clone();
        float[] score = work.processScore.clone();
        for (int i = 0; i < FIRMS; i++) {
            assertThat(Capability.processScore(firms, i, rho)).isEqualTo(score[i]);
            Capability.updateOne(firms, i, knowledge(rho), work);
        }
        assertThat(firms.capability).isEqualTo(capability);
        assertThat(work.processScore).startsWith(Arrays.copyOf(score, FIRMS));
    }

    @Test
    void knowledgeIsClippedToItsBounds() {
        FirmColumns firms = new FirmColumns(0, 2, 2);
        firms.experiential[firms.at(3, 0)] = 7;
        firms.codified[firms.at(2, 1)] = -1;
        Capability.update(firms, knowledge(-2), new Workspace(2));
        assertThat(firms.experiential[firms.at(3, 0)]).isEqualTo(0.99f);
        assertThat(firms.codified[firms.at(2, 1)]).isEqualTo(0.02f);
    }

    /** The paper's falsification knob: as complements the lesser kind of knowledge binds, as substitutes it does not. */
    @Test
    void theSubstitutionOfKnowledgeDecidesWhatKnowingWhatAloneIsWorth() {
        assertThat(capabilityWhoseDomainsAllHave(0.1f, 0.9f, -2)).isLessThan(0.15f);
        assertThat(capabilityWhoseDomainsAllHave(0.1f, 0.9f, 1)).isCloseTo(0.5f, within(1e-5f));
    }

    private static float capabilityWhoseDomainsAllHave(float experiential, float codified, double rho) {
        FirmColumns firms = new FirmColumns(0, 1, 2);
        Arrays.fill(firms.experiential, experiential);
        Arrays.fill(firms.codified, codified);
        Capability.update(firms, knowledge(rho), new Workspace(1));
        return firms.capability[0];
    }

    @Test
    void theWeakestProcessDomainDecidesTheScore() {
        FirmColumns firms = new FirmColumns(0, 1, 2);
        for (int k = 0; k < Domain.COUNT; k++) {
            firms.experiential[firms.at(k, 0)] = 0.8f;
            firms.codified[firms.at(k, 0)] = 0.8f;
        }
        Workspace work = new Workspace(1);
        Capability.update(firms, knowledge(-2), work);
        assertThat(work.processScore[0]).isCloseTo(0.8f, within(1e-6f));
        firms.experiential[firms.at(Domain.MARKETING.ordinal(), 0)] = 0.2f;
        Capability.update(firms, knowledge(-2), work);
        assertThat(work.processScore[0]).as("functional domains do not count").isCloseTo(0.8f, within(1e-6f));
        firms.experiential[firms.at(Domain.METROLOGY.ordinal(), 0)] = 0.2f;
        Capability.update(firms, knowledge(-2), work);
        assertThat(work.processScore[0]).isBetween(0.2f, 0.45f);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 3})
    void productivityFollowsItsFormula(double weight) {
        FirmColumns firms = firms();
        Capability.update(firms, knowledge(-2), new Workspace(FIRMS));
        Workspace work = new Workspace(FIRMS);
        Parameters.Production production = new Parameters.Production(3, weight, 0.9, 0.08, 0.18);
        Productivity.update(firms, production, work);
        for (int i = 0; i < FIRMS; i++) {
            double q = firms.capability[i];
            double usable = Math.min(firms.technology[i], q);
            double expected = 3 * (q - 1) + StrictMath.log((1 + weight * usable) / (1 + weight)) + firms.shock[i];
            assertThat((double) work.logProductivity[i]).isCloseTo(expected, within(2e-6));
            assertThat(Productivity.logarithm(firms, i, production))
                    .as("one firm alone has the bits of the arrays")
                    .isEqualTo(work.logProductivity[i]);
        }
    }

    @Test
    void technologyBeyondWhatAFirmCanHandleIsIdle() {
        FirmColumns firms = new FirmColumns(0, 2, 2);
        firms.capability[0] = 0.4f;
        firms.capability[1] = 0.4f;
        firms.technology[0] = 0.4f;
        firms.technology[1] = 1;
        Workspace work = new Workspace(2);
        Productivity.update(firms, new Parameters.Production(3, 0.25, 0.9, 0.08, 0.18), work);
        assertThat(work.logProductivity[1]).isEqualTo(work.logProductivity[0]);
    }
}
