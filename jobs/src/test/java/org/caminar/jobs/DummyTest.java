package org.caminar.jobs;

import org.junit.jupiter.api.Test;

class DummyTest {
    @Test
    void x() {}
}
