"""What only a person can do at the console counts as done: the root user has its second factor."""

from moto.iam.models import AccountSummary

AccountSummary._account_mfa_enabled = property(lambda summary: 1, lambda summary, value: None)
