package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** The collectors of identities, keys, certificates and what watches over them. */
public final class IdentityCollectors {
    /** The order decides who has a resource that two of them name: the first. */
    public static final List<ServiceSpec> ALL = List.of(
            Iam.spec(),
            Acm.spec(),
            IamLists.spec(),
            Kms.spec(),
            Secrets.spec(),
            CloudHsm.spec(),
            DirectoryService.spec(),
            Ram.spec(),
            AcmPca.spec(),
            GuardDuty.spec(),
            SecurityHub.spec(),
            Inspector.spec(),
            Macie.spec(),
            AccessAnalyzer.spec(),
            CognitoUserPools.spec(),
            CognitoIdentityPools.spec(),
            Signer.spec(),
            Organizations.spec(),
            IdentityCenter.spec(),
            IdentityStore.spec());

    private IdentityCollectors() {}
}
