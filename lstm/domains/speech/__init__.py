"""Spoken digits as frames for a network.

- sounds.py: the recordings, joined into what was typed, and as a WAV file to be played.
- mel.py: sound to frames: how loud each band of pitch is, every 25 ms.
"""
