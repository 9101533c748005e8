"""Constructors: one small function for each kind of AWS resource.

Each makes the API calls and, from the same arguments, registers what the ground truth says about the resource.
"""
