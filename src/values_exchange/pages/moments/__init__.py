"""What records date: gathered here for the history of a programme and for the timeline, and nowhere else."""

from values_exchange.pages.moments.cities import city_moments
from values_exchange.pages.moments.moment import Moment, MomentKind, Standing
from values_exchange.pages.moments.networks import network_moments
from values_exchange.pages.moments.programmes import programme_moments

__all__ = [
    "Moment",
    "MomentKind",
    "Standing",
    "city_moments",
    "network_moments",
    "programme_moments",
]
