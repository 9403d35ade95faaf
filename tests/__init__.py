"""The tests of values_exchange: one module per module of `src`, and what holds the whole house together."""
