package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** The collectors of databases, file systems, object stores and what copies them. */
public final class DataCollectors {
    /** The order decides who has a resource that two of them name: the first. */
    public static final List<ServiceSpec> ALL = List.of(
            Rds.spec(),
            S3.spec(),
            DynamoDb.spec(),
            Efs.spec(),
            Fsx.spec(),
            Backup.spec(),
            DataSync.spec(),
            StorageGateway.spec(),
            Transfer.spec(),
            ElastiCache.spec(),
            MemoryDb.spec(),
            Dax.spec(),
            Redshift.spec(),
            RedshiftServerless.spec(),
            OpenSearch.spec(),
            OpenSearchServerless.spec(),
            TimestreamWrite.spec(),
            TimestreamInfluxDb.spec(),
            Dms.spec(),
            S3Control.spec(),
            S3Control.ofAccount(),
            S3Control.ofManyRegions());

    private DataCollectors() {}
}
