package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.NameChange.How;
import java.util.List;

/**
 * A public address that others may have on a list, of something that moves or gets a twin in another account.
 *
 * @param resource the id of the planned thing that has the address then
 * @param old the address now
 * @param planned the same where it is kept, else a variable
 * @param usedBy the id of the planned thing that uses it
 * @param uses {@code egress}, {@code ingress} or {@code both}
 * @param order what is done one after the other
 * @param tell whether those who have the old address on a list have to be told of the new one before the switch
 */
public record AddressChange(
        String resource,
        String old,
        @JsonProperty("new") String planned,
        String region,
        String account,
        String usedBy,
        String uses,
        How how,
        List<String> order,
        boolean tell,
        List<Reason> reasons) {}
