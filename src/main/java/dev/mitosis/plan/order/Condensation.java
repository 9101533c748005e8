package dev.mitosis.plan.order;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;

/**
 * Strongly connected components of a directed graph and the level of each: the longest way down to a component that
 * needs nothing. Tarjan's algorithm without recursion, linear in nodes and edges (R. Tarjan, "Depth-first search and
 * linear graph algorithms", SIAM J. Comput. 1(2), 1972).
 */
public final class Condensation {
    private final int[][] needs;
    private final int[] component;
    private final int[] level;
    private final int[] index;
    private final int[] low;
    private final int[] nextChild;
    private final BitSet onStack;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int visited;
    private int components;

    /**
     * Condenses a graph.
     *
     * @param needs for each node the nodes that it needs
     */
    public Condensation(int[][] needs) {
        int size = needs.length;
        this.needs = needs;
        component = new int[size];
        Arrays.fill(component, -1);
        index = new int[size];
        Arrays.fill(index, -1);
        low = new int[size];
        nextChild = new int[size];
        onStack = new BitSet(size);
        int[] levels = new int[size];
        for (int node = 0; node < size; node++) {
            if (index[node] < 0) {
                visit(node, levels);
            }
        }
        level = new int[size];
        for (int node = 0; node < size; node++) {
            level[node] = levels[component[node]];
        }
    }

    private void visit(int root, int[] levels) {
        Deque<Integer> path = new ArrayDeque<>();
        enter(root, path);
        while (!path.isEmpty()) {
            int node = path.element();
            if (nextChild[node] < needs[node].length) {
                int child = needs[node][nextChild[node]++];
                if (index[child] < 0) {
                    enter(child, path);
                } else if (onStack.get(child)) {
                    low[node] = Math.min(low[node], index[child]);
                }
            } else {
                path.pop();
                if (!path.isEmpty()) {
                    low[path.element()] = Math.min(low[path.element()], low[node]);
                }
                if (low[node] == index[node]) {
                    close(node, levels);
                }
            }
        }
    }

    private void enter(int node, Deque<Integer> path) {
        index[node] = visited;
        low[node] = visited++;
        open.push(node);
        onStack.set(node);
        path.push(node);
    }

    private void close(int root, int[] levels) {
        int id = components++;
        int[] members = new int[open.size()];
        int count = 0;
        int node;
        do {
            node = open.pop();
            onStack.clear(node);
            component[node] = id;
            members[count++] = node;
        } while (node != root);
        // Components close after everything they need, so the levels below are known.
        int height = 0;
        for (int i = 0; i < count; i++) {
            for (int needed : needs[members[i]]) {
                if (component[needed] != id) {
                    height = Math.max(height, levels[component[needed]] + 1);
                }
            }
        }
        levels[id] = height;
    }

    /** Whether two nodes need each other, directly or not. */
    public boolean together(int left, int right) {
        return component[left] == component[right];
    }

    public int component(int node) {
        return component[node];
    }

    /** 0 for what needs nothing; always more than the level of what it needs outside of its own component. */
    public int level(int node) {
        return level[node];
    }
}
