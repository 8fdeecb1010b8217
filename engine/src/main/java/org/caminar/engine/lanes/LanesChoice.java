package org.caminar.engine.lanes;

/** Which implementation serves this JVM. */
final class LanesChoice {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_LANES = "org.caminar.engine.lanes.VectorLanes";

    private LanesChoice() {}

    static Lanes choose() {
        boolean wanted = !System.getProperty("caminar.vectors", "on").equals("off");
        boolean there = ModuleLayer.boot().findModule(MODULE).isPresent();
        return wanted && there ? vectors() : new ScalarLanes();
    }

    /** By name, since the class can be neither loaded nor linked without the module. */
    private static Lanes vectors() {
        try {
            return Class.forName(VECTOR_LANES, true, LanesChoice.class.getClassLoader())
                    .asSubclass(Lanes.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "module " + MODULE + " is there but " + VECTOR_LANES + " does not start", e);
        }
    }
}
