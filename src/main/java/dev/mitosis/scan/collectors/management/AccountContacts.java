package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.account.AccountClient;

/** For which affairs somebody else than the owner is to be asked; who that is stays out. */
final class AccountContacts {
    private AccountContacts() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.global("account", AccountClient.class, AccountClient::builder);
        contact(service, "BILLING");
        contact(service, "OPERATIONS");
        contact(service, "SECURITY");
        return service.build();
    }

    private static void contact(ServiceBuilder service, String affair) {
        service.type(
                        "AWS::Account::AlternateContact",
                        "GetAlternateContact",
                        "AlternateContact",
                        "AlternateContactType=" + affair)
                .noneOn("ResourceNotFoundException")
                .arn("alternate-contact/{AlternateContactType}")
                .name("{AlternateContactType}")
                .drop("/Name", "/EmailAddress", "/PhoneNumber", "/Title");
    }
}
