"""Pictures of the page Your own LSTM."""
