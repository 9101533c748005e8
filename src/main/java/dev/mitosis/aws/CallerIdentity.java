package dev.mitosis.aws;

import dev.mitosis.model.AccountId;

/**
 * Who asks.
 *
 * @param arn the caller's own ARN
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} or {@code aws-eusc}
 * @param alias the account's alias; empty where it has none or may not be read
 */
public record CallerIdentity(AccountId account, String arn, String userId, String partition, String alias) {}
