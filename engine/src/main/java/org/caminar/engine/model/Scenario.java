package org.caminar.engine.model;

import java.util.List;

/** A policy mix: what the budget is spent on, and when. */
public record Scenario(
        @Param(doc = "Name for tables and reports") String title,

        @Param(doc = "What is funded beside the institutions in place")
        List<Allocation> programmes) {}
