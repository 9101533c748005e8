package dev.mitosis.target.connection;

import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.target.network.Placed;

/** A dependency from one account into another, and what may be done about it. */
record Crossing(PlannedEdge edge, Placed from, Placed to, MeansTable.Row row) {}
