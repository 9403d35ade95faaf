"""What a schema cannot say: rules over the records of a catalogue, and what they find."""

from values_exchange.rules.checking import check_catalogue

__all__ = ["check_catalogue"]
