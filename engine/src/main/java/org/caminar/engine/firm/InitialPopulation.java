package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.lanes.Lanes;
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
    private static final int BEFORE = -1;
    private static final int LARGE = SizeClass.LARGE.ordinal();

    /** Normals of {@link DrawSite#INITIAL_KNOWLEDGE}: eight of experience, eight of codified knowledge, then these. */
    private static final int FIRM_NORMALS = 2 * Domain.COUNT;

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

    /**
     * Draws the size classes of ids [first, first + size) to {@code work.selected}, large firms first, and leaves the firms' words in {@code
     * work.drawn}; returns the number of large firms. To be called before {@link #fill}.
     */
    int drawClasses(int first, int size, Workspace work) {
        Lanes.BEST.blocks(draws, first, BEFORE, DrawSite.INITIAL_FIRM, 0, size, work.capacity, work.drawn);
        int[] classes = work.selected;
        int smes = 0;
        for (int i = 0; i < size; i++) {
            int drawn = sizeClass(work.drawn[i]);
            classes[smes] = drawn;
            smes += drawn == LARGE ? 0 : 1;
        }
        int large = size - smes;
        System.arraycopy(classes, 0, classes, large, smes);
        Arrays.fill(classes, 0, large, LARGE);
        return large;
    }

    private int sizeClass(int word) {
        double point = Draws.uniform(word) * cumulativeShares[SizeClass.COUNT - 1];
        int size = 0;
        while (size < SizeClass.COUNT - 1 && cumulativeShares[size] <= point) {
            size++;
        }
        return size;
    }

    /** Fills the columns of a district's firms, whose classes {@link #drawClasses} has just drawn. */
    void fill(District district, Workspace work) {
        FirmColumns firms = district.firms;
        fillSizes(district, work);
        Arrays.fill(firms.origins, district.origin());
        Lanes.BEST.blocks(
                draws, firms.firstFirm, BEFORE, DrawSite.INITIAL_TIES, 0, firms.size, work.capacity, work.drawn);
        for (int i = 0; i < firms.size; i++) {
            for (int tie = 0; tie < Population.LOCAL_TIES; tie++) {
                firms.localTies[i * Population.LOCAL_TIES + tie] = (short) Draws.index(work.drawn(tie, i), firms.size);
            }
        }
        fillKnowledge(district, work);
    }

    private void fillSizes(District district, Workspace work) {
        FirmColumns firms = district.firms;
        Population population = country.population();
        float[] fewest = new float[SizeClass.COUNT];
        float[] range = new float[SizeClass.COUNT];
        for (SizeClass size : SizeClass.values()) {
            SizeStructure structure = population.of(size);
            fewest[size.ordinal()] = FloatMath.log((float) structure.fewest());
            range[size.ordinal()] = FloatMath.log((float) structure.most()) - fewest[size.ordinal()];
        }
        for (int i = 0; i < firms.size; i++) {
            int size = work.selected[i];
            firms.logWorkers[i] = fewest[size] + range[size] * Draws.uniform(work.drawn(1, i));
            double foreign = size == LARGE ? population.foreignLarge() : population.foreignSmes();
            firms.status[i] = size | (Draws.uniform(work.drawn(2, i)) < foreign ? Status.FOREIGN : 0);
            work.argument[i] = Draws.positiveUniform(work.drawn(3, i));
        }
        Lanes.BEST.log(work.argument, 0, work.value, 0, firms.size);
        Lanes.BEST.exp(firms.logWorkers, 0, work.workers, 0, firms.size);
        for (int i = 0; i < firms.size; i++) {
            firms.cash[i] = FixedPoint.CASH.of(population.cash() * work.workers[i] * -work.value[i]);
        }
    }

    private void fillKnowledge(District district, Workspace work) {
        FirmColumns firms = district.firms;
        Population population = country.population();
        int size = firms.size;
        float[] technologyNoise = work.ownGap;
        float[] mean = work.peerGap;
        float[] shocks = work.reach;
        drawNormals(firms, FIRM_NORMALS, work.drawn, work);
        normals(work.drawn, 0, mean, technologyNoise, size, work);
        normals(work.drawn, 2, shocks, work.second, size, work);
        float shockDeviation = (float) parameters.production().initialShockDeviation();
        float[] experience = new float[SizeClass.COUNT];
        float[] deviation = new float[SizeClass.COUNT];
        for (SizeClass structure : SizeClass.values()) {
            experience[structure.ordinal()] = (float) population.of(structure).experience();
            deviation[structure.ordinal()] = (float) population.of(structure).deviation();
        }
        for (int i = 0; i < size; i++) {
            int of = work.selected[i];
            mean[i] = experience[of] + deviation[of] * mean[i];
            firms.shock[i] = shockDeviation * shocks[i];
        }
        float[] specialisation = specialisation(district);
        for (int k = 0; k < Domain.COUNT; k += 2) {
            int pair = k & 2;
            if (pair == 0) {
                drawNormals(firms, k, work.attention, work);
                drawNormals(firms, Domain.COUNT + k, work.shocks, work);
            }
            normals(work.attention, pair, work.value, work.second, size, work);
            experience(district, k, mean, work.value, specialisation[k]);
            experience(district, k + 1, mean, work.second, specialisation[k + 1]);
            normals(work.shocks, pair, work.value, work.second, size, work);
            codified(district, k, work.value);
            codified(district, k + 1, work.second);
        }
        fillTechnology(firms, technologyNoise, work);
    }

    private void experience(District district, int k, float[] mean, float[] noise, float specialisation) {
        float deviation = (float) country.population().domainDeviation();
        float[] e = district.firms.experiential;
        int at = district.firms.at(k, 0);
        disturb(mean, 0, 0f, noise, deviation, 0f, e, at, 0, district.firstSme);
        disturb(mean, 0, 0f, noise, deviation, specialisation, e, at, district.firstSme, district.size());
    }

    private void codified(District district, int k, float[] noise) {
        float gap = (float) country.population().codifiedGap();
        float deviation = (float) country.population().codifiedDeviation();
        float[] e = district.firms.experiential;
        float[] s = district.firms.codified;
        int at = district.firms.at(k, 0);
        disturb(e, at, gap, noise, deviation, 0f, s, at, 0, district.firstSme);
        disturb(e, at, -gap, noise, deviation, 0f, s, at, district.firstSme, district.size());
    }

    private static void disturb(
            float[] x,
            int from,
            float shift,
            float[] noise,
            float deviation,
            float mean,
            float[] y,
            int at,
            int start,
            int end) {
        float lowest = Population.LOWEST_KNOWLEDGE;
        float highest = Population.HIGHEST_KNOWLEDGE;
        Lanes.BEST.disturb(x, from, shift, noise, deviation, mean, lowest, highest, y, at, start, end);
    }

    private void fillTechnology(FirmColumns firms, float[] noise, Workspace work) {
        float deviation = (float) country.population().technologyDeviation();
        float[] experience = work.value;
        Lanes.BEST.harmonicMeans(firms.experiential, Domain.COUNT, firms.room, experience, firms.size);
        float[] technology = firms.technology;
        for (int i = 0; i < firms.size; i++) {
            technology[i] = Math.max(0f, Math.min(1f, experience[i] + deviation * noise[i]));
        }
    }

    /** Draws four standard normals a firm, those from the j-th on, to {@code words}. */
    private void drawNormals(FirmColumns firms, int j, int[] words, Workspace work) {
        Lanes.BEST.blocks(
                draws,
                firms.firstFirm,
                BEFORE,
                DrawSite.INITIAL_KNOWLEDGE,
                j / Draws.WORDS,
                firms.size,
                work.capacity,
                words);
    }

    /** The first two of four normals drawn, or the last two. */
    private static void normals(int[] words, int pair, float[] normal, float[] next, int size, Workspace work) {
        Lanes.BEST.normals(words, pair * work.capacity, work.capacity, normal, next, size);
    }

    /** Experience of a district's SMEs beyond their class's mean, by domain: its own specialisation and its region's standing. */
    private float[] specialisation(District district) {
        Population population = country.population();
        draws.initial(district.region, DrawSite.REGION_KNOWLEDGE, 0, block);
        float region = (float) country.regions().get(district.region).advantage()
                + (float) population.regionDeviation() * Draws.normal(block[0], block[1]);
        float[] specialisation = new float[Domain.COUNT];
        for (int k = 0; k < Domain.COUNT; k++) {
            specialisation[k] = region + (float) population.districtDeviation() * districtNormal(district.index, k);
        }
        return specialisation;
    }

    /** The j-th of a district's standard normals, four to a block. */
    private float districtNormal(int district, int j) {
        draws.initial(district, DrawSite.DISTRICT_KNOWLEDGE, j >> 2, block);
        int pair = j & 2;
        return (j & 1) == 0
                ? Draws.normal(block[pair], block[pair + 1])
                : Draws.secondNormal(block[pair], block[pair + 1]);
    }
}
