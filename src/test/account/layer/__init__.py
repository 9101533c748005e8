"""Stands in front of the emulator and answers what it lacks: keeps the state of it, refuses the wrong order, and says of each answer that it is its own.

Two ways: a method that a service of the emulator lacks (`added`), and a whole service that it lacks (`served`). What neither the emulator nor this
layer knows is answered with 501, and what the emulator stumbles over with an error of its own, so that nobody takes one for the other.
"""

from layer import backup, billing, conditions, control, copies, forks, going, handovers, letting_go, order, organizations, people, policies, quiet, replication, resources, settings, stacksets, types, watching  # noqa: F401 (each adds its operations)
from layer.front import stand_in_front

__all__ = ["stand_in_front"]
