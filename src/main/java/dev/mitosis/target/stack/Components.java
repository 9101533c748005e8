package dev.mitosis.target.stack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The strongly connected components of a directed graph, each after all that it leads to (R. Tarjan, "Depth-first
 * search and linear graph algorithms", SIAM J. Comput. 1(2), 1972); linear, without recursion.
 */
final class Components {
    private final List<List<Integer>> leads;
    private final int[] index;
    private final int[] low;
    private final int[] next;
    private final boolean[] open;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final List<List<Integer>> found = new ArrayList<>();
    private int count;

    private Components(List<List<Integer>> leads) {
        this.leads = leads;
        this.index = new int[leads.size()];
        this.low = new int[leads.size()];
        this.next = new int[leads.size()];
        this.open = new boolean[leads.size()];
        Arrays.fill(index, -1);
    }

    /**
     * Finds them.
     *
     * @param leads for each node those that it leads to
     */
    static List<List<Integer>> of(List<List<Integer>> leads) {
        Components components = new Components(leads);
        for (int node = 0; node < leads.size(); node++) {
            if (components.index[node] < 0) {
                components.visit(node);
            }
        }
        return components.found;
    }

    private void visit(int root) {
        Deque<Integer> path = new ArrayDeque<>();
        enter(root, path);
        while (!path.isEmpty()) {
            int node = path.element();
            if (next[node] < leads.get(node).size()) {
                int child = leads.get(node).get(next[node]++);
                if (index[child] < 0) {
                    enter(child, path);
                } else if (open[child]) {
                    low[node] = Math.min(low[node], index[child]);
                }
            } else {
                path.pop();
                if (!path.isEmpty()) {
                    low[path.element()] = Math.min(low[path.element()], low[node]);
                }
                if (low[node] == index[node]) {
                    close(node);
                }
            }
        }
    }

    private void enter(int node, Deque<Integer> path) {
        index[node] = count;
        low[node] = count++;
        open[node] = true;
        stack.push(node);
        path.push(node);
    }

    private void close(int root) {
        List<Integer> members = new ArrayList<>();
        int node;
        do {
            node = stack.pop();
            open[node] = false;
            members.add(node);
        } while (node != root);
        members.sort(null);
        found.add(members);
    }
}
