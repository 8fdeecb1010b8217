package org.caminar.engine;

import org.junit.jupiter.api.Test;

class DummyTest {
    @Test
    void x() {}
}
