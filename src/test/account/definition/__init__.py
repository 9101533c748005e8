"""The definition of the test account: what exists, whose it is and what it depends on."""
