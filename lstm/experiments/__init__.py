"""What pages measure over many networks: how a gradient fades, how far back is remembered, how a series is forecast."""
