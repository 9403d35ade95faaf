"""Plain data against the schema: what is wrong with it, in our own words."""

from values_exchange.validation.check import MOST_PROBLEMS, check_data, check_shape
from values_exchange.validation.engines import Engine

__all__ = ["MOST_PROBLEMS", "Engine", "check_data", "check_shape"]
