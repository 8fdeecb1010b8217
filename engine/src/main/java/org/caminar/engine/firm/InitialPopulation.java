package org.caminar.engine.firm;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.model.Country;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Population;
import org.caminar.engine.model.Population.SizeStructure;
import org.caminar.engine.model.SizeClass;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Makes the firms of a district as the country profile describes them. Each firm draws its size class; large firms take the first
 * places. Experience is the class's mean plus, for SMEs, the specialisation of the district, the standing of the region, and
 * deviations of the firm and of its domains.
 */
final class InitialPopulation {
    private final Country country;
    private final Parameters parameters;
    private final Draws draws;
    private final int[] block = new int[Draws.WORDS];
    private final double[] cumulativeShares = new double[SizeClass.COUNT];

    InitialPopulation(Country country, Parameters parameters, Draws draws) {
        this.country = country;
        this.parameters = parameters;
        this.draws = draws;
        double sum = 0;
        for (SizeClass size : SizeClass.values()) {
            sum += country.population().of(size).share();
            cumulativeShares[size.ordinal()] = sum;
        }
    }

    static float clip(float knowledge) {
        return Math.max(Population.LOWEST_KNOWLEDGE, Math.min(Population.HIGHEST_KNOWLEDGE, knowledge));
    }

    /** Number of large firms among ids [first, first + size). */
    int largeFirms(int first, int size) {
        int large = 0;
        for (int i = first; i < first + size; i++) {
            large += drawnClass(i) == SizeClass.LARGE.ordinal() ? 1 : 0;
        }
        return large;
    }

    private int drawnClass(int firm) {
        draws.initial(firm, DrawSite.INITIAL_FIRM, 0, block);
        double point = Draws.uniform(block[0]) * cumulativeShares[SizeClass.COUNT - 1];
        int size = 0;
        while (size < SizeClass.COUNT - 1 && cumulativeShares[size] <= point) {
            size++;
        }
        return size;
    }

    /** Fills the columns of a district's firms. */
    void fill(District district) {
        FirmColumns firms = district.firms;
        float[] specialisation = specialisation(district);
        int[] smeClasses = new int[firms.size];
        int smes = district.smes;
        for (int i = 0; i < firms.size; i++) {
            int size = drawnClass(firms.firstFirm + i);
            if (size != SizeClass.LARGE.ordinal()) {
                smeClasses[smes++] = size;
            }
        }
        for (int i = 0; i < firms.size; i++) {
            boolean large = i < district.smes;
            fillFirm(firms, district, i, large ? SizeClass.LARGE.ordinal() : smeClasses[i], large, specialisation);
        }
    }

    /** Experience of a district's SMEs beyond their class's mean, by domain: its own specialisation and its region's standing. */
    private float[] specialisation(District district) {
        Population population = country.population();
        draws.initial(district.region, DrawSite.REGION_KNOWLEDGE, 0, block);
        float region = (float) country.regions().get(district.region).advantage()
                + (float) population.regionDeviation() * Draws.normal(block[0], block[1]);
        float[] specialisation = new float[Domain.COUNT];
        for (int k = 0; k < Domain.COUNT; k++) {
            specialisation[k] = region
                    + (float) population.districtDeviation() * normal(district.index, DrawSite.DISTRICT_KNOWLEDGE, k);
        }
        return specialisation;
    }

    /** The j-th of a site's standard normals, four to a block. */
    private float normal(int entity, DrawSite site, int j) {
        draws.initial(entity, site, j >> 2, block);
        int pair = j & 2;
        return (j & 1) == 0
                ? Draws.normal(block[pair], block[pair + 1])
                : Draws.secondNormal(block[pair], block[pair + 1]);
    }

    private void fillFirm(
            FirmColumns firms, District district, int i, int size, boolean large, float[] specialisation) {
        Population population = country.population();
        SizeStructure structure = population.of(SizeClass.values()[size]);
        int id = firms.firstFirm + i;
        draws.initial(id, DrawSite.INITIAL_FIRM, 0, block);
        float fewest = FloatMath.log((float) structure.fewest());
        float most = FloatMath.log((float) structure.most());
        firms.logWorkers[i] = fewest + (most - fewest) * Draws.uniform(block[1]);
        boolean foreign = Draws.uniform(block[2]) < (large ? population.foreignLarge() : population.foreignSmes());
        firms.status[i] = size | (foreign ? Status.FOREIGN : 0);
        firms.cash[i] = FixedPoint.CASH.of(
                population.cash() * FloatMath.exp(firms.logWorkers[i]) * Draws.exponential(block[3]));
        firms.origins[i] = district.origin();
        draws.initial(id, DrawSite.INITIAL_TIES, 0, block);
        for (int tie = 0; tie < Population.LOCAL_TIES; tie++) {
            firms.localTies[i * Population.LOCAL_TIES + tie] = (short) Draws.index(block[tie], district.size());
        }
        fillKnowledge(firms, i, id, structure, large, specialisation);
        float handled = Capability.harmonicMean(firms.experiential, i);
        float technology =
                handled + (float) population.technologyDeviation() * normal(id, DrawSite.INITIAL_KNOWLEDGE, 17);
        firms.technology[i] = Math.max(0f, Math.min(1f, technology));
        firms.shock[i] =
                (float) parameters.production().initialShockDeviation() * normal(id, DrawSite.INITIAL_KNOWLEDGE, 18);
    }

    private void fillKnowledge(
            FirmColumns firms, int i, int id, SizeStructure structure, boolean large, float[] specialisation) {
        Population population = country.population();
        float mean = (float) structure.experience()
                + (float) structure.deviation() * normal(id, DrawSite.INITIAL_KNOWLEDGE, 16);
        float gap = large ? -(float) population.codifiedGap() : (float) population.codifiedGap();
        for (int k = 0; k < Domain.COUNT; k++) {
            float own = (float) population.domainDeviation() * normal(id, DrawSite.INITIAL_KNOWLEDGE, k);
            float e = clip(mean + own + (large ? 0f : specialisation[k]));
            float noise =
                    (float) population.codifiedDeviation() * normal(id, DrawSite.INITIAL_KNOWLEDGE, Domain.COUNT + k);
            firms.experiential[k][i] = e;
            firms.codified[k][i] = clip(e - gap + noise);
        }
    }
}
