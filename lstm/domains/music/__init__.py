"""Melodies: a grammar that makes them, their notes as text, a network that goes on with one, and what comes of it."""
