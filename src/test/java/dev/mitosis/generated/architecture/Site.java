package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A place with what stands around it and with what its applications offer to others. */
public final class Site {
    /** Something with an address that others call. */
    public record Endpoint(Draft draft, String url) {}

    private final Place place;
    private final Surroundings around;
    private final List<Workload> workloads = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<Draft> topics = new ArrayList<>();
    private final List<Draft> groups = new ArrayList<>();

    private final Optional<Draft> repository;

    public Site(Place place, Surroundings around, Optional<Draft> repository) {
        this.place = place;
        this.around = around;
        this.repository = repository;
    }

    /** Where the application's images are. */
    Optional<Draft> repository() {
        return repository;
    }

    public Place place() {
        return place;
    }

    Draft make(String type, String part) {
        return place.make(type, part);
    }

    public Surroundings around() {
        return around;
    }

    public List<Workload> workloads() {
        return workloads;
    }

    /** What others may call, most public first. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Topics on which something is announced. */
    public List<Draft> topics() {
        return topics;
    }

    /** Security groups of what connects to databases. */
    public List<Draft> groups() {
        return groups;
    }

    Workload works(Draft draft, Draft role) {
        Workload workload = new Workload(draft, role);
        workloads.add(workload);
        return workload;
    }

    void offers(Draft draft, String url) {
        endpoints.add(new Endpoint(draft, url));
    }
}
