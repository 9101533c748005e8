package dev.mitosis.traffic.flow;

import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.file.SqlRows;
import dev.mitosis.traffic.place.Ends;
import java.util.List;

/**
 * The steps from records of flow logs to conversations, in SQL. Each makes what later ones read; no table of one row
 * for each record is ever made.
 */
final class FlowSql {
    /** More ports than this between two are one row: somebody tries them all. */
    static final int PORTS_TOLD_APART = 20;

    /** More networks outside than this that nothing names are one: the internet. */
    static final int NETWORKS_TOLD_APART = 2000;

    static final List<String> USED = List.of(
            "interface_id",
            "vpc_id",
            "tgw_src_vpc_id",
            "instance_id",
            "ecs_cluster_arn",
            "ecs_service_name",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log_status",
            "tcp_flags",
            "pkt_srcaddr",
            "pkt_dstaddr",
            "pkt_src_aws_service",
            "pkt_dst_aws_service",
            "flow_direction",
            "records");

    /**
     * Records of one hour summed up by interface, addresses and the server's port. {@code kind} is flow, idle, skipped
     * or damaged; all but flows have nothing else. {@code client} is s or d, the side that is the client; null as long
     * as nothing tells it, and then {@code port} is the destination's and {@code other} the source's. {@code told} is 2
     * where a handshake tells it, 1 where a port does, else 0. {@code own} is the interface's side; null where no field
     * says it.
     */
    static final String FLOW = """
            CREATE TABLE flow (kind VARCHAR, port_id VARCHAR, vpc VARCHAR, holder VARCHAR, own VARCHAR, s VARCHAR,
              d VARCHAR, a VARCHAR, b VARCHAR, a_service VARCHAR, b_service VARCHAR, protocol INTEGER, client VARCHAR,
              told INTEGER, port INTEGER, other INTEGER, rejected BOOLEAN, hour BIGINT, bytes HUGEINT,
              packets HUGEINT, records HUGEINT, lines BIGINT, first BIGINT, last BIGINT)""";

    /** What Java knows: interfaces with their addresses, holders that records name, and what addresses stand for. */
    static final List<String> KNOWN = List.of(
            "CREATE TABLE network_port (port_id VARCHAR, vpc VARCHAR, owner VARCHAR, passes BOOLEAN)",
            "CREATE TABLE port_address (port_id VARCHAR, address VARCHAR)",
            "CREATE TABLE holder (holder VARCHAR, owner VARCHAR)",
            "CREATE TABLE tenure (vpc VARCHAR, address VARCHAR, service VARCHAR, owner VARCHAR, anybody BOOLEAN,"
                    + " since BIGINT, until BIGINT)");

    /** The last second of the year 2999: what lies behind is no time. */
    private static final String LATEST = "32503679999";

    private FlowSql() {}

    /** Sums up the records of a source (see {@link SqlRows}) that has all columns of {@link #USED}. */
    static String load(String source, ServicePorts services) {
        String typed = """
                SELECT *, try_cast(srcport AS INTEGER) AS sp, try_cast(dstport AS INTEGER) AS dp,
                  coalesce(try_cast(tcp_flags AS INTEGER), 0) AS flags, try_cast(protocol AS INTEGER) AS proto,
                  try_cast("start" AS BIGINT) AS st, try_cast("end" AS BIGINT) AS en, try_cast(bytes AS UBIGINT) AS size,
                  try_cast(packets AS UBIGINT) AS number, coalesce(try_cast(records AS UBIGINT), 1) AS times,
                  coalesce(pkt_srcaddr, srcaddr) AS a, coalesce(pkt_dstaddr, dstaddr) AS b
                FROM (%s)""".formatted(source);
        String judged = """
                SELECT *, CASE WHEN log_status = 'NODATA' THEN 'idle' WHEN log_status = 'SKIPDATA' THEN 'skipped'
                  WHEN a IS NOT NULL AND b IS NOT NULL AND st BETWEEN 0 AND %s AND en BETWEEN st AND %s
                    AND size IS NOT NULL AND number IS NOT NULL AND coalesce(log_status, 'OK') = 'OK'
                    AND coalesce(proto, -1) BETWEEN -1 AND 255 AND coalesce(action, 'ACCEPT') IN ('ACCEPT', 'REJECT')
                    AND coalesce(sp, 0) BETWEEN 0 AND 65535 AND coalesce(dp, 0) BETWEEN 0 AND 65535
                  THEN 'flow' ELSE 'damaged' END AS kind
                FROM (%s)""".formatted(LATEST, LATEST, typed);
        // SYN alone opens a connection, SYN with ACK answers (RFC 9293); a log ors the flags of an interval's packets.
        // Where rows are summed up already, the client's port is 0.
        String turned = """
                SELECT *, CASE WHEN proto = 6 AND flags & 18 = 2 THEN 's' WHEN proto = 6 AND flags & 18 = 18 THEN 'd' END
                    AS shaken,
                  proto IN (6, 17) AND sp IS NOT NULL AND dp IS NOT NULL AS has_ports,
                  CASE WHEN sp = 0 AND dp > 0 OR %2$s AND NOT %1$s THEN 's'
                    WHEN dp = 0 AND sp > 0 OR %1$s AND NOT %2$s THEN 'd' END AS served
                FROM (%3$s)""".formatted(services.test("sp"), services.test("dp"), judged);
        return summed(turned);
    }

    private static String summed(String turned) {
        return """
            INSERT INTO flow SELECT kind, %s, sum(size) FILTER (kind = 'flow'), sum(number) FILTER (kind = 'flow'),
              sum(times), count(*), min(st) FILTER (kind = 'flow'), max(en) FILTER (kind = 'flow')
            FROM (SELECT *, CASE WHEN NOT has_ports THEN 's' ELSE coalesce(shaken, served) END AS client,
                CASE WHEN NOT has_ports THEN 0 WHEN shaken IS NOT NULL THEN 2 WHEN served IS NOT NULL THEN 1 ELSE 0 END
                  AS told
              FROM (%s)) GROUP BY ALL""".formatted(String.join(", ", ofFlows()), turned);
    }

    private static List<String> ofFlows() {
        return List.of(
                        "interface_id",
                        "coalesce(vpc_id, tgw_src_vpc_id)",
                        "CASE WHEN ecs_service_name IS NOT NULL THEN coalesce(ecs_cluster_arn, '') || ' '"
                                + " || ecs_service_name ELSE instance_id END",
                        "CASE flow_direction WHEN 'ingress' THEN 'd' WHEN 'egress' THEN 's' END",
                        "coalesce(srcaddr, a)",
                        "coalesce(dstaddr, b)",
                        "a",
                        "b",
                        "pkt_src_aws_service",
                        "pkt_dst_aws_service",
                        "coalesce(proto, -1)",
                        "client",
                        "told",
                        "CASE WHEN NOT has_ports THEN 0 WHEN client = 'd' THEN sp ELSE dp END",
                        "CASE WHEN client IS NULL THEN sp END",
                        "coalesce(action, 'ACCEPT') = 'REJECT'",
                        "st // 3600")
                .stream()
                .map(text -> "CASE WHEN kind = 'flow' THEN " + text + " END")
                .toList();
    }

    /** Turns the flows that nothing told the direction of: to a server seen before, to where more others go, down. */
    static final List<String> TURN = List.of("""
            CREATE TABLE seen_server AS SELECT DISTINCT protocol, CASE client WHEN 's' THEN b ELSE a END AS address, port
            FROM flow WHERE told = 2""", """
            CREATE TABLE crowd AS SELECT protocol, address, port, count(DISTINCT peer) AS peers FROM (
              SELECT protocol, b AS address, port, a || ' ' || other AS peer FROM flow WHERE client IS NULL AND kind = 'flow'
              UNION ALL
              SELECT protocol, a, other, b || ' ' || port FROM flow WHERE client IS NULL AND kind = 'flow')
            GROUP BY ALL""", """
            CREATE TABLE guessed AS SELECT f.* REPLACE (
                CASE WHEN sb.port IS NOT NULL AND sa.port IS NULL THEN 's'
                  WHEN sa.port IS NOT NULL AND sb.port IS NULL THEN 'd'
                  WHEN cb.peers > ca.peers THEN 's' WHEN ca.peers > cb.peers THEN 'd'
                  WHEN f.other < f.port THEN 'd' ELSE 's' END AS client,
                if((sa.port IS NULL) <> (sb.port IS NULL), 2, 0) AS told)
            FROM flow f
            LEFT JOIN seen_server sb ON sb.protocol = f.protocol AND sb.address = f.b AND sb.port = f.port
            LEFT JOIN seen_server sa ON sa.protocol = f.protocol AND sa.address = f.a AND sa.port = f.other
            LEFT JOIN crowd cb ON cb.protocol = f.protocol AND cb.address = f.b AND cb.port = f.port
            LEFT JOIN crowd ca ON ca.protocol = f.protocol AND ca.address = f.a AND ca.port = f.other
            WHERE f.kind = 'flow' AND f.client IS NULL""", """
            CREATE VIEW turned AS SELECT * FROM flow WHERE kind = 'flow' AND client IS NOT NULL
            UNION ALL SELECT * REPLACE (if(client = 'd', other, port) AS port) FROM guessed""");

    /**
     * Finds the addresses of each interface: those that its records call its own, those that the snapshot knows, else
     * the one that stands in all of its records.
     */
    static final List<String> OWN =
            List.of("""
            CREATE TABLE own_address AS SELECT port_id, address, min(first) AS first, max(last) AS last FROM (
              SELECT port_id, CASE own WHEN 's' THEN s ELSE d END AS address, first, last FROM turned WHERE own IS NOT NULL
              UNION ALL
              SELECT t.port_id, p.address, t.first, t.last FROM turned t JOIN port_address p
                ON p.port_id = t.port_id AND (p.address = t.s OR p.address = t.d) WHERE own IS NULL)
            WHERE port_id IS NOT NULL GROUP BY ALL""", """
            INSERT INTO own_address SELECT port_id, min(address), min(first), max(last) FROM (
              SELECT port_id, address, min(first) AS first, max(last) AS last, count(*) AS times FROM (
                SELECT port_id, s AS address, first, last FROM turned UNION ALL
                SELECT port_id, d, first, last FROM turned WHERE d <> s)
              WHERE port_id IS NOT NULL AND port_id NOT IN (SELECT port_id FROM own_address) GROUP BY port_id, address)
            JOIN (SELECT port_id, count(*) AS times FROM turned GROUP BY port_id) USING (port_id, times)
            GROUP BY port_id HAVING count(*) = 1""", """
            CREATE TABLE sided AS SELECT t.* REPLACE (
                CASE WHEN p.passes THEN NULL
                  WHEN t.own IS NOT NULL THEN t.own
                  WHEN os.address IS NOT NULL AND od.address IS NULL THEN 's'
                  WHEN od.address IS NOT NULL AND os.address IS NULL THEN 'd' END AS own,
                coalesce(t.vpc, p.vpc, '') AS vpc, coalesce(a_service, '') AS a_service,
                coalesce(b_service, '') AS b_service),
              coalesce(h.owner, p.owner, %s) AS owner
            FROM turned t LEFT JOIN network_port p ON p.port_id = t.port_id LEFT JOIN holder h ON h.holder = t.holder
            LEFT JOIN own_address os ON os.port_id = t.port_id AND os.address = t.s
            LEFT JOIN own_address od ON od.port_id = t.port_id AND od.address = t.d""".formatted(DuckDbSql.text(Ends.unknown(What.INTERFACE_UNKNOWN))));

    /** The interfaces with the VPC that they were seen in and their addresses. */
    static final String SIGHTINGS = """
            SELECT o.port_id, coalesce(v.vpc, ''), o.address, o.first, o.last FROM own_address o
            LEFT JOIN (SELECT port_id, min(vpc) AS vpc FROM sided GROUP BY port_id) v USING (port_id)
            ORDER BY ALL""";

    /** The addresses that are asked for, by when they were seen. */
    static final String ASKED = """
            CREATE TABLE asked AS SELECT vpc, address, service, hour, min(first) AS first, max(last) AS last FROM (
              SELECT vpc, a AS address, a_service AS service, hour, first, last FROM sided WHERE own IS DISTINCT FROM 's'
              UNION ALL
              SELECT vpc, b, b_service, hour, first, last FROM sided WHERE own IS DISTINCT FROM 'd')
            GROUP BY ALL""";

    static final String ADDRESSES = "SELECT DISTINCT vpc, address, service FROM asked ORDER BY ALL";

    /** What addresses stood for in each hour, and from that the two ends of each flow. */
    static final List<String> END =
            List.of("""
            CREATE TABLE held AS SELECT a.vpc, a.address, a.service, a.hour, bool_and(t.anybody) AS anybody,
              CASE WHEN count(DISTINCT t.owner) = 1 THEN min(t.owner) ELSE %s END AS owner
            FROM asked a LEFT JOIN tenure t ON t.vpc = a.vpc AND t.address = a.address AND t.service = a.service
              AND t.since <= a.last AND t.until >= a.first
            GROUP BY a.vpc, a.address, a.service, a.hour""".formatted(DuckDbSql.text(Ends.unknown(What.ADDRESS_CHANGED_HANDS))), """
            CREATE VIEW ended AS SELECT f.client = 's' AS to_server, port_id, protocol, port, rejected, told, bytes,
              packets, records, first, last, if(client = 's', a, b) AS client_address,
              if(client = 's', b, a) AS server_address, if(client = 's', source, target) AS client_end,
              if(client = 's', target, source) AS server_end, if(client = 's', source_any, target_any) AS client_any,
              if(client = 's', target_any, source_any) AS server_any
            FROM (SELECT s.*, CASE WHEN own = 's' THEN s.owner ELSE ha.owner END AS source,
                CASE WHEN own = 'd' THEN s.owner ELSE hb.owner END AS target,
                own IS DISTINCT FROM 's' AND coalesce(ha.anybody, false) AS source_any,
                own IS DISTINCT FROM 'd' AND coalesce(hb.anybody, false) AS target_any
              FROM sided s
              LEFT JOIN held ha ON ha.vpc = s.vpc AND ha.address = s.a AND ha.service = s.a_service AND ha.hour = s.hour
              LEFT JOIN held hb ON hb.vpc = s.vpc AND hb.address = s.b AND hb.service = s.b_service AND hb.hour = s.hour
            ) f""");

    /** Counts what both ends have logged once, and folds what is too much to be told apart. */
    static final List<String> FOLD = List.of(
            """
            CREATE TABLE once AS SELECT client_end, server_end, client_any, server_any, protocol, port, rejected, to_server,
              client_address, server_address, max(told) AS told, max(bytes) AS bytes, max(packets) AS packets,
              max(records) AS records, min(first) AS first, max(last) AS last
            FROM (SELECT client_end, server_end, client_any, server_any, protocol, port, rejected, to_server,
                client_address, server_address, port_id, max(told) AS told, sum(bytes) AS bytes,
                sum(packets) AS packets, sum(records) AS records, min(first) AS first, max(last) AS last
              FROM ended GROUP BY ALL)
            GROUP BY ALL""", """
            CREATE TABLE known_network AS SELECT server_end FROM once WHERE server_any
            GROUP BY server_end ORDER BY sum(bytes) DESC, server_end LIMIT %d""".formatted(NETWORKS_TOLD_APART), """
            CREATE TABLE named AS SELECT * REPLACE (
                CASE WHEN client_any THEN '%1$s' ELSE client_end END AS client_end,
                CASE WHEN server_any AND server_end NOT IN (SELECT server_end FROM known_network) THEN '%1$s'
                  ELSE server_end END AS server_end),
              server_any AND server_end NOT IN (SELECT server_end FROM known_network) AS folded
            FROM once""".formatted(Ends.INTERNET), """
            CREATE TABLE conversation AS SELECT client_end, server_end, protocol, if(many, 0, port) AS port, rejected,
              max(told) AS told, count(DISTINCT port) AS ports, coalesce(sum(bytes) FILTER (to_server), 0) AS to_server,
              coalesce(sum(bytes) FILTER (NOT to_server), 0) AS to_client,
              coalesce(sum(packets) FILTER (to_server), 0) AS packets_to_server,
              coalesce(sum(packets) FILTER (NOT to_server), 0) AS packets_to_client,
              sum(records) AS records, min(first) AS first, max(last) AS last
            FROM (SELECT n.*, p.ports > %d AS many FROM named n JOIN (
                SELECT client_end, server_end, protocol, rejected, count(DISTINCT port) AS ports FROM named GROUP BY ALL) p
              USING (client_end, server_end, protocol, rejected))
            WHERE client_end <> server_end
            GROUP BY client_end, server_end, protocol, if(many, 0, port), rejected""".formatted(PORTS_TOLD_APART));

    static final String CONVERSATIONS =
            "SELECT * FROM conversation WHERE NOT (starts_with(client_end, %1$s) AND starts_with(server_end, %1$s))"
                            .formatted(DuckDbSql.text(Ends.UNKNOWN))
                    + " ORDER BY client_end, server_end, protocol, port, rejected";

    /** For each kind of unknown end the flows and bytes, and the first addresses. */
    static final String UNKNOWN_ENDS = """
            SELECT what, sum(records), sum(bytes), list_sort(list_distinct(list(address)))[1:5] FROM (
              SELECT client_end AS what, client_address AS address, records, bytes FROM once UNION ALL
              SELECT server_end, server_address, records, bytes FROM once)
            WHERE starts_with(what, %s) GROUP BY what ORDER BY what""".formatted(DuckDbSql.text(Ends.UNKNOWN));

    static final String GUESSED =
            "SELECT coalesce(sum(records), 0), coalesce(sum(bytes), 0) FROM once WHERE told = 0 AND protocol IN (6, 17)";

    static final String FOLDED = "SELECT coalesce(sum(records), 0), coalesce(sum(bytes), 0) FROM named WHERE folded";

    static final String SPAN = "SELECT min(first), max(last), sum(records) FROM flow WHERE kind = 'flow'";

    /** How many lines of each kind there were. */
    static final String KINDS = "SELECT kind, sum(lines), sum(records) FROM flow GROUP BY kind ORDER BY kind";

    static final String HOLDERS = "SELECT DISTINCT holder FROM flow WHERE holder IS NOT NULL ORDER BY holder";
}
