package org.caminar.engine.lanes;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;
import org.caminar.engine.random.Philox;

/**
 * The Vector API's lanes, in the width that the machine prefers. Every operation is the one of {@link FloatMath} and {@link Philox} in the
 * same order, without fused multiply-add, so that each lane has the scalar result to the bit. The last vector overlaps the one before,
 * unless the call is in place; fewer numbers than fill a vector are left to the plain loops.
 */
final class VectorLanes implements Lanes {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int WIDTH = FLOATS.length();

    /** The eight lanes of a sum: one vector of doubles, or two. */
    private static final VectorSpecies<Double> DOUBLES =
            FLOATS.length() >= 16 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;

    private static final VectorSpecies<Float> FLOATS_AS_DOUBLES =
            FLOATS.length() >= 16 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
    private static final boolean HALVES = DOUBLES.length() < ScalarLanes.LANES;
    private static final float TO_UNIT = 0x1p-24f;
    private static final IntVector IOTA = IntVector.zero(INTS).addIndex(1);

    private final ScalarLanes rest = new ScalarLanes();

    @Override
    public void exp(float[] x, int from, float[] y, int at, int count) {
        int i = 0;
        for (; i <= count - WIDTH; i += WIDTH) {
            exp(FloatVector.fromArray(FLOATS, x, from + i)).intoArray(y, at + i);
        }
        if (i < count && count >= WIDTH && x != y) {
            exp(FloatVector.fromArray(FLOATS, x, from + count - WIDTH)).intoArray(y, at + count - WIDTH);
        } else {
            rest.exp(x, from + i, y, at + i, count - i);
        }
    }

    @Override
    public void log(float[] x, int from, float[] y, int at, int count) {
        int i = 0;
        for (; i <= count - WIDTH; i += WIDTH) {
            log(FloatVector.fromArray(FLOATS, x, from + i)).intoArray(y, at + i);
        }
        if (i < count && count >= WIDTH && x != y) {
            log(FloatVector.fromArray(FLOATS, x, from + count - WIDTH)).intoArray(y, at + count - WIDTH);
        } else {
            rest.log(x, from + i, y, at + i, count - i);
        }
    }

    /** In two passes over the arrays: one loop with all of it is too much for the compiler to keep in registers. */
    @Override
    public void normals(int[] words, int from, int stride, float[] first, float[] second, int count) {
        int i = 0;
        for (; i <= count - WIDTH; i += WIDTH) {
            radius(words, from + i, second, i);
        }
        for (; i < count; i++) {
            second[i] = Draws.normalRadius(words[from + i]);
        }
        int angles = from + stride;
        for (i = 0; i <= count - WIDTH; i += WIDTH) {
            turn(words, angles + i, first, second, i);
        }
        for (; i < count; i++) {
            float turn = Draws.uniform(words[angles + i]);
            first[i] = second[i] * FloatMath.cosTurn(turn);
            second[i] *= FloatMath.sinTurn(turn);
        }
    }

    private static void radius(int[] words, int from, float[] radius, int at) {
        FloatVector uniform = positiveUniform(IntVector.fromArray(INTS, words, from));
        log(uniform).mul(-2f).sqrt().intoArray(radius, at);
    }

    private static void turn(int[] words, int from, float[] first, float[] second, int at) {
        FloatVector turn = uniform(IntVector.fromArray(INTS, words, from));
        FloatVector radius = FloatVector.fromArray(FLOATS, second, at);
        radius.mul(cosTurn(turn)).intoArray(first, at);
        radius.mul(sinTurn(turn)).intoArray(second, at);
    }

    @Override
    public void blocks(Draws draws, int first, int tick, DrawSite site, int count, int stride, int[] out) {
        int i = 0;
        for (; i <= count - WIDTH; i += WIDTH) {
            philox(draws, IOTA.add(first + i), tick, site, i, stride, out);
        }
        if (i < count && count >= WIDTH) {
            philox(draws, IOTA.add(first + count - WIDTH), tick, site, count - WIDTH, stride, out);
            return;
        }
        for (; i < count; i++) {
            draws.block(first + i, tick, site, out, i, stride);
        }
    }

    @Override
    public void blocks(
            Draws draws, int base, int[] offsets, int tick, DrawSite site, int count, int stride, int[] out) {
        int i = 0;
        for (; i <= count - WIDTH; i += WIDTH) {
            philox(draws, IntVector.fromArray(INTS, offsets, i).add(base), tick, site, i, stride, out);
        }
        if (i < count && count >= WIDTH) {
            int last = count - WIDTH;
            philox(draws, IntVector.fromArray(INTS, offsets, last).add(base), tick, site, last, stride, out);
            return;
        }
        for (; i < count; i++) {
            draws.block(base + offsets[i], tick, site, out, i, stride);
        }
    }

    @Override
    public double sum(float[] x, int from, int to) {
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= to - ScalarLanes.LANES; i += ScalarLanes.LANES) {
            low = low.add(doubles(x, i));
            if (HALVES) {
                high = high.add(doubles(x, i + DOUBLES.length()));
            }
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += x[i];
        }
        return total(low, high) + rest;
    }

    @Override
    public double sumOfProducts(float[] x, float[] y, int from, int to) {
        DoubleVector low = DoubleVector.zero(DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= to - ScalarLanes.LANES; i += ScalarLanes.LANES) {
            low = low.add(doubles(x, i).mul(doubles(y, i)));
            if (HALVES) {
                int j = i + DOUBLES.length();
                high = high.add(doubles(x, j).mul(doubles(y, j)));
            }
        }
        double rest = 0;
        for (; i < to; i++) {
            rest += (double) x[i] * y[i];
        }
        return total(low, high) + rest;
    }

    private static DoubleVector doubles(float[] x, int at) {
        return (DoubleVector) FloatVector.fromArray(FLOATS_AS_DOUBLES, x, at).convertShape(F2D, DOUBLES, 0);
    }

    private static double total(DoubleVector low, DoubleVector high) {
        double[] lanes = new double[ScalarLanes.LANES];
        low.intoArray(lanes, 0);
        if (HALVES) {
            high.intoArray(lanes, DOUBLES.length());
        }
        return ScalarLanes.total(lanes);
    }

    @Override
    public float largestProduct(float[] x, float[] y, int from, int to) {
        FloatVector largest = FloatVector.zero(FLOATS);
        int i = from;
        for (; i <= to - WIDTH; i += WIDTH) {
            largest = largest.max(FloatVector.fromArray(FLOATS, x, i).mul(FloatVector.fromArray(FLOATS, y, i)));
        }
        return Math.max(largest.reduceLanes(MAX), rest.largestProduct(x, y, i, to));
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector bounded = x.min(FloatMath.MAX_EXPONENT).max(FloatMath.MIN_EXPONENT);
        FloatVector shifted = bounded.mul(FloatMath.LOG2_E).add(FloatMath.ROUNDER);
        IntVector power = shifted.reinterpretAsInts().sub(FloatMath.ROUNDER_BITS);
        FloatVector whole = shifted.sub(FloatMath.ROUNDER);
        FloatVector r = bounded.sub(whole.mul(FloatMath.LN2_HIGH)).sub(whole.mul(FloatMath.LN2_LOW));
        FloatVector p = r.mul(FloatMath.EXP_7).add(FloatMath.EXP_6);
        p = p.mul(r).add(FloatMath.EXP_5);
        p = p.mul(r).add(FloatMath.EXP_4);
        p = p.mul(r).add(FloatMath.EXP_3);
        p = p.mul(r).add(FloatMath.EXP_2);
        FloatVector y = p.mul(r).mul(r).add(r).add(1f);
        return y.mul(power.add(127).lanewise(LSHL, 23).reinterpretAsFloats());
    }

    private static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector e = bits.sub(FloatMath.HALF_ROOT_BITS).lanewise(ASHR, 23);
        FloatVector m = bits.sub(e.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
        FloatVector exponent = (FloatVector) e.convert(I2F, 0);
        FloatVector z = m.mul(m);
        FloatVector p = m.mul(FloatMath.LOG_8).add(FloatMath.LOG_7);
        p = p.mul(m).add(FloatMath.LOG_6);
        p = p.mul(m).add(FloatMath.LOG_5);
        p = p.mul(m).add(FloatMath.LOG_4);
        p = p.mul(m).add(FloatMath.LOG_3);
        p = p.mul(m).add(FloatMath.LOG_2);
        p = p.mul(m).add(FloatMath.LOG_1);
        p = p.mul(m).add(FloatMath.LOG_0);
        FloatVector y = p.mul(m).mul(z);
        y = y.add(exponent.mul(FloatMath.LN2_LOW));
        y = y.sub(z.mul(0.5f));
        return m.add(y).add(exponent.mul(FloatMath.LN2_HIGH));
    }

    private static FloatVector uniform(IntVector words) {
        return ((FloatVector) words.lanewise(LSHR, 8).convert(I2F, 0)).mul(TO_UNIT);
    }

    private static FloatVector positiveUniform(IntVector words) {
        return ((FloatVector) words.lanewise(LSHR, 8).add(1).convert(I2F, 0)).mul(TO_UNIT);
    }

    private static FloatVector cosTurn(FloatVector turn) {
        return quarterSin(turn.sub(0.5f).abs().sub(0.25f));
    }

    private static FloatVector sinTurn(FloatVector turn) {
        FloatVector centred = turn.sub(0.5f);
        FloatVector distance = centred.abs();
        FloatVector magnitude = quarterSin(distance.min(distance.neg().add(0.5f)));
        IntVector sign = centred.reinterpretAsInts().not().and(FloatMath.SIGN_BIT);
        return magnitude.reinterpretAsInts().lanewise(XOR, sign).reinterpretAsFloats();
    }

    private static FloatVector quarterSin(FloatVector turn) {
        FloatVector x = turn.mul(FloatMath.TURN);
        FloatVector z = x.mul(x);
        FloatVector p = z.mul(FloatMath.SIN_11).add(FloatMath.SIN_9);
        p = p.mul(z).add(FloatMath.SIN_7);
        p = p.mul(z).add(FloatMath.SIN_5);
        p = p.mul(z).add(FloatMath.SIN_3);
        return x.add(x.mul(z).mul(p));
    }

    /** One block per lane of {@code entities}. */
    private static void philox(
            Draws draws, IntVector entities, int tick, DrawSite site, int at, int stride, int[] out) {
        int k0 = (int) draws.seed();
        int k1 = (int) (draws.seed() >>> 32);
        IntVector c0 = entities;
        IntVector c1 = IntVector.broadcast(INTS, tick);
        IntVector c2 = IntVector.broadcast(INTS, draws.replicate());
        IntVector c3 = IntVector.broadcast(INTS, site.code());
        for (int round = 0; round < Philox.ROUNDS; round++) {
            IntVector high0 = high(c0, Philox.M0);
            IntVector high1 = high(c2, Philox.M1);
            IntVector low0 = c0.mul((int) Philox.M0);
            IntVector low1 = c2.mul((int) Philox.M1);
            c0 = high1.lanewise(XOR, c1).lanewise(XOR, k0);
            c1 = low1;
            c2 = high0.lanewise(XOR, c3).lanewise(XOR, k1);
            c3 = low0;
            k0 += Philox.W0;
            k1 += Philox.W1;
        }
        c0.intoArray(out, at);
        c1.intoArray(out, at + stride);
        c2.intoArray(out, at + 2 * stride);
        c3.intoArray(out, at + 3 * stride);
    }

    /** Upper halves of the 64-bit products of unsigned lanes with m: even and odd lanes apart, since products take twice the room. */
    private static IntVector high(IntVector lanes, long m) {
        LongVector pairs = lanes.reinterpretAsLongs();
        LongVector even = pairs.and(Philox.LOW).mul(m).lanewise(LSHR, 32);
        LongVector odd = pairs.lanewise(LSHR, 32).mul(m).and(~Philox.LOW);
        return even.or(odd).reinterpretAsInts();
    }
}
