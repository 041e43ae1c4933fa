"""Raw data to frames and back: melodies, spoken digits, written digits, sound files."""
