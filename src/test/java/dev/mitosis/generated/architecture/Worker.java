package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;

/** A queue, a function that works it off, and a bucket for what comes out. */
final class Worker {
    private Worker() {}

    static void build(Site site, String piece) {
        Draft queue = Parts.queue(site, piece + "-jobs");
        Workload worker = Parts.function(site, piece + "-worker");
        Parts.feeds(site, queue, worker);
        Workload producer = Parts.function(site, piece + "-producer");
        producer.uses("QUEUE_URL", queue);
        if (site.place().dice().chance(0.6)) {
            Draft bucket = Parts.bucket(site, piece + "-results");
            worker.uses("RESULTS_BUCKET", bucket);
            producer.uses("RESULTS_BUCKET", bucket);
        }
        if (site.place().dice().chance(0.5)) {
            Draft topic = site.make("AWS::SNS::Topic", piece + "-done");
            worker.uses("DONE_TOPIC", topic);
            site.topics().add(topic);
        }
        if (site.place().dice().chance(0.5)) {
            Draft setting = site.place().make("AWS::SSM::Parameter", piece + "-settings");
            worker.uses("SETTINGS", setting);
        }
    }
}
